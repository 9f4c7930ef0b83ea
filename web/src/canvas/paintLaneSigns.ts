/** Curves through lanes, and the sums at their ends: painted at every zoom, so that their shape is seen from far. */
import type { Camera } from "@/canvas/camera";
import { wrapped } from "@/canvas/ellipsis";
import { paintMarks } from "@/canvas/paintMarks";
import type { Palette } from "@/canvas/palette";
import type { LaneCurve, LaneEnd, MapLayout, PathBand } from "@/maps/model";

/** What painting needs to know. */
export interface SignPaint {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
}

const STROKE = 3;
const DOT = 7;
/** Signs of the scale are worth painting from this zoom on. */
const DETAILED = 0.35;
const SIGN = 13;
const SUM = 20;
const WORDS = 14;
const INSET = 12;
/** Smaller words than this are not read by anybody. */
const LEGIBLE = 6;

/** Paints the curves, marks and sums of one map; returns the number of draw calls. */
export function paintLaneSigns(paint: SignPaint, layout: MapLayout): number {
  let calls = 0;
  for (const curve of layout.curves) calls += paintCurve(paint, curve);
  calls += paintMarks(paint, layout.marks);
  for (const end of layout.ends) calls += paintEnd(paint, end);
  for (const band of layout.pathBands) calls += paintBand(paint, band, layout.bodyBox.x);
  return calls;
}

function paintCurve(paint: SignPaint, curve: LaneCurve): number {
  const { context, camera, palette } = paint;
  const { zoom } = camera;
  let calls = curve.first ? paintMiddle(paint, curve) : 0;
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.lineWidth = Math.max(1.5, STROKE * zoom);
  context.lineJoin = "round";
  if (!curve.first) context.setLineDash([Math.max(3, 10 * zoom), Math.max(3, 7 * zoom)]);
  context.beginPath();
  let drawing = false;
  for (const point of curve.points) {
    if (!point) {
      drawing = false;
      continue;
    }
    const x = (point.x - camera.x) * zoom;
    const y = (point.y - camera.y) * zoom;
    if (drawing) context.lineTo(x, y);
    else context.moveTo(x, y);
    drawing = true;
  }
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  const radius = Math.max(2, DOT * zoom);
  for (const point of curve.points) {
    if (!point) continue;
    const x = (point.x - camera.x) * zoom;
    const y = (point.y - camera.y) * zoom;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  if (curve.first) context.fill();
  else context.stroke();
  calls += 2;
  return calls;
}

/** The line at which it is neither, and the signs of the scale beside it. */
function paintMiddle({ context, camera, palette }: SignPaint, { box, points }: LaneCurve): number {
  const { zoom } = camera;
  const first = points.findIndex((point) => point !== null);
  const left = (box.x - camera.x) * zoom;
  const right = (box.x + box.w - camera.x) * zoom;
  const y = Math.round((box.y + box.h / 2 - camera.y) * zoom) + 0.5;
  context.strokeStyle = palette.lineStrong;
  context.globalAlpha = 0.6;
  context.lineWidth = 1;
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(right, y);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
  if (zoom < DETAILED || first < 0) return 1;
  context.font = `600 ${SIGN * zoom}px ${palette.font}`;
  context.fillStyle = palette.inkSoft;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const x = left + 8 * zoom;
  context.fillText("+", x, (box.y - camera.y) * zoom + (SIGN / 2) * zoom);
  context.fillText("−", x, (box.y + box.h - camera.y) * zoom - (SIGN / 2) * zoom);
  return 3;
}

/** The line above the cards of a path, with its name. */
function paintBand({ context, camera, palette }: SignPaint, { box, title }: PathBand, left: number): number {
  const { zoom } = camera;
  const x = (left - camera.x) * zoom;
  const y = Math.round((box.y - camera.y) * zoom) + 0.5;
  context.strokeStyle = palette.accent;
  context.globalAlpha = 0.5;
  context.lineWidth = 1;
  context.setLineDash([6, 4]);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo((box.x + box.w - camera.x) * zoom, y);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
  if (WORDS * zoom < LEGIBLE) return 1;
  context.font = `600 ${WORDS * zoom}px ${palette.font}`;
  context.fillStyle = palette.accent;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.fillText(title, x + 8 * zoom, y + 6 * zoom);
  return 2;
}

function paintEnd({ context, camera, palette }: SignPaint, { box, lines, exceeded }: LaneEnd): number {
  const { zoom } = camera;
  if (WORDS * zoom < LEGIBLE) return 0;
  const x = (box.x + INSET - camera.x) * zoom;
  let y = (box.y + INSET - camera.y) * zoom;
  context.textAlign = "left";
  context.textBaseline = "top";
  let calls = 0;
  lines.forEach((line, at) => {
    const size = (at === 0 ? SUM : WORDS) * zoom;
    context.font = `${at === 0 ? 650 : 500} ${size}px ${palette.font}`;
    context.fillStyle = at > 0 ? palette.inkSoft : exceeded ? palette.attention : palette.ink;
    for (const part of wrapped(context, line, (box.w - 2 * INSET) * zoom, 2)) {
      context.fillText(part, x, y);
      y += size * 1.25;
      calls += 1;
    }
  });
  return calls;
}
