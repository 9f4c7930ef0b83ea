import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Delta, difference, positionAfter, rebase, stringOf, writeDifference } from "@/document/text-difference";

const seed = 20_261_123;
const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "😀", "😁", "é", "👩‍💻"), maxLength: 12 });

describe("difference", () => {
  it("leads from any text to any other without cutting characters", () => {
    fc.assert(
      fc.property(text, text, fc.nat(30), (before, after, caret) => {
        const shared = new Y.Doc().getText("t");
        shared.insert(0, before);
        writeDifference(shared, difference(before, after, Math.min(caret, after.length)));
        expect(shared.toString()).toBe(after);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it("follows the caret where letters repeat", () => {
    expect(difference("hello", "helllo", 3)).toEqual({ index: 2, remove: 0, insert: "l" });
    expect(difference("hello", "helllo", 5)).toEqual({ index: 4, remove: 0, insert: "l" });
    expect(difference("aaa", "aa", 1)).toEqual({ index: 1, remove: 1, insert: "" });
    expect(difference("same", "same")).toBeNull();
  });

  it("replaces a whole emoji, never half of it", () => {
    expect(difference("x😀y", "x😁y", 3)).toEqual({ index: 1, remove: 2, insert: "😁" });
  });
});

describe("positionAfter", () => {
  it("moves with what comes before and stays before what comes at it", () => {
    expect(positionAfter([{ retain: 1 }, { insert: "xx" }], 3)).toBe(5);
    expect(positionAfter([{ retain: 3 }, { insert: "xx" }], 3)).toBe(3);
    expect(positionAfter([{ retain: 1 }, { delete: 4 }], 3)).toBe(1);
    expect(positionAfter([{ delete: 1 }], 3)).toBe(2);
    expect(positionAfter([{ insert: "a" }, { delete: 2 }], 3)).toBe(2);
  });
});

describe("rebase", () => {
  it("removes only what was there, never what others put between", () => {
    fc.assert(
      fc.property(text, text, text, (before, mine, theirs) => {
        const shared = new Y.Doc().getText("t");
        shared.insert(0, before);
        const deltas: Delta[] = [];
        shared.observe((event) => deltas.push(event.delta));
        const typed = difference(before, mine);
        const theirChange = difference(before, theirs);
        if (theirChange) shared.doc?.transact(() => writeDifference(shared, theirChange));
        if (typed) {
          const { runs, index, insert } = rebase(typed, before.length, deltas);
          for (const run of [...runs].reverse()) shared.delete(run.index, run.length);
          shared.insert(index, insert);
          expect(shared.toString()).toContain(insert);
        }
        expect(shared.toString()).toContain(theirChange?.insert.slice(0, 1) ?? "");
        expect(shared.toString()).not.toContain("\ufffd");
      }),
      { seed, numRuns: 1_000 },
    );
  });
});

describe("stringOf", () => {
  it("counts embedded things as one unit", () => {
    const shared = new Y.Doc().getText("t");
    shared.insert(0, "ab");
    shared.insertEmbed(1, { image: "x" });
    expect(stringOf(shared)).toBe("a\ufffcb");
    expect(stringOf(shared).length).toBe(shared.length);
  });
});
