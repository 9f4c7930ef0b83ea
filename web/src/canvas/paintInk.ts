/** Strokes of pens and highlighters. */
import type { Camera } from "@/canvas/camera";
import { inkPath } from "@/canvas/inkPath";
import type { Palette } from "@/canvas/palette";
import { PAPER_KEYS } from "@/document/records";
import type { InkThing } from "@/document/things";
import type { Box } from "@/geometry/box";

/** How much of a highlighter's colour covers what is below. */
export const MARKER_COVER = 0.42;
/** Thinner than this on the screen, a stroke is painted as a line of few points. */
const THIN = 1.2;
/** Smaller than this on the screen, a stroke is a dot. */
const DOT = 2;

/** The colour of a stroke. */
export function inkColour(palette: Palette, ink: Pick<InkThing, "pen" | "color">): string {
  const tone = PAPER_KEYS.indexOf(ink.color);
  return (ink.pen === "pen" ? palette.pens[tone] : palette.markers[tone]) ?? palette.ink;
}

/** Paints one stroke into a box; returns the number of draw calls. */
export function paintInk(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  ink: InkThing,
  box: Box,
): number {
  const { zoom } = camera;
  const x = (box.x - camera.x) * zoom;
  const y = (box.y - camera.y) * zoom;
  const w = box.w * zoom;
  const h = box.h * zoom;
  const colour = inkColour(palette, ink);
  if (ink.pen === "highlighter") context.globalAlpha = MARKER_COVER;
  if (Math.max(w, h) < DOT) {
    context.fillStyle = colour;
    context.fillRect(x, y, Math.max(1, w), Math.max(1, h));
  } else {
    const path = inkPath(ink);
    context.save();
    context.translate(x, y);
    context.scale(path.w > 0 ? w / path.w : zoom, path.h > 0 ? h / path.h : zoom);
    if (!path.outline || ink.width * zoom < THIN) {
      context.lineCap = context.lineJoin = "round";
      context.strokeStyle = colour;
      context.lineWidth = Math.max(1 / zoom, ink.width);
      context.stroke(path.thin);
    } else {
      context.fillStyle = colour;
      context.fill(path.outline);
    }
    context.restore();
  }
  context.globalAlpha = 1;
  return 1;
}
