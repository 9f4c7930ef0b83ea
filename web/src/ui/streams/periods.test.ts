import { describe, expect, it } from "vitest";
import { mondayOf, quarterAfter, quarterOf, quarterWords, weekWords } from "@/ui/streams/periods";

describe("weeks and quarters", () => {
  it("a week begins on Monday", () => {
    expect(["2026-11-23", "2026-11-28", "2026-11-29"].map(mondayOf)).toEqual(Array(3).fill("2026-11-23"));
    expect(mondayOf("2027-01-01")).toBe("2026-12-28");
  });

  it("a quarter has three months", () => {
    expect(["2026-01-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual(["2026-Q1", "2026-Q2", "2026-Q4"]);
    expect(quarterAfter("2026-Q4", 1)).toBe("2027-Q1");
    expect(quarterAfter("2026-Q1", -1)).toBe("2025-Q4");
    expect(quarterWords("2026-Q4")).toBe("Q4 2026");
  });

  it("a week is said from its first day to its last", () => {
    // Spaces around the dash differ with the browser's own words.
    expect(weekWords("2026-11-23", "en").replace(/\s/g, "")).toBe("23–29Nov2026");
  });
});
