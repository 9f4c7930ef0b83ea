/** Strokes as paths: outlines that are wider where the pen was pressed harder, made once for each stroke. */
import { getStroke } from "perfect-freehand";
import type { InkThing } from "@/document/things";

/** A stroke ready for painting, in units of its points. */
export interface InkPath {
  readonly outline: Path2D;
  /** The middle line with fewer points, for when the stroke is too thin to see its outline. */
  readonly thin: Path2D;
  /** The extent of the points, from which the stroke is scaled to its box. */
  readonly w: number;
  readonly h: number;
}

const paths = new WeakMap<InkThing, InkPath>();
/** From far away every so many points are enough. */
const THINNED = 4;

/** The path of a stroke. */
export function inkPath(ink: InkThing): InkPath {
  const known = paths.get(ink);
  if (known) return known;
  const [w, h] = extentOf(ink.points);
  const made = { outline: outlineOf(ink), thin: thinOf(ink.points), w, h };
  paths.set(ink, made);
  return made;
}

/** How far points reach from the corner they are told from. */
export function extentOf(points: readonly number[]): [number, number] {
  let w = 0;
  let h = 0;
  for (let at = 0; at < points.length; at += 3) {
    w = Math.max(w, points[at] as number);
    h = Math.max(h, points[at + 1] as number);
  }
  return [w, h];
}

/** The outline of a stroke of this pen and width. */
export function strokeOutline(points: readonly number[], pen: InkThing["pen"], width: number): number[][] {
  const input: [number, number, number][] = [];
  for (let at = 0; at < points.length; at += 3) {
    input.push([points[at] as number, points[at + 1] as number, points[at + 2] as number]);
  }
  return getStroke(input, {
    size: width,
    thinning: pen === "pen" ? 0.6 : 0,
    smoothing: 0.5,
    streamline: 0.3,
    simulatePressure: false,
    last: true,
  });
}

/** An outline as a path. */
export function pathOf(outline: readonly (readonly number[])[]): Path2D {
  const path = new Path2D();
  const [first] = outline;
  if (!first) return path;
  path.moveTo(first[0] as number, first[1] as number);
  for (const [at, [x = 0, y = 0]] of outline.entries()) {
    const [nextX = 0, nextY = 0] = outline[(at + 1) % outline.length] ?? [];
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  path.closePath();
  return path;
}

function outlineOf({ points, pen, width }: InkThing): Path2D {
  return pathOf(strokeOutline(points, pen, width));
}

function thinOf(points: readonly number[]): Path2D {
  const path = new Path2D();
  for (let at = 0; at < points.length; at += 3 * THINNED) {
    if (at === 0) path.moveTo(points[0] as number, points[1] as number);
    else path.lineTo(points[at] as number, points[at + 1] as number);
  }
  const end = points.length - 3;
  if (end > 0) path.lineTo(points[end] as number, points[end + 1] as number);
  return path;
}
