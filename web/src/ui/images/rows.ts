/** How images come to lie that are put on a wall together. Pure. */
import type { Box, Point } from "@/geometry/box";

/** An image alone fits into a square of this side, in board units; several beside each other are this high. */
const LARGEST = 480;
const ROW_HEIGHT = 280;
const SMALLEST = 24;
const GAP = 24;
const IN_A_ROW = 6;

/** Boxes for images of these sizes, in rows of the same height that begin at the origin. */
export function rowsOf(sizes: readonly (readonly [number, number])[]): Box[] {
  const [only] = sizes;
  if (only && sizes.length === 1) return [{ x: 0, y: 0, ...fitted(only, LARGEST, LARGEST) }];
  const boxes: Box[] = [];
  let [x, y] = [0, 0];
  for (const [at, size] of sizes.entries()) {
    if (at > 0 && at % IN_A_ROW === 0) [x, y] = [0, y + ROW_HEIGHT + GAP];
    const { w, h } = fitted(size, 2 * ROW_HEIGHT, ROW_HEIGHT);
    boxes.push({ x, y, w, h });
    x += w + GAP;
  }
  return boxes;
}

/** The same boxes with the middle of all of them at a point, on whole units. */
export function around(boxes: readonly Box[], at: Point): Box[] {
  const right = Math.max(...boxes.map(({ x, w }) => x + w));
  const bottom = Math.max(...boxes.map(({ y, h }) => y + h));
  const [dx, dy] = [Math.round(at.x - right / 2), Math.round(at.y - bottom / 2)];
  return boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + dy }));
}

function fitted([w, h]: readonly [number, number], most: number, tall: number): { w: number; h: number } {
  const scale = Math.min(1, most / w, tall / h);
  return { w: Math.max(SMALLEST, Math.round(w * scale)), h: Math.max(SMALLEST, Math.round(h * scale)) };
}
