import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facingSide, type Terminal } from "@/canvas/routing/anchors";
import { elbowRoute } from "@/canvas/routing/elbow";
import { boxOfRoute, distanceTo, flat, routeOf } from "@/canvas/routing/route";
import { PATHS, SIDES } from "@/document/things";
import type { Box } from "@/geometry/box";

const bound = (x: number, y: number, side: Terminal["side"] = null): Terminal => ({
  box: { x, y, w: 100, h: 60 },
  side,
  bound: true,
});
const bare = (x: number, y: number): Terminal => ({ box: { x, y, w: 0, h: 0 }, side: null, bound: false });

const spot = fc.integer({ min: -1_000, max: 1_000 });
const length = fc.integer({ min: 1, max: 400 });
const terminal: fc.Arbitrary<Terminal> = fc
  .record({ x: spot, y: spot, w: length, h: length, side: fc.constantFrom(null, ...SIDES), bound: fc.boolean() })
  .map(({ x, y, w, h, side, bound: isBound }) =>
    isBound ? { box: { x, y, w, h }, side, bound: true } : { box: { x, y, w: 0, h: 0 }, side: null, bound: false },
  );

/** Whether a straight piece runs through the inside of a box. */
function cuts({ x, y, w, h }: Box, [x0, y0, x1, y1]: readonly [number, number, number, number]): boolean {
  return Math.max(x0, x1) > x && Math.min(x0, x1) < x + w && Math.max(y0, y1) > y && Math.min(y0, y1) < y + h;
}

function pieces(points: readonly number[]): (readonly [number, number, number, number])[] {
  return Array.from({ length: points.length / 2 - 1 }, (_, i) => points.slice(i * 2, i * 2 + 4) as never);
}

describe("a way of right angles", () => {
  it("goes straight where it can", () => {
    expect(elbowRoute(bound(0, 0), bound(300, 0))).toEqual([100, 30, 300, 30]);
  });

  it("bends in the middle between two items", () => {
    expect(elbowRoute(bound(0, 0), bound(300, 200))).toEqual([100, 30, 200, 30, 200, 230, 300, 230]);
  });

  it("goes around the item that it has to leave at the far side of", () => {
    const points = elbowRoute(bound(0, 0, "left"), bound(300, 0, "left"));
    for (const piece of pieces(points).slice(1, -1)) expect(cuts(bound(0, 0).box, piece)).toBe(false);
    expect(points.slice(0, 2)).toEqual([0, 30]);
    expect(points.slice(-2)).toEqual([300, 30]);
  });

  it("has only right angles, ends at both ends, and cuts through no item that stands clear of the other", () => {
    fc.assert(
      fc.property(terminal, terminal, (from, to) => {
        const points = elbowRoute(from, to);
        expect(points.length).toBeGreaterThanOrEqual(2);
        for (const [x0, y0, x1, y1] of pieces(points)) expect(x0 === x1 || y0 === y1).toBe(true);
        const far = (a: Box, b: Box) =>
          a.x + a.w + 42 < b.x || b.x + b.w + 42 < a.x || a.y + a.h + 42 < b.y || b.y + b.h + 42 < a.y;
        if (!far(from.box, to.box)) return;
        for (const end of [from, to]) {
          if (end.bound) for (const piece of pieces(points)) expect(cuts(end.box, piece)).toBe(false);
        }
      }),
      { seed: 20_261_127, numRuns: 500 },
    );
  });
});

describe("any way", () => {
  it("is finite, close to itself and to its label, inside its box", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), terminal, terminal, (path, from, to) => {
        const route = routeOf(path, from, to);
        for (const value of route.points) expect(Number.isFinite(value)).toBe(true);
        if (route.points.length < 4) return;
        expect(distanceTo(route, route.label)).toBeLessThan(0.001);
        const box = boxOfRoute(route);
        for (let i = 0; i < flat(route).length; i += 2) {
          expect(flat(route)[i]).toBeGreaterThanOrEqual(box.x - 0.001);
          expect(flat(route)[i]).toBeLessThanOrEqual(box.x + box.w + 0.001);
        }
      }),
      { seed: 20_261_127, numRuns: 300 },
    );
  });

  it("meets an item at its border", () => {
    expect(routeOf("straight", bound(0, 0), bare(400, 30)).points).toEqual([100, 30, 400, 30]);
    expect(routeOf("straight", bound(0, 0, "top"), bare(50, -90)).points).toEqual([50, 0, 50, -90]);
    expect(routeOf("curved", bound(0, 0), bound(300, 0)).points.slice(0, 2)).toEqual([100, 30]);
  });

  it("leaves an item on the side that faces the other", () => {
    expect(facingSide(bound(0, 0).box, bound(300, 100).box)).toBe("right");
    expect(facingSide(bound(0, 0).box, bound(0, -300).box)).toBe("top");
  });
});
