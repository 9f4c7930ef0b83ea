import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cull, type Drawn, topmostAt } from "@/canvas/cull";
import { type Box, contains, intersects } from "@/geometry/box";

const side = fc.integer({ min: 1, max: 400 });
const place = fc.integer({ min: -2000, max: 2000 });
const box: fc.Arbitrary<Box> = fc.record({ x: place, y: place, w: side, h: side });
const wall = fc.array(box, { maxLength: 60 }).chain((boxes) =>
  fc.record({
    boxes: fc.constant(boxes),
    order: fc.shuffledSubarray([...boxes.keys()], { minLength: boxes.length, maxLength: boxes.length }),
  }),
);

function drawn(boxes: Box[], order: number[]): Drawn {
  return {
    bounds: Float64Array.from(boxes.flatMap((b) => [b.x, b.y, b.w, b.h])),
    order: Int32Array.from(order),
    count: order.length,
  };
}

describe("culling", () => {
  it("finds exactly what touches the window, in drawing order", () => {
    fc.assert(
      fc.property(wall, box, ({ boxes, order }, view) => {
        const out = new Int32Array(boxes.length);
        const found = cull(drawn(boxes, order), view, out);
        const expected = order.filter((slot) => intersects(boxes[slot] as Box, view));
        expect([...out.subarray(0, found)]).toEqual(expected);
      }),
    );
  });

  it("hits the last drawn box under a point", () => {
    fc.assert(
      fc.property(wall, place, place, ({ boxes, order }, x, y) => {
        const expected = order.filter((slot) => contains(boxes[slot] as Box, { x, y })).at(-1) ?? -1;
        expect(topmostAt(drawn(boxes, order), { x, y })).toBe(expected);
      }),
    );
  });
});
