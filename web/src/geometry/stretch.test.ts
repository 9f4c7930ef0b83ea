import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriedAlong, stretched } from "@/geometry/stretch";

const box = { x: 10, y: 20, w: 100, h: 50 };
const free = { keep: false, least: 8 };

describe("a stretched box", () => {
  it("moves only the edges that are pulled", () => {
    expect(stretched(box, { x: 1, y: 0 }, 30, 99, free)).toEqual({ x: 10, y: 20, w: 130, h: 50 });
    expect(stretched(box, { x: -1, y: -1 }, 30, 10, free)).toEqual({ x: 40, y: 30, w: 70, h: 40 });
  });

  it("keeps its proportions around the opposite corner", () => {
    expect(stretched(box, { x: -1, y: -1 }, -100, 0, { keep: true, least: 8 })).toEqual({
      x: -90,
      y: -30,
      w: 200,
      h: 100,
    });
  });

  it("never becomes smaller than the least, and its opposite edge stays", () => {
    const pull = fc.constantFrom(-1, 0, 1) as fc.Arbitrary<-1 | 0 | 1>;
    const by = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(pull, pull, by, by, fc.boolean(), (x, y, dx, dy, keep) => {
        const { x: left, y: top, w, h } = stretched(box, { x, y }, dx, dy, { keep, least: 8 });
        expect(Math.min(w, h)).toBeGreaterThanOrEqual(8 - 1e-9);
        if (x > 0) expect(left).toBe(box.x);
        if (x < 0) expect(left + w).toBeCloseTo(box.x + box.w);
        if (y > 0) expect(top).toBe(box.y);
        if (y < 0) expect(top + h).toBeCloseTo(box.y + box.h);
        if (keep) expect(w / h).toBeCloseTo(2);
      }),
      { seed: 20_261_127 },
    );
  });

  it("takes what lies in it along", () => {
    const to = { x: 0, y: 0, w: 200, h: 25 };
    expect(carriedAlong({ x: 60, y: 20, w: 50, h: 50 }, box, to)).toEqual({ x: 100, y: 0, w: 100, h: 25 });
  });
});
