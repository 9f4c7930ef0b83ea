import { describe, expect, it } from "vitest";
import { lineCount } from "@/maps/text";

describe("lineCount", () => {
  const lines = (text: string, width = 200) => lineCount(text, width, 16, 4);

  it("gives even an empty title one line", () => {
    expect(lines("")).toBe(1);
    expect(lines("Short")).toBe(1);
  });

  it("breaks between words, at line ends, and inside what is too long", () => {
    expect(lines("Warehouse picks the kit the evening before")).toBe(2);
    expect(lines("one\ntwo")).toBe(2);
    expect(lines("Wärmepumpenanlageninstallationstermin")).toBe(2);
    expect(lines("漢字漢字漢字漢字漢字漢字漢字")).toBe(2);
  });

  it("never answers more than the most lines", () => {
    expect(lines("word ".repeat(200))).toBe(4);
    expect(lineCount("abc", 0, 16, 3)).toBe(3);
  });
});
