import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ArrowEnd, arrowRoute } from "@/canvas/routing/arrowRoute";
import { sheetOf } from "@/canvas/sheet";
import type { ColumnId, LaneId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { blueprintKind, type Sketch, sketchedState } from "@/maps/blueprint/sketch.fixture";
import { layoutMap } from "@/maps/layout";
import { MAP } from "@/maps/testState";

const ROWS = ["customer_actions", "frontstage_actions", "backstage_actions", "support_systems"];

function sheetFor(cards: Sketch["cards"]) {
  const state = sketchedState({ steps: 5, rows: ROWS, ...(cards ? { cards } : {}) });
  return sheetOf(layoutMap(blueprintKind(), state.maps.get(MAP.id) ?? MAP, state));
}

function end(row: string, step: number): ArrowEnd {
  return { lane: row as LaneId, column: `s${step}` as ColumnId };
}

/** Whether a piece of the way lies inside a box. */
function runsThrough(points: readonly number[], { x, y, w, h }: Box): boolean {
  for (let i = 2; i < points.length; i += 2) {
    const [x0, y0, x1, y1] = [points[i - 2], points[i - 1], points[i], points[i + 1]] as [
      number,
      number,
      number,
      number,
    ];
    const apart =
      Math.max(x0, x1) <= x || Math.min(x0, x1) >= x + w || Math.max(y0, y1) <= y || Math.min(y0, y1) >= y + h;
    if (!apart) return true;
  }
  return false;
}

describe("the way of an arrow", () => {
  it("is straight between neighbours of one row, and down into the next row", () => {
    const sheet = sheetFor([
      ["customer_actions", 1],
      ["customer_actions", 2],
      ["frontstage_actions", 1],
    ]);
    const beside = arrowRoute(sheet, end("customer_actions", 1), end("customer_actions", 2), 1)?.points ?? [];
    expect(beside).toHaveLength(4);
    expect(beside[1]).toBe(beside[3]);
    const below = arrowRoute(sheet, end("customer_actions", 1), end("frontstage_actions", 1), 1)?.points ?? [];
    expect(below).toHaveLength(4);
    expect(below[0]).toBe(below[2]);
  });

  it("is none where a row or step is gone", () => {
    expect(arrowRoute(sheetFor([]), end("customer_actions", 1), end("customer_actions", 9), 0)).toBeNull();
  });

  it("never runs over a card, from any cell to any other", () => {
    const row = fc.constantFrom(...ROWS);
    const step = fc.integer({ min: 1, max: 5 });
    const card = fc.tuple(row, step);
    fc.assert(
      fc.property(fc.array(card, { maxLength: 30 }), card, card, fc.nat(5), (cards, from, to, nth) => {
        fc.pre(from.join() !== to.join());
        const sheet = sheetFor(cards);
        const points = arrowRoute(sheet, end(...from), end(...to), nth)?.points ?? [];
        expect(points.length).toBeGreaterThan(0);
        for (const placed of sheet.layout.cards) expect(runsThrough(points, placed.box)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
