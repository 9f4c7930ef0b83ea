import { describe, expect, it } from "vitest";
import type { RecordId } from "@/document/records";
import { context } from "@/ui/find/context";

const match = (text: string, words: string) =>
  ({ id: "c" as RecordId, where: "card", text, at: text.indexOf(words), length: words.length }) as const;

describe("what stands around found words", () => {
  it("is one line, cut with a sign that something is missing", () => {
    expect(context(match("a\nheat pump", "heat"))).toEqual({ before: "a ", words: "heat", after: " pump" });
    const { before, after } = context(match(`${"x".repeat(60)}heat${"y".repeat(60)}`, "heat"));
    expect([before, after]).toEqual([`…${"x".repeat(28)}`, `${"y".repeat(28)}…`]);
  });

  it("has no half of a character at its ends", () => {
    expect(context(match(`${"👍".repeat(20)}xheat`, "heat")).before).toBe(`…${"👍".repeat(13)}x`);
  });
});
