/** Lines between columns where work is started and where it is finished, named along the line like in a book. */
import { detailAt } from "@/canvas/levelOfDetail";
import type { SheetPaint } from "@/canvas/paintSheets";
import type { MapGate } from "@/maps/model";

const NAME = 11;
const LEGIBLE_NAME = 8;
const DASH = [6, 5];

/** Paints one gate; returns the number of draw calls. */
export function paintGate({ context, camera, palette, view, edge }: SheetPaint, gate: MapGate): number {
  if (gate.x < view.x || gate.x > view.x + view.w) return 0;
  const x = Math.round((gate.x - camera.x) * camera.zoom) + 0.5;
  const [top, bottom] = [gate.y0, gate.y1].map((y) => (y - camera.y) * camera.zoom) as [number, number];
  context.strokeStyle = palette.accent;
  context.lineWidth = Math.max(1, 1.5 * camera.zoom);
  context.setLineDash(DASH.map((length) => Math.max(1.5, length * camera.zoom)));
  context.beginPath();
  context.moveTo(x, top);
  context.lineTo(x, bottom);
  context.stroke();
  context.setLineDash([]);
  if (detailAt(camera.zoom) !== "near") return 1;
  const font = Math.max(LEGIBLE_NAME, NAME * camera.zoom);
  // The name stands on the line, in its gap between two columns, and stays in view while one pans along it.
  const words = gate.label.toLocaleUpperCase();
  context.font = `600 ${font}px ${palette.font}`;
  context.letterSpacing = `${font * 0.09}px`;
  const width = context.measureText(words).width + font;
  const from = Math.max(top + font, Math.min((edge.y - camera.y) * camera.zoom + 6 * font, bottom - width));
  context.save();
  context.translate(x, from);
  context.rotate(Math.PI / 2);
  context.fillStyle = palette.sheet;
  context.fillRect(-font / 2, -font * 0.7, width, font * 1.4);
  context.fillStyle = palette.accent;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillText(words, 0, 0);
  context.restore();
  context.letterSpacing = "0px";
  return 3;
}
