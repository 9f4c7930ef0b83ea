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

/**
 * Paints the dots. One row is drawn and copied: as dashed lines all rows took the browser longer than everything else that is painted at 100 %.
 */
export class GridPainter {
  readonly #newRow: () => CanvasRenderingContext2D | null;
  #row: CanvasRenderingContext2D | null = null;
  #known = "";

  constructor(newRow = () => document.createElement("canvas").getContext("2d")) {
    this.#newRow = newRow;
  }

  /** Paints the dots at a density of `ratio` device pixels per CSS pixel; returns the number of draw calls. */
  paint(context: CanvasRenderingContext2D, camera: Camera, viewport: Viewport, colour: string, ratio: number): number {
    const spacing = dotSpacing(camera.zoom);
    const row = this.#rowFor(viewport.w + spacing, spacing, colour, ratio);
    if (!row) return 0;
    // On whole pixels: anywhere else each copy would be resampled.
    const left = Math.round(-modulo(camera.x * camera.zoom, spacing) * ratio);
    const bottom = (viewport.h + DOT) * ratio;
    const step = spacing * ratio;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    let rows = 0;
    for (let y = -modulo(camera.y * camera.zoom, spacing) * ratio; y < bottom; y += step, rows++) {
      context.drawImage(row, left, Math.round(y - row.height / 2));
    }
    context.restore();
    return rows;
  }

  /** One row of dots, drawn again when it is another one. */
  #rowFor(width: number, spacing: number, colour: string, ratio: number): HTMLCanvasElement | null {
    this.#row ??= this.#newRow();
    const row = this.#row;
    if (!row) return null;
    const known = `${width}|${spacing}|${colour}|${ratio}`;
    if (this.#known === known) return row.canvas;
    this.#known = known;
    const height = Math.ceil(DOT * ratio);
    row.canvas.width = Math.ceil(width * ratio);
    row.canvas.height = height;
    row.strokeStyle = colour;
    row.lineWidth = DOT * ratio;
    row.setLineDash([DOT * ratio, (spacing - DOT) * ratio]);
    row.beginPath();
    row.moveTo(0, height / 2);
    row.lineTo(row.canvas.width, height / 2);
    row.stroke();
    return row.canvas;
  }
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
