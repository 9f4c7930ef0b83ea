import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "@/geometry/box";
import { GUIDE_NUMBERS, MOST_CANDIDATES, Snapper } from "@/geometry/snap";

const box = (x: number, y: number, w = 100, h = 60): Box => ({ x, y, w, h });

function snapped(candidates: readonly Box[], moving: Box, reach = 6) {
  const snapper = new Snapper();
  snapper.begin(candidates);
  snapper.snap(moving.x, moving.y, moving.w, moving.h, reach);
  const guides = Array.from({ length: snapper.count }, (_, i) => [
    ...snapper.guides.slice(i * GUIDE_NUMBERS, (i + 1) * GUIDE_NUMBERS),
  ]);
  return { dx: snapper.dx, dy: snapper.dy, guides };
}

describe("snapping", () => {
  it("brings edges and middles into line within reach, and shows from where to where", () => {
    expect(snapped([box(0, 0)], box(4, 200))).toEqual({
      dx: -4,
      dy: 0,
      guides: [
        [0, 0, 0, 260, 0],
        [50, 0, 50, 260, 0],
        [100, 0, 100, 260, 0],
      ],
    });
    expect(snapped([box(0, 0, 200)], box(53, 200))).toMatchObject({ dx: -3, guides: [[100, 0, 100, 260, 0]] });
    expect(snapped([box(0, 0)], box(103, -200))).toMatchObject({ dx: -3, guides: [[100, -200, 100, 60, 0]] });
  });

  it("leaves what is out of reach", () => {
    expect(snapped([box(0, 0)], box(7, 200))).toEqual({ dx: 0, dy: 0, guides: [] });
    expect(snapped([], box(7, 200))).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it("takes the nearest of several", () => {
    expect(snapped([box(0, 0), box(9, 300)], box(5, 600)).dx).toBe(4);
  });

  it("finds the middle between two, and the gap that others have, and shows the gaps", () => {
    const between = snapped([box(0, 0), box(400, 7)], box(203, 2), 5);
    expect(between.dx).toBe(-3);
    expect(between.guides.filter((guide) => guide[4] !== 0).map((guide) => guide[4])).toEqual([100, 100]);
    const behind = snapped([box(0, 0), box(140, 0)], box(283, 20), 5);
    expect(behind.dx).toBe(-3);
    expect(behind.guides.filter((guide) => guide[4] !== 0)).toEqual([
      [100, 50, 140, 50, 40],
      [240, 50, 280, 50, 40],
    ]);
    const above = snapped([box(0, 300), box(0, 400)], box(33, 197), 5);
    expect(above.dy).toBe(3);
  });

  it("brings pulled edges into line with edges, and only those", () => {
    const snapper = new Snapper();
    snapper.begin([box(300, 0)]);
    snapper.snapEdges(box(100, 200, 197, 60), 1, 0, 6);
    expect([snapper.dx, snapper.dy, snapper.count]).toEqual([3, 0, 1]);
    expect([...snapper.guides.slice(0, GUIDE_NUMBERS)]).toEqual([300, 0, 300, 260, 0]);
    snapper.snapEdges(box(100, 200, 197, 60), -1, 0, 6);
    expect([snapper.dx, snapper.count]).toEqual([0, 0]);
    snapper.snapEdges(box(100, 65, 197, 60), 1, -1, 6);
    expect([snapper.dx, snapper.dy]).toEqual([3, -5]);
  });

  it("looks at no more boxes than it may", () => {
    const far = Array.from({ length: MOST_CANDIDATES }, (_, i) => box(10_000 + i * 500, 0));
    expect(snapped([...far, box(0, 0)], box(3, 200)).dx).toBe(0);
  });

  it("never goes further than its reach, and what it brought into line stays there", () => {
    const any = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      w: fc.integer({ min: 20, max: 200 }),
      h: fc.integer({ min: 20, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), any, (candidates, moving) => {
        const { dx, dy } = snapped(candidates, moving, 8);
        expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(8.02);
        const again = snapped(candidates, { ...moving, x: moving.x + dx, y: moving.y + dy }, 0);
        if (dx !== 0) expect(again.guides.length).toBeGreaterThan(0);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
