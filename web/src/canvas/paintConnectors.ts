/** Connectors: strokes gathered by look, heads and dots at their ends, labels where they can be read. */
import type { Camera } from "@/canvas/camera";
import type { ConnectorStore, Line } from "@/canvas/connectorStore";
import { ellipsis } from "@/canvas/ellipsis";
import { dashOf } from "@/canvas/paintThings";
import type { Palette } from "@/canvas/palette";
import { GATHERED, type Route } from "@/canvas/routing/route";
import { PAPER_KEYS } from "@/document/records";
import { LINES } from "@/document/things";
import type { Point } from "@/geometry/box";

/** What painting needs to know. */
export interface ConnectorPaint {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  /** The connector whose label is written right now. */
  readonly writing: string | null;
}

/** Width of a connector in board units. */
export const CONNECTOR_WIDTH = 2;
/** New ways that are found in one frame; the others come with the next ones. */
const FOUND_PER_FRAME = 120;
const HEAD = 11;
const DOT = 4.5;
const ROUNDING = 8;
/** Heads and rounded corners are worth painting from this zoom on. */
export const DETAILED = 0.25;
const LABEL = 14;
const READABLE = 6;
/** A label is no wider than this, in board units. */
const WIDEST_LABEL = 260;
const looks = new Uint8Array(PAPER_KEYS.length * LINES.length);

/** Paints the connectors that the last cull found. Returns the number of draw calls and whether ways are still to be found. */
export function paintConnectors(
  paint: ConnectorPaint,
  store: ConnectorStore,
  count: number,
): { readonly calls: number; readonly waiting: boolean } {
  let left = FOUND_PER_FRAME;
  let waiting = false;
  looks.fill(0);
  for (let i = 0; i < count; i++) {
    const slot = store.visible[i] as number;
    if (!store.known(slot)) {
      if (left-- <= 0) {
        waiting = true;
        continue;
      }
      store.line(slot);
    }
    looks[lookOf(store, slot)] = 1;
  }
  let calls = 0;
  for (let look = 0; look < looks.length; look++) {
    if (looks[look] === 1) calls += paintLook(paint, store, count, look);
  }
  if (LABEL * paint.camera.zoom >= READABLE) calls += paintLabels(paint, store, count);
  return { calls, waiting };
}

function lookOf(store: ConnectorStore, slot: number): number {
  const { color, line } = store.connector(slot);
  return PAPER_KEYS.indexOf(color) * LINES.length + LINES.indexOf(line);
}

function paintLook(paint: ConnectorPaint, store: ConnectorStore, count: number, look: number): number {
  const { context, camera, palette } = paint;
  const line = LINES[look % LINES.length] ?? "solid";
  const colour = palette.pens[Math.floor(look / LINES.length)] ?? palette.ink;
  const detailed = camera.zoom >= DETAILED;
  // A connector without any line would be nowhere: it is drawn faintly.
  context.globalAlpha = line === "none" ? 0.25 : 1;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = Math.max(1, CONNECTOR_WIDTH * camera.zoom);
  if (line !== "solid") context.setLineDash(dashOf(line, camera.zoom));
  let calls = 0;
  let gathered = 0;
  context.beginPath();
  for (let i = 0; i < count; i++) {
    const slot = store.visible[i] as number;
    if (!store.known(slot) || lookOf(store, slot) !== look) continue;
    traceRoute(context, camera, (store.line(slot) as Line).route, detailed);
    if (++gathered % GATHERED === 0) {
      context.stroke();
      context.beginPath();
      calls++;
    }
  }
  context.stroke();
  if (line !== "solid") context.setLineDash([]);
  if (detailed) calls += paintEnds(paint, store, count, look);
  context.globalAlpha = 1;
  return calls + 1;
}

/** Traces a way; with `detailed` its corners are rounded. */
export function traceRoute(
  context: CanvasRenderingContext2D,
  camera: Camera,
  { points, path }: Pick<Route, "path" | "points">,
  detailed: boolean,
): void {
  const { x, y, zoom } = camera;
  const px = (at: number): number => ((points[at] as number) - x) * zoom;
  const py = (at: number): number => ((points[at] as number) - y) * zoom;
  context.moveTo(px(0), py(1));
  if (path === "curved") {
    context.bezierCurveTo(px(2), py(3), px(4), py(5), px(6), py(7));
    return;
  }
  const last = points.length - 2;
  for (let at = 2; at <= last; at += 2) {
    if (path === "elbow" && detailed && at < last) {
      const before = Math.hypot(px(at) - px(at - 2), py(at + 1) - py(at - 1));
      const after = Math.hypot(px(at + 2) - px(at), py(at + 3) - py(at + 1));
      context.arcTo(px(at), py(at + 1), px(at + 2), py(at + 3), Math.min(ROUNDING * zoom, before / 2, after / 2));
    } else context.lineTo(px(at), py(at + 1));
  }
}

