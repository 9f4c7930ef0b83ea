/**
 * Which slots a box touches, in drawing order.
 *
 * A linear scan of cached bounds: 10,000 boxes take about a tenth of a millisecond, keep their drawing order for free
 * and need no index that would have to be kept in step while hundreds of cards are dragged.
 */
import type { Box, Point } from "@/geometry/box";

/** Bounds of all slots (x, y, w, h each) and the order in which they are drawn. */
export interface Drawn {
  readonly bounds: Float64Array;
  readonly order: Int32Array;
  readonly count: number;
}

/** Writes the slots that touch `box` into `out`, bottom first, and returns how many there are. */
export function cull(drawn: Drawn, box: Box, out: Int32Array): number {
  const { bounds, order, count } = drawn;
  const left = box.x;
  const top = box.y;
  const right = box.x + box.w;
  const bottom = box.y + box.h;
  let found = 0;
  for (let i = 0; i < count; i++) {
    const slot = order[i] as number;
    const at = slot * 4;
    const x = bounds[at] as number;
    if (x > right || x + (bounds[at + 2] as number) < left) continue;
    const y = bounds[at + 1] as number;
    if (y > bottom || y + (bounds[at + 3] as number) < top) continue;
    out[found++] = slot;
  }
  return found;
}

/** The topmost slot under a point, or -1. */
export function topmostAt(drawn: Drawn, point: Point): number {
  const { bounds, order, count } = drawn;
  for (let i = count - 1; i >= 0; i--) {
    const slot = order[i] as number;
    const at = slot * 4;
    const dx = point.x - (bounds[at] as number);
    const dy = point.y - (bounds[at + 1] as number);
    if (dx >= 0 && dy >= 0 && dx < (bounds[at + 2] as number) && dy < (bounds[at + 3] as number)) return slot;
  }
  return -1;
}
