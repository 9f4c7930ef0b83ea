/** Stretching boxes by an edge or corner. Pure. */
import type { Box } from "@/geometry/box";

/** Which edges are pulled: -1 is left or top, 1 right or bottom, 0 neither. */
export interface Pull {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** The box with its pulled edges moved by an offset, never smaller than `least`; with `keep` in its proportions. */
export function stretched(
  box: Box,
  pull: Pull,
  dx: number,
  dy: number,
  { keep, least }: { readonly keep: boolean; readonly least: number },
): Box {
  let w = Math.max(least, box.w + pull.x * dx);
  let h = Math.max(least, box.h + pull.y * dy);
  if (keep && box.w > 0 && box.h > 0) {
    // The edge that is pulled farther leads; an edge alone takes the other direction along.
    const scale = Math.max(
      pull.x === 0 ? h / box.h : pull.y === 0 ? w / box.w : Math.max(w / box.w, h / box.h),
      least / box.w,
      least / box.h,
    );
    w = box.w * scale;
    h = box.h * scale;
  }
  const x = pull.x < 0 ? box.x + box.w - w : pull.x > 0 || !keep ? box.x : box.x + (box.w - w) / 2;
  const y = pull.y < 0 ? box.y + box.h - h : pull.y > 0 || !keep ? box.y : box.y + (box.h - h) / 2;
  return { x, y, w, h };
}

/** Where a box that lies in `from` comes to lie when that becomes `to`. */
export function carriedAlong(box: Box, from: Box, to: Box): Box {
  const sx = from.w > 0 ? to.w / from.w : 1;
  const sy = from.h > 0 ? to.h / from.h : 1;
  return { x: to.x + (box.x - from.x) * sx, y: to.y + (box.y - from.y) * sy, w: box.w * sx, h: box.h * sy };
}
