/** Marks in lanes, as kinds of maps ask for them: areas, lines and words, painted at every zoom so that their shape is seen from far. */

import type { SignPaint } from "@/canvas/paintLaneSigns";
import type { Palette } from "@/canvas/palette";
import type { Point } from "@/geometry/box";
import type { LaneMark, Tone } from "@/maps/model";

const STROKE = 3;
/** Smaller words than this are not read by anybody. */
const LEGIBLE = 6;
/** How much of its colour an area in the tone `attention_wash` has. */
const THIN = 0.2;

/** Paints marks in their order; returns the number of draw calls. */
export function paintMarks(paint: SignPaint, marks: readonly LaneMark[]): number {
  let calls = 0;
  for (const mark of marks) {
    switch (mark.type) {
      case "area":
        paintArea(paint, mark.points, mark.tone);
        break;
      case "line":
        paintLine(paint, mark);
        break;
      default:
        if (mark.size * paint.camera.zoom < LEGIBLE) continue;
        paintWords(paint, mark);
    }
    calls += 1;
  }
  return calls;
}

function colourOf(palette: Palette, tone: Tone): string {
  switch (tone) {
    case "accent":
      return palette.accent;
    case "wash":
      return palette.accentWash;
    case "soft":
      return palette.inkSoft;
    case "ink":
      return palette.ink;
    default:
      return palette.attention;
  }
}

function trace({ context, camera }: SignPaint, points: readonly Point[]): void {
  context.beginPath();
  points.forEach((point, at) => {
    const x = (point.x - camera.x) * camera.zoom;
    const y = (point.y - camera.y) * camera.zoom;
    if (at === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
}

function paintArea(paint: SignPaint, points: readonly Point[], tone: Tone): void {
  const { context, palette } = paint;
  trace(paint, points);
  context.fillStyle = colourOf(palette, tone);
  context.globalAlpha = tone === "attention_wash" ? THIN : 1;
  context.fill();
  context.globalAlpha = 1;
}

function paintLine(paint: SignPaint, { points, tone, dashed }: Extract<LaneMark, { type: "line" }>): void {
  const { context, camera, palette } = paint;
  const width = dashed ? STROKE * 0.6 : STROKE;
  context.strokeStyle = colourOf(palette, tone);
  context.lineWidth = Math.max(1, width * camera.zoom);
  context.lineJoin = "round";
  if (dashed) context.setLineDash([Math.max(3, 8 * camera.zoom), Math.max(3, 6 * camera.zoom)]);
  trace(paint, points);
  context.stroke();
  context.setLineDash([]);
}

function paintWords({ context, camera, palette }: SignPaint, mark: Extract<LaneMark, { type: "words" }>): void {
  const { at, text, size, tone, strong } = mark;
  context.font = `${strong ? 650 : 500} ${size * camera.zoom}px ${palette.font}`;
  context.fillStyle = colourOf(palette, tone);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, (at.x - camera.x) * camera.zoom, (at.y - camera.y) * camera.zoom);
}
