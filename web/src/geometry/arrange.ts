/** Arranging boxes: in line, at even distances, in a tidy grid. Pure; the corners come back in the order of the boxes. */
import { type Box, type Point, union } from "@/geometry/box";

/** What boxes can be brought into line by. */
export type Edge = "left" | "centre" | "right" | "top" | "middle" | "bottom";
/** What boxes can be spread along. */
export type Axis = "across" | "down";

/** The gap between boxes of a tidy grid, in board units: three steps of the 8 px grid. */
export const TIDY_GAP = 24;

/** The corners of boxes brought into line with the outermost of them, or with the middle of all. */
export function aligned(boxes: readonly Box[], edge: Edge): Point[] {
  const all = union(boxes);
  return boxes.map((box) => (all ? corner(box, all, edge) : box));
}

function corner(box: Box, all: Box, edge: Edge): Point {
  switch (edge) {
    case "left":
      return { x: all.x, y: box.y };
    case "centre":
      return { x: Math.round(all.x + (all.w - box.w) / 2), y: box.y };
    case "right":
      return { x: all.x + all.w - box.w, y: box.y };
    case "top":
      return { x: box.x, y: all.y };
    case "middle":
      return { x: box.x, y: Math.round(all.y + (all.h - box.h) / 2) };
    case "bottom":
      return { x: box.x, y: all.y + all.h - box.h };
  }
}

/**
 * The corners of boxes with the same gap between all neighbours. The first and the last stay; where there is not room
 * enough the gap is negative and all overlap alike. Fewer than three boxes stay where they are.
 */
export function distributed(boxes: readonly Box[], axis: Axis): Point[] {
  const across = axis === "across";
  const start = (box: Box): number => (across ? box.x : box.y);
  const length = (box: Box): number => (across ? box.w : box.h);
  const all = union(boxes);
  const corners: Point[] = [...boxes];
  if (!all || boxes.length < 3) return corners;
  const order = boxes.map((_, i) => i).sort((a, b) => middleOf(boxes, a, across) - middleOf(boxes, b, across) || a - b);
  const taken = boxes.reduce((sum, box) => sum + length(box), 0);
  const gap = (length(all) - taken) / (boxes.length - 1);
  let at = start(all);
  for (const i of order) {
    const box = boxes[i] as Box;
    corners[i] = across ? { x: Math.round(at), y: box.y } : { x: box.x, y: Math.round(at) };
    at += length(box) + gap;
  }
  return corners;
}

function middleOf(boxes: readonly Box[], i: number, across: boolean): number {
  const box = boxes[i] as Box;
  return across ? box.x + box.w / 2 : box.y + box.h / 2;
}

/** The boxes in reading order: rows from top to bottom, each from left to right. Indices into the boxes. */
export function readingRows(boxes: readonly Box[]): number[][] {
  const byTop = boxes.map((_, i) => i).sort((a, b) => (boxes[a] as Box).y - (boxes[b] as Box).y || a - b);
  const rows: number[][] = [];
  let below = Number.NEGATIVE_INFINITY;
  for (const i of byTop) {
    const { y, h } = boxes[i] as Box;
    const row = rows.at(-1);
    if (row && y < below) {
      row.push(i);
      continue;
    }
    rows.push([i]);
    below = y + h / 2;
  }
  for (const row of rows) row.sort((a, b) => (boxes[a] as Box).x - (boxes[b] as Box).x || a - b);
  return rows;
}

/** The corners of boxes in a grid with even gaps, in reading order, as many in a row as the longest row now has. */
export function tidied(boxes: readonly Box[], gap = TIDY_GAP): Point[] {
  const all = union(boxes);
  const corners: Point[] = [...boxes];
  if (!all) return corners;
  const rows = readingRows(boxes);
  const columns = Math.max(...rows.map((row) => row.length));
  const order = rows.flat();
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...order.filter((_, at) => at % columns === column).map((i) => (boxes[i] as Box).w)),
  );
  let y = all.y;
  for (let first = 0; first < order.length; first += columns) {
    const row = order.slice(first, first + columns);
    let x = all.x;
    row.forEach((i, column) => {
      corners[i] = { x, y };
      x += (widths[column] ?? 0) + gap;
    });
    y += Math.max(...row.map((i) => (boxes[i] as Box).h)) + gap;
  }
  return corners;
}
