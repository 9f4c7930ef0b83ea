/** Arrows between cells: their ways below the cards, their labels above them, where they can be read. */
import type { ArrowLine, ArrowStore } from "@/canvas/arrowStore";
import type { Camera } from "@/canvas/camera";
import { paintLabel, traceEnd, traceRoute } from "@/canvas/paintConnectors";
import type { Palette } from "@/canvas/palette";
import type { Box } from "@/geometry/box";
import { arrowLabel } from "@/maps/blueprint/arrows";

/** What painting needs to know. */
export interface ArrowPaint {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  readonly view: Box;
}

const WIDTH = 2;
/** Heads are worth painting from this zoom on. */
const DETAILED = 0.25;

/** Paints the ways of arrows in view; returns the number of draw calls. */
export function paintArrows({ context, camera, palette, view }: ArrowPaint, arrows: ArrowStore): number {
  const lines = [...arrows.within(view)];
  if (lines.length === 0) return 0;
  context.strokeStyle = palette.inkSoft;
  context.fillStyle = palette.inkSoft;
  context.lineWidth = Math.max(1, WIDTH * camera.zoom);
  context.beginPath();
  for (const { route } of lines) traceRoute(context, camera, route, camera.zoom >= DETAILED);
  context.stroke();
  if (camera.zoom < DETAILED) return 1;
  context.beginPath();
  for (const line of lines) traceHeads(context, camera, line);
  context.fill();
  return 2;
}

function traceHeads(context: CanvasRenderingContext2D, camera: Camera, { route, arrow }: ArrowLine): void {
  const { points } = route;
  const n = points.length;
  traceEnd(context, camera, "arrow", points, n - 2, n - 4);
  if (arrow.mutual) traceEnd(context, camera, "arrow", points, 0, 2);
}

/** Whether any arrow in view has a label. */
export function hasArrowLabels(arrows: ArrowStore, view: Box): boolean {
  for (const { arrow } of arrows.within(view)) if (arrowLabel(arrow) !== "") return true;
  return false;
}

/** Paints the labels of arrows in view that can be read. */
export function paintArrowLabels(paint: ArrowPaint, arrows: ArrowStore): void {
  for (const { arrow, route } of arrows.within(paint.view)) {
    const label = arrowLabel(arrow);
    if (label !== "") paintLabel(paint, route.label, label);
  }
}
