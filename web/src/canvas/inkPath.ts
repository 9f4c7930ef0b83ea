/** Strokes as paths, made once for each stroke: a line, and an outline as soon as what makes outlines is here. */
import type { InkThing } from "@/document/things";

/** A stroke ready for painting, in units of its points. */
export interface InkPath {
  /** Null until what makes outlines is here: `onOutlines` tells. */
  readonly outline: Path2D | null;
  /** The middle line with fewer points, for when the stroke is too thin to see its outline. */
  readonly thin: Path2D;
  /** The extent of the points, from which the stroke is scaled to its box. */
  readonly w: number;
  readonly h: number;
}

type Outlines = typeof import("@/canvas/strokeOutline");

/** From far away every so many points are enough. */
const THINNED = 4;
/** After so long in milliseconds, what makes outlines is asked for again where it could not be fetched. */
const RETRY_MS = 5_000;

const paths = new WeakMap<InkThing, InkPath>();
const listeners = new Set<() => void>();
let outlines: Outlines | null = null;
let asked = false;

/** Tells once strokes that were painted as lines have outlines; the result ends it. */
export function onOutlines(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** The path of a stroke. */
export function inkPath(ink: InkThing): InkPath {
  if (!outlines) askForOutlines();
  const known = paths.get(ink);
  if (known && (known.outline || !outlines)) return known;
  const [w, h] = extentOf(ink.points);
  const outline = outlines ? outlines.pathOf(outlines.strokeOutline(ink.points, ink.pen, ink.width)) : null;
  const made = { outline, thin: known?.thin ?? thinOf(ink.points), w, h };
  paths.set(ink, made);
  return made;
}

function askForOutlines(): void {
  if (asked) return;
  asked = true;
  import("@/canvas/strokeOutline").then(
    (part) => {
      outlines = part;
      for (const heard of listeners) heard();
    },
    () =>
      setTimeout(() => {
        asked = false;
        for (const heard of listeners) heard();
      }, RETRY_MS),
  );
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
