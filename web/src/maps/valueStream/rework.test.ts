import { describe, expect, it } from "vitest";
import { reworkTiming } from "@/maps/valueStream/rework";
import { type Sketch, sketched, WORKED } from "@/maps/valueStream/sketch.fixture";

const hours = (sketch: Sketch) => {
  const timing = reworkTiming(sketched(sketch));
  return timing && { lead: timing.lead / 60, process: timing.process / 60 };
};

describe("times with what comes back", () => {
  it("is the mean over all passes: 20 hours of which a fifth comes back take 25", () => {
    const steps = [
      [1, 10, 90],
      [2, 10, 90],
    ] as const;
    expect(hours({ steps, arrows: [[2, 1, 20]] })?.lead).toBeCloseTo(25);
    expect(hours({ steps, arrows: [[2, 1, 20]] })?.process).toBeCloseTo(3.75);
  });

  it("adds to the worked example what goes back from building to designing", () => {
    const found = hours({ steps: WORKED, arrows: [[4, 3, 15]] });
    expect(found?.lead).toBeCloseTo(16 + 40 + 64 + (80 + 0.15 * 64) / 0.85 + 24 + 8);
    expect(found?.process).toBeCloseTo(0.25 + 2 + 6 + (16 + 0.15 * 6) / 0.85 + 1.5 + 0.5);
  });

  it("counts a way back over a step that has one of its own", () => {
    const steps = [
      [1, 10, 90],
      [1, 10, 90],
      [1, 10, 90],
    ] as const;
    const two = (10 + 0.5 * 10) / 0.5;
    const arrows = [
      [2, 1, 50],
      [3, 1, 10],
    ] as const;
    expect(hours({ steps, arrows })?.lead).toBeCloseTo(10 + two + (10 + 0.1 * (10 + two)) / 0.9);
  });

  it("takes a group of steps at the same time as a whole, by its longest branch", () => {
    const steps = [
      [1, 10, 90],
      [1, 20, 90],
      [1, 40, 90],
      [1, 10, 90],
    ] as const;
    expect(hours({ steps, parallel: [2, 3], arrows: [[4, 2, 50]] })?.lead).toBeCloseTo(10 + 40 + (10 + 20) / 0.5);
  });

  it("is unknown without ways back, without their share or a time, and where everything comes back", () => {
    const steps = [
      [1, 10, 90],
      [1, 10, 90],
    ] as const;
    expect(hours({ steps })).toBeNull();
    expect(hours({ steps, arrows: [[2, 1]] })).toBeNull();
    expect(hours({ steps, arrows: [[2, 1, 100]] })).toBeNull();
    expect(hours({ steps: [[1, null, 90], ...steps], arrows: [[2, 1, 10]] })).toBeNull();
  });
});
