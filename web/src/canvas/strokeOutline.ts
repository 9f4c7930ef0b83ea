/** Outlines of strokes, wider where the pen was pressed harder: in a file of its own, because most walls open without ink. */
import { getStroke } from "perfect-freehand";
import type { InkThing } from "@/document/things";

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
