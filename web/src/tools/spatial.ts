/** The next card in a direction, for arrow keys on the free wall. */
import type { Drawn } from "@/canvas/cull";
import type { Box } from "@/geometry/box";
import type { Direction } from "@/tools/wallContract";

/** Being off to the side counts this much more than being far away. */
const SIDEWAYS = 2.5;

/** The nearest slot in a direction from a box, or -1; `except` is the slot one comes from. */
export function nearestTowards(drawn: Drawn, from: Box, direction: Direction, except: number): number {
  const { bounds, order, count } = drawn;
  const fromX = from.x + from.w / 2;
  const fromY = from.y + from.h / 2;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const slot = order[i] as number;
    if (slot === except) continue;
    const at = slot * 4;
    const dx = (bounds[at] as number) + (bounds[at + 2] as number) / 2 - fromX;
    const dy = (bounds[at + 1] as number) + (bounds[at + 3] as number) / 2 - fromY;
    const cost = costTowards(direction, dx, dy);
    if (cost < least) {
      least = cost;
      best = slot;
    }
  }
  return best;
}

/** How far a box is from another one in a direction; infinite when it is not that way at all. */
export function costTo(from: Box, to: Box, direction: Direction): number {
  return costTowards(direction, to.x + to.w / 2 - from.x - from.w / 2, to.y + to.h / 2 - from.y - from.h / 2);
}

/** How far something at an offset is in a direction; infinite when it is not that way at all. */
function costTowards(direction: Direction, dx: number, dy: number): number {
  const across = direction === "left" || direction === "right";
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  const ahead = sign * (across ? dx : dy);
  const aside = Math.abs(across ? dy : dx);
  // Within 60 degrees of the arrow, so that every card can be reached by some way round.
  return ahead <= 0 || aside > ahead * 1.75 ? Number.POSITIVE_INFINITY : ahead + aside * SIDEWAYS;
}
