import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beside, dayAfter, dayMarks, daysBetween, linear, ticks, weekItems, weeks } from "@/ui/flow/scale";

describe("axes", () => {
  it("have round steps that reach the top", () => {
    expect(ticks(23)).toEqual([0, 5, 10, 15, 20, 25]);
    expect(ticks(0)).toEqual([0]);
    expect(ticks(3)).toEqual([0, 1, 2, 3]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (most) => {
        const found = ticks(most);
        expect(found.at(-1)).toBeGreaterThanOrEqual(most);
        expect(found.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it("place values, also when there are none", () => {
    expect(linear(10, 100, 0)(5)).toBe(50);
    expect(linear(0, 100, 0)(0)).toBe(100);
  });

  it("label days so that they do not touch", () => {
    expect(dayMarks(90, 360, 72)).toEqual([17, 35, 53, 71, 89]);
    expect(dayMarks(1, 10, 72)).toEqual([0]);
    expect(dayMarks(90, 360, 144)).toEqual([44, 89]);
  });

  it("count days over a change of the clocks", () => {
    expect(dayAfter("2026-10-24", 2)).toBe("2026-10-26");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  });

  it("sum weeks that end with the last day, and lose none", () => {
    expect(weeks([1, 1, 0, 0, 0, 0, 0, 0, 2])).toEqual([
      { at: 0, days: 2, sum: 2 },
      { at: 2, days: 7, sum: 2 },
    ]);
    expect(weeks([])).toEqual([]);
  });

  it("name the items of a week where the people are", () => {
    const finished = ["2026-11-01T23:30:00Z", "2026-11-02T10:00:00Z", "2026-11-09T01:00:00Z", null].map((one) => ({
      finished: one,
    }));
    const flow = { finished, first: "2026-10-27", zone: "Europe/Berlin" };
    expect(weekItems(flow, { at: 6, days: 7 }).map((one) => one.finished)).toEqual(
      finished.slice(0, 2).map((one) => one.finished),
    );
    expect(weekItems(flow, { at: 13, days: 7 })).toHaveLength(1);
    expect(weekItems({ ...flow, zone: "UTC" }, { at: 6, days: 7 })).toHaveLength(1);
  });

  it("put points beside each other", () => {
    expect([0, 1, 2, 3].map((place) => beside(place, 5))).toEqual([-0, 5, -5, 10]);
  });
});
