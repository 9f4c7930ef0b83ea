/** Where a connector meets an item: points on its sides, and the sides that face each other. Pure. */
import type { Side } from "@/document/things";
import { type Box, centre, type Point } from "@/geometry/box";

/** An end of a connector as a route sees it: an item's box, or a point (`w` and `h` are 0). */
export interface Terminal {
  readonly box: Box;
  /** The side to leave from; null: whichever is best. */
  readonly side: Side | null;
  /** Whether there is an item; a bare point can be left in any direction. */
  readonly bound: boolean;
}

/** The way out of each side. */
export const NORMALS: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

/** The middle of a side. */
export function sidePoint(box: Box, side: Side): Point {
  const middle = centre(box);
  switch (side) {
    case "top":
      return { x: middle.x, y: box.y };
    case "bottom":
      return { x: middle.x, y: box.y + box.h };
    case "left":
      return { x: box.x, y: middle.y };
    case "right":
      return { x: box.x + box.w, y: middle.y };
  }
}

/** The side of `from` that faces `to`: across the wider gap. */
export function facingSide(from: Box, to: Box): Side {
  const a = centre(from);
  const b = centre(to);
  const gapX = Math.abs(b.x - a.x) - (from.w + to.w) / 2;
  const gapY = Math.abs(b.y - a.y) - (from.h + to.h) / 2;
  if (gapX >= gapY) return b.x >= a.x ? "right" : "left";
  return b.y >= a.y ? "bottom" : "top";
}

/** Where the line from the middle of a box towards a point leaves the box. */
export function borderPoint(box: Box, towards: Point): Point {
  const middle = centre(box);
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  if (dx === 0 && dy === 0) return middle;
  const across = dx === 0 ? Number.POSITIVE_INFINITY : box.w / 2 / Math.abs(dx);
  const along = dy === 0 ? Number.POSITIVE_INFINITY : box.h / 2 / Math.abs(dy);
  const share = Math.min(across, along);
  return { x: middle.x + dx * share, y: middle.y + dy * share };
}

/** The side of a box that a point is nearest to. */
export function nearestSide(box: Box, point: Point): Side {
  const distances: readonly (readonly [Side, number])[] = [
    ["top", Math.abs(point.y - box.y)],
    ["right", Math.abs(point.x - box.x - box.w)],
    ["bottom", Math.abs(point.y - box.y - box.h)],
    ["left", Math.abs(point.x - box.x)],
  ];
  return distances.reduce((best, one) => (one[1] < best[1] ? one : best))[0];
}
