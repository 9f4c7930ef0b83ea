/** The dots of the empty wall: they give the hand something to hold on to while it pans. */
import type { Camera, Viewport } from "@/canvas/camera";

/** Distance of two dots in board units at 100 %. */
const SPACING = 24;
/** Dots closer than this on the screen would turn into a grey haze; every second one is left out then. */
const MIN_SPACING = 18;
const DOT = 1.5;

/** The distance of two dots on the screen at a zoom: doubled until the dots are far enough apart. */
export function dotSpacing(zoom: number): number {
  let spacing = SPACING * zoom;
  while (spacing < MIN_SPACING) spacing *= 2;
  while (spacing > MIN_SPACING * 4) spacing /= 2;
  return spacing;
}

/** Paints the dots, each row as one dashed line; returns the number of draw calls. */
export function paintGrid(
  context: CanvasRenderingContext2D,
  camera: Camera,
  viewport: Viewport,
  colour: string,
): number {
  const spacing = dotSpacing(camera.zoom);
  const left = -modulo(camera.x * camera.zoom, spacing);
  const top = -modulo(camera.y * camera.zoom, spacing);
  context.strokeStyle = colour;
  context.lineWidth = DOT;
  context.setLineDash([DOT, spacing - DOT]);
  let rows = 0;
  for (let y = top; y < viewport.h + DOT; y += spacing, rows++) {
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(viewport.w, y);
    context.stroke();
  }
  context.setLineDash([]);
  return rows;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
