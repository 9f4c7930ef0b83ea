import { describe, expect, it } from "vitest";
import { bandAt, dayAt, standing } from "@/ui/flow/bands";

const bands = [
  [3, 5],
  [2, 4],
  [0, 4],
];

describe("the cumulative flow", () => {
  it("finds the band at a point, and nothing above", () => {
    expect(bandAt(bands, 0, 2.5)).toEqual({ stage: 0, day: 0 });
    expect(bandAt(bands, 0, 1)).toEqual({ stage: 1, day: 0 });
    expect(bandAt(bands, 1, 3.9)).toEqual({ stage: 2, day: 1 });
    expect(bandAt(bands, 0, 3.1)).toBeNull();
    expect(bandAt([], 0, 0)).toBeNull();
  });

  it("counts what stands in a band: what reached the next stage as well is not in it", () => {
    expect([0, 1, 2].map((stage) => standing(bands, { stage, day: 1 }))).toEqual([1, 0, 4]);
    expect(standing(bands, { stage: 7, day: 0 })).toBe(0);
  });

  it("finds the day at a point, also beyond the ends", () => {
    const plot = { left: 44, width: 300 };
    expect([0, 44, 143, 145, 343, 900].map((x) => dayAt(plot, 3, x))).toEqual([0, 0, 0, 1, 2, 2]);
  });
});
