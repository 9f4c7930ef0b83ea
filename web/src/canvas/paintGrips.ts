/** What one can take hold of, and what is being drawn right now. */
import type { Camera } from "@/canvas/camera";
import { traceForm } from "@/canvas/forms";
import { dotPoint, type Grips } from "@/canvas/grips";
import { DETAILED, traceRoute } from "@/canvas/paintConnectors";
import { inkColour, MARKER_COVER } from "@/canvas/paintInk";
import type { Palette } from "@/canvas/palette";
import { GATHERED, type Route } from "@/canvas/routing/route";
import { pathOf, strokeOutline } from "@/canvas/strokeOutline";
import { type Form, type InkThing, SIDES } from "@/document/things";
import type { Box, Point } from "@/geometry/box";

/** A stroke under the pen; its points are told from `at`. */
export interface WetInk extends Pick<InkThing, "pen" | "color" | "width" | "points"> {
  readonly at: Point;
}

/** Something being drawn that is not on the board yet. */
export type Draft =
  | { readonly kind: "box"; readonly box: Box; readonly form: Form | null }
  | { readonly kind: "ink"; readonly ink: WetInk }
  | { readonly kind: "route"; readonly route: Route; readonly target: Box | null };

/** Paints grips. */
export function paintGrips(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, grips: Grips): void {
  const { frame, source, line } = grips;
  if (frame) paintFrame(context, camera, palette, frame);
  if (source) {
    context.fillStyle = palette.accent;
    for (const side of SIDES) paintDot(context, camera, palette, dotPoint(source.box, side, camera.zoom), 4);
  }
  if (!line) return;
  const { points } = line.route;
  paintRoute(context, camera, palette.accent, line.route);
  paintDot(context, camera, palette, { x: points[0] ?? 0, y: points[1] ?? 0 }, 6);
  paintDot(context, camera, palette, { x: points.at(-2) ?? 0, y: points.at(-1) ?? 0 }, 6);
}

function paintFrame(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, frame: Box): void {
  const { x, y, w, h } = onScreen(camera, frame);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.strokeRect(x, y, w, h);
  context.fillStyle = palette.sheet;
  context.lineWidth = 1.5;
  for (const cx of [x, x + w]) {
    for (const cy of [y, y + h]) {
      context.beginPath();
      context.roundRect(cx - 4.5, cy - 4.5, 9, 9, 2);
      context.fill();
      context.stroke();
    }
  }
}

function paintDot(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  point: Point,
  radius: number,
): void {
  context.beginPath();
  context.arc((point.x - camera.x) * camera.zoom, (point.y - camera.y) * camera.zoom, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.sheet;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = palette.accent;
  context.stroke();
}

/** Strokes a way in a colour. */
export function paintRoute(
  context: CanvasRenderingContext2D,
  camera: Camera,
  colour: string,
  route: Pick<Route, "path" | "points">,
): void {
  paintRoutes(context, camera, colour, [route]);
}

/** Strokes ways in a colour, many of them at once. */
export function paintRoutes(
  context: CanvasRenderingContext2D,
  camera: Camera,
  colour: string,
  routes: readonly Pick<Route, "path" | "points">[],
): void {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(2, 2.5 * camera.zoom);
  const detailed = camera.zoom >= DETAILED;
  for (let from = 0; from < routes.length; from += GATHERED) {
    context.beginPath();
    for (const route of routes.slice(from, from + GATHERED)) traceRoute(context, camera, route, detailed);
    context.stroke();
  }
}

/** Paints what is being drawn. */
export function paintDraft(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, draft: Draft): void {
  switch (draft.kind) {
    case "box": {
      const { x, y, w, h } = onScreen(camera, draft.box);
      context.beginPath();
      if (draft.form) traceForm(context, draft.form, x, y, w, h, camera.zoom);
      else context.roundRect(x, y, w, h, 6);
      context.lineWidth = 1.5;
      context.strokeStyle = palette.accent;
      context.stroke();
      return;
    }
    case "route": {
      if (draft.target) {
        const { x, y, w, h } = onScreen(camera, draft.target);
        context.lineWidth = 2;
        context.strokeStyle = palette.accent;
        context.beginPath();
        context.roundRect(x - 3, y - 3, w + 6, h + 6, 6);
        context.stroke();
      }
      paintRoute(context, camera, palette.accent, draft.route);
      return;
    }
    case "ink":
      paintWetInk(context, camera, palette, draft.ink);
  }
}

function paintWetInk(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, ink: WetInk): void {
  context.save();
  context.translate((ink.at.x - camera.x) * camera.zoom, (ink.at.y - camera.y) * camera.zoom);
  context.scale(camera.zoom, camera.zoom);
  if (ink.pen === "highlighter") context.globalAlpha = MARKER_COVER;
  context.fillStyle = inkColour(palette, ink);
  context.fill(pathOf(strokeOutline(ink.points, ink.pen, ink.width)));
  context.restore();
}

function onScreen(camera: Camera, box: Box): Box {
  const { zoom } = camera;
  return { x: (box.x - camera.x) * zoom, y: (box.y - camera.y) * zoom, w: box.w * zoom, h: box.h * zoom };
}
