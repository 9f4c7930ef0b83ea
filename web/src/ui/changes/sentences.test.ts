import words from "@kinds/../golden/field_words.json";
import sentences from "@walks/sentences.json";
import { describe, expect, it } from "vitest";
import type { Change, PlaceName } from "@/api/dto";
import { groupsOf } from "@/ui/changes/changeGroups";
import { marksOf } from "@/ui/changes/marks";
import { changeSentence, fill, placeName } from "@/ui/changes/sentences";

const names: Readonly<Record<string, PlaceName>> = {
  m: { title: "Portfolio", kind: "kanban", role: null },
  l1: { title: "For customers", kind: "kanban", role: "standard" },
  l2: { title: "For us", kind: "kanban", role: "standard" },
  c1: { title: "", kind: "kanban", role: "review" },
  c2: { title: "Doing", kind: "kanban", role: "implement" },
};

const change = (kind: Change["kind"], more: Partial<Change> = {}): Change => ({
  kind,
  id: "x",
  title: "Valves",
  ...more,
});

const cell = (lane: string, column: string) => ({ map: "m", lane, column });

describe("a change as a sentence", () => {
  it("names the column only where the lane stays, the lane only where the column stays, and else both", () => {
    const moved = (lane: string, column: string): string =>
      changeSentence(
        change("card.moved", { map: "m", origin: cell("l1", "c1"), target: cell(lane, column) }),
        names,
        "en",
      );
    expect(moved("l1", "c2")).toMatch(/“Valves”.* from Review to Doing/);
    expect(moved("l2", "c1")).toMatch(/from For customers to For us/);
    expect(moved("l2", "c2")).toMatch(/from For customers, Review to For us, Doing/);
  });

  it("says of an arrow the step at both ends, also where both are in one", () => {
    const arrow = (more: Partial<Change>): string =>
      changeSentence(change("arrow.new", { title: "", map: "m", origin: cell("l1", "c2"), ...more }), names, "en");
    expect(arrow({ target: cell("l1", "c1"), field: "leads_to" })).toBe(
      "In Portfolio, a new arrow leads from Doing to Review.",
    );
    expect(arrow({ target: cell("l2", "c2"), field: "enables" })).toBe(
      "In Portfolio, For customers, Doing now makes For us, Doing possible.",
    );
  });

  it("says of a card that came to where work starts that it was committed to", () => {
    const move = { map: "m", origin: cell("l1", "c1"), target: cell("l1", "c2"), field: "commitment" };
    expect(changeSentence(change("card.moved", move), names, "en")).toMatch(/“Valves”.* was committed to/);
    expect(changeSentence(change("card.moved", move), names, "de")).toMatch(/zugesagt/);
  });

  it("keeps titles that run from right to left from turning the sentence around", () => {
    const moved = change("card.moved", {
      title: "משאבת חום",
      origin: cell("l1", "c1"),
      target: cell("l1", "c2"),
      map: "m",
    });
    expect(changeSentence(moved, names, "en")).toContain("“\u2068משאבת חום\u2069” moved");
    expect(changeSentence(change("card.deleted"), names, "en")).not.toMatch(/[\u2066-\u2069]/);
  });

  it("has the role's words for what nobody named, in the reader's language", () => {
    expect(placeName(names, "c1", "en")).toBe("Review");
    expect(placeName(names, "c1", "de")).toBe("Prüfung");
    expect(placeName(names, "gone", "de")).toBe("");
  });

  it.each(["en", "de"] as const)("leaves nothing open in %s, whatever is missing", (lang) => {
    const kinds = new Set(Object.keys(sentences[lang]).map((key) => key.split(".").slice(1, 3).join(".")));
    const spots = [null, { map: "m", lane: null, column: null }, cell("l1", "c2")];
    for (const kind of kinds)
      for (const origin of spots)
        for (const target of spots)
          for (const [before, after] of [
            [null, null],
            ["a", null],
            [null, "b"],
            ["a", "b"],
          ] as const) {
            const said = changeSentence(
              change(kind as Change["kind"], { map: "m", origin, target, before, after }),
              names,
              lang,
            );
            expect(said, kind).not.toMatch(/[{}]/);
            expect(said.trim(), kind).not.toBe("");
          }
  });

  it("tells a reason, another reason and no reason apart", () => {
    const said = (before: string | null, after: string | null): string =>
      changeSentence(change("card.blocked", { before, after }), names, "en");
    expect(new Set([said(null, null), said(null, "permit"), said("permit", "money")]).size).toBe(3);
  });

  it.each(words)("words a $field the same way as the minutes", ({ field, before, after, en, de }) => {
    const changed = change("card.field", { title: "Pump", field, before, after });
    expect(changeSentence(changed, names, "en")).toBe(en);
    expect(changeSentence(changed, names, "de")).toBe(de);
  });

  it("keeps braces that people wrote", () => {
    expect(fill("“{card}” left {map}.", { card: "{map}", map: "Wall" })).toBe("“{map}” left Wall.");
  });
});

describe("the groups of changes", () => {
  it("have every change once, what is about parts of maps together", () => {
    const all = [change("map.new"), change("card.moved"), change("card.entered"), change("lane.removed")];
    const groups = groupsOf(all);
    expect(groups.map(({ key, changes }) => [key, changes.length])).toEqual([
      ["moved", 2],
      ["parts", 2],
    ]);
  });
});

describe("the marks of changes", () => {
  const word = (key: string): string => key;

  it("say the most telling thing about a card that changed in several ways", () => {
    const marks = marksOf([change("card.reworded"), change("card.blocked"), change("card.moved")], word);
    expect([...marks.values()]).toEqual([{ kind: "blocked", word: "mark.blocked" }]);
  });

  it("are not put on what is gone", () => {
    expect(marksOf([change("card.deleted"), change("lane.removed"), change("map.removed")], word).size).toBe(0);
  });
});
