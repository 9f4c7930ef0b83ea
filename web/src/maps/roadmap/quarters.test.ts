import { describe, expect, it } from "vitest";
import { quarterAt, quarterTitle, quarterToBegin, readQuarter, writeQuarter } from "@/maps/roadmap/quarters";

describe("quarters", () => {
  it("are read, counted and written", () => {
    const last = readQuarter("2026-Q4");
    expect(last).not.toBeNull();
    expect(writeQuarter((last ?? 0) + 1)).toBe("2027-Q1");
    expect(quarterTitle((last ?? 0) + 1)).toBe("Q1 2027");
    expect(readQuarter(" 2026-q4 ")).toBe(last);
    for (const wrong of ["2026-Q5", "Q4 2026", "", 2026, null, undefined]) expect(readQuarter(wrong)).toBeNull();
  });

  it("begin shortly before they do", () => {
    expect(writeQuarter(quarterAt(new Date(2026, 11, 31)))).toBe("2026-Q4");
    expect(writeQuarter(quarterToBegin(new Date(2026, 10, 28)))).toBe("2026-Q4");
    expect(writeQuarter(quarterToBegin(new Date(2026, 11, 15)))).toBe("2027-Q1");
    expect(writeQuarter(quarterToBegin(new Date(2027, 0, 1)))).toBe("2027-Q1");
  });
});
