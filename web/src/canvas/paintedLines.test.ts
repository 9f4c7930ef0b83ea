import { describe, expect, it } from "vitest";
import { PaintedLines } from "@/canvas/paintedLines";

/** Every letter is half as wide as it is high. */
function breaker() {
  const asked: string[] = [];
  const lines = new PaintedLines((text) => {
    asked.push(text);
    return text.length / 2;
  });
  return { lines, asked };
}

describe("lines of painted titles", () => {
  it("break between words and at line ends, as in an element", () => {
    const { lines } = breaker();
    expect(lines.lines("who wants what", 90, 20, 9)).toEqual(["who wants", "what"]);
    expect(lines.lines("who wants what", 89, 20, 9)).toEqual(["who", "wants", "what"]);
    expect(lines.lines("one\n\ntwo", 90, 20, 9)).toEqual(["one", "", "two"]);
    expect(lines.lines("", 90, 20, 9)).toEqual([""]);
  });

  it("break inside a word only where it is wider than a line", () => {
    const { lines } = breaker();
    expect(lines.lines("a postcode", 40, 20, 9)).toEqual(["a", "post", "code"]);
    expect(lines.lines("m", 1, 20, 9)).toEqual(["m"]);
  });

  it("are no more than there is room for", () => {
    expect(breaker().lines.lines("one two three", 30, 20, 2)).toEqual(["one", "two"]);
  });

  it("measure each word once, until other fonts arrive", () => {
    const { lines, asked } = breaker();
    lines.lines("who wants what", 900, 20, 9);
    const once = asked.length;
    lines.lines("what who wants", 90, 12, 9);
    expect(asked.length).toBe(once);
    lines.forget();
    lines.lines("what", 90, 12, 9);
    expect(asked.length).toBeGreaterThan(once);
  });
});