function paintEnds(paint: ConnectorPaint, store: ConnectorStore, count: number, look: number): number {
  const { context, camera } = paint;
  let filled = 0;
  context.beginPath();
  for (let i = 0; i < count; i++) {
    const slot = store.visible[i] as number;
    if (!store.known(slot) || lookOf(store, slot) !== look) continue;
    const { route, connector } = store.line(slot) as Line;
    const { points } = route;
    const n = points.length;
    if (n < 4) continue;
    traceEnd(context, camera, connector.ends[0], points, 0, 2);
    traceEnd(context, camera, connector.ends[1], points, n - 2, n - 4);
    filled++;
  }
  if (filled > 0) context.fill();
  let calls = filled > 0 ? 1 : 0;
  for (let i = 0; i < count; i++) {
    const slot = store.visible[i] as number;
    if (store.known(slot) && lookOf(store, slot) === look) calls += paintDangling(paint, store.line(slot) as Line);
  }
  return calls;
}

/** Traces the head or dot at one end of a way. */
export function traceEnd(
  context: CanvasRenderingContext2D,
  camera: Camera,
  end: "none" | "arrow" | "dot",
  points: readonly number[],
  at: number,
  before: number,
): void {
  if (end === "none") return;
  const { zoom } = camera;
  const x = ((points[at] as number) - camera.x) * zoom;
  const y = ((points[at + 1] as number) - camera.y) * zoom;
  if (end === "dot") {
    context.moveTo(x + DOT * zoom, y);
    context.arc(x, y, DOT * zoom, 0, 2 * Math.PI);
    return;
  }
  const dx = x - ((points[before] as number) - camera.x) * zoom;
  const dy = y - ((points[before + 1] as number) - camera.y) * zoom;
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [(dx / length) * HEAD * zoom, (dy / length) * HEAD * zoom];
  context.moveTo(x, y);
  context.lineTo(x - ux - uy * 0.45, y - uy + ux * 0.45);
  context.lineTo(x - ux + uy * 0.45, y - uy - ux * 0.45);
  context.closePath();
}

/** A ring in the colour of attention at an end whose item is gone. */
function paintDangling({ context, camera, palette }: ConnectorPaint, { route, dangling }: Line): number {
  if (!dangling[0] && !dangling[1]) return 0;
  const { points } = route;
  const { strokeStyle } = context;
  context.strokeStyle = palette.attention;
  context.beginPath();
  for (const [which, at] of [0, points.length - 2].entries()) {
    if (!dangling[which]) continue;
    const x = ((points[at] as number) - camera.x) * camera.zoom;
    const y = ((points[at + 1] as number) - camera.y) * camera.zoom;
    context.moveTo(x + 6, y);
    context.arc(x, y, 6, 0, 2 * Math.PI);
  }
  context.stroke();
  context.strokeStyle = strokeStyle;
  return 1;
}

function paintLabels(paint: ConnectorPaint, store: ConnectorStore, count: number): number {
  const { writing } = paint;
  let calls = 0;
  for (let i = 0; i < count; i++) {
    const slot = store.visible[i] as number;
    const { text, id } = store.connector(slot);
    const line = text.trim() === "" || id === writing || !store.known(slot) ? null : store.line(slot);
    if (!line) continue;
    paintLabel(paint, line.route.label, text);
    calls += 2;
  }
  return calls;
}

/** Paints a label around a point, where it can be read. */
export function paintLabel(
  { context, camera, palette }: Pick<ConnectorPaint, "context" | "camera" | "palette">,
  at: Point,
  text: string,
): void {
  const { zoom } = camera;
  if (LABEL * zoom < READABLE) return;
  context.font = `500 ${LABEL * zoom}px ${palette.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const x = (at.x - camera.x) * zoom;
  const y = (at.y - camera.y) * zoom;
  const shown = ellipsis(context, text.trim().replace(/\s+/g, " "), WIDEST_LABEL * zoom);
  const width = context.measureText(shown).width + 10 * zoom;
  const height = (LABEL + 8) * zoom;
  context.fillStyle = palette.paper;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, 4 * zoom);
  context.fill();
  context.fillStyle = palette.ink;
  context.fillText(shown, x, y);
}
