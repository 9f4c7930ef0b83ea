/** Maps as sheets on the wall: paper, cells, derived lines, and headers while they are too far to be elements. */
import { type Annotations, MARK_KINDS } from "@/canvas/annotations";
import type { Camera } from "@/canvas/camera";
import { measureAt, wrapped } from "@/canvas/ellipsis";
import { detailAt } from "@/canvas/levelOfDetail";
import { paintCellFacts } from "@/canvas/paintCellFacts";
import { paintGate } from "@/canvas/paintGates";
import { paintLaneSigns } from "@/canvas/paintLaneSigns";
import { paintMark, RING } from "@/canvas/paintSigns";
import type { Palette } from "@/canvas/palette";
import type { Sheet } from "@/canvas/sheet";
import { type Box, intersects } from "@/geometry/box";
import type { ColumnHeader, LaneHeader, MapLine } from "@/maps/model";

/** Sizes of header texts on the screen while they are far: the first one at which the whole text fits. */
const FAR_TEXTS = [9.5, 8.5, 7.5] as const;
/** Height of a line by the size of its text. */
const FAR_LEADING = 1.12;
/** The words of a far header may reach this far out of their box: above and below it there is air. */
const FAR_OVERHANG = 3;
const FAR_INSET = 3;
/** A far header is only labelled when it is at least this large on the screen. */
const LABEL_HEIGHT = 13;
const LABEL_WIDTH = 34;
const LINE_NAME = 13;
const LEGIBLE_LINE_NAME = 8;
const CORNER = 12;
const DASHES: Readonly<Record<MapLine["style"], readonly number[]>> = { solid: [], dashed: [8, 6], dotted: [2, 5] };

/** What painting needs to know. */
export interface SheetPaint {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  readonly view: Box;
  /** The part of the view that nothing lies over; names of lines stay inside it, beside the lane headers. */
  readonly edge: Box;
  readonly annotations: Annotations;
}

/** Paints the sheets that are in view, bottom first; returns the number of draw calls. */
export function paintSheets(paint: SheetPaint, sheets: readonly Sheet[]): number {
  let calls = 0;
  for (const sheet of sheets) {
    if (intersects(sheet.layout.box, paint.view)) calls += paintSheet(paint, sheet);
  }
  return calls;
}

function paintSheet(paint: SheetPaint, sheet: Sheet): number {
  const { context, palette, camera } = paint;
  const box = onScreen(camera, sheet.layout.box);
  context.beginPath();
  context.roundRect(box.x, box.y, box.w, box.h, Math.max(2, CORNER * camera.zoom));
  context.fillStyle = palette.sheet;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  context.stroke();
  const near = detailAt(camera.zoom) === "near";
  let calls = 2 + paintRules(paint, sheet);
  const lanes = sheet.laneBand;
  const laneEdge = (Math.max(paint.edge.x, lanes?.x ?? paint.edge.x) + (lanes?.w ?? 0) - camera.x) * camera.zoom;
  for (const line of sheet.layout.lines) calls += paintLine(paint, line, laneEdge);
  for (const gate of sheet.layout.gates) calls += paintGate(paint, gate);
  calls += paintLaneSigns(paint, sheet.layout);
  calls += paintCellFacts(paint, sheet.layout);
  if (!near) calls += paintFarHeaders(paint, sheet);
  return calls + paintTray(paint, sheet, near) + paintEmpty(paint, sheet, near);
}

/** Hairlines between columns and lanes: enough to see the grid, quiet enough to forget it. */
function paintRules(paint: SheetPaint, sheet: Sheet): number {
  if (sheet.layout.regions) return paintRegions(paint, sheet.layout.regions);
  const { context, camera, palette, view } = paint;
  const { bodyBox, laneHeaders } = sheet.layout;
  const body = onScreen(camera, bodyBox);
  context.beginPath();
  for (const header of sheet.leaves) {
    const x = Math.round((header.box.x - camera.x) * camera.zoom) + 0.5;
    if (header.box.x < view.x || header.box.x > view.x + view.w) continue;
    context.moveTo(x, body.y);
    context.lineTo(x, body.y + body.h);
  }
  for (const header of laneHeaders) {
    const y = Math.round((header.box.y - camera.y) * camera.zoom) + 0.5;
    if (header.box.y < view.y || header.box.y > view.y + view.h) continue;
    context.moveTo(onScreen(camera, header.box).x, y);
    context.lineTo(body.x + body.w, y);
  }
  context.strokeStyle = palette.line;
  context.globalAlpha = 0.7;
  context.stroke();
  context.globalAlpha = 1;
  return 1;
}

/** Regions are boxes of their own: nothing runs through them. */
function paintRegions({ context, camera, palette, view }: SheetPaint, regions: readonly Box[]): number {
  context.strokeStyle = palette.line;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const region of regions) {
    if (!intersects(region, view)) continue;
    const { x, y, w, h } = onScreen(camera, region);
    context.roundRect(
      Math.round(x) + 0.5,
      Math.round(y) + 0.5,
      Math.round(w),
      Math.round(h),
      Math.max(2, 8 * camera.zoom),
    );
  }
  context.stroke();
  return 1;
}

function paintLine(paint: SheetPaint, line: MapLine, laneEdge: number): number {
  const { context, camera, palette } = paint;
  const y = Math.round((line.y - camera.y) * camera.zoom) + 0.5;
  const x0 = (line.x0 - camera.x) * camera.zoom;
  const x1 = (line.x1 - camera.x) * camera.zoom;
  context.strokeStyle = palette.lineStrong;
  context.lineWidth = Math.max(1, 1.5 * camera.zoom);
  context.setLineDash(DASHES[line.style].map((length) => Math.max(1.5, length * camera.zoom)));
  context.beginPath();
  context.moveTo(x0, y);
  context.lineTo(x1, y);
  context.stroke();
  context.setLineDash([]);
  if (detailAt(camera.zoom) !== "near") return 1;
  const font = Math.max(LEGIBLE_LINE_NAME, LINE_NAME * camera.zoom);
  context.font = `600 ${font}px ${palette.font}`;
  context.letterSpacing = `${font * 0.09}px`;
  context.fillStyle = palette.inkSoft;
  context.textAlign = "left";
  context.textBaseline = "top";
  // The name stays in view while one pans along the line, like the headers do.
  const width = context.measureText(line.label.toLocaleUpperCase()).width;
  const left = Math.max(x0, Math.min(laneEdge, x1 - width));
  context.fillText(line.label.toLocaleUpperCase(), left + 4, y + 4 * camera.zoom);
  context.letterSpacing = "0px";
  return 2;
}

function paintFarHeaders(paint: SheetPaint, sheet: Sheet): number {
  let calls = 0;
  const { regions, columnHeaders } = sheet.layout;
  for (const header of regions ? [] : columnHeaders) calls += paintFarHeader(paint, header, true);
  for (const header of sheet.layout.laneHeaders) calls += paintFarHeader(paint, header, false);
  return calls;
}

function paintFarHeader(paint: SheetPaint, header: ColumnHeader | LaneHeader, filled: boolean): number {
  const { context, camera, palette, view } = paint;
  if (!intersects(header.box, view)) return 0;
  const box = onScreen(camera, header.box);
  if (filled) {
    context.fillStyle = palette.paper;
    context.fillRect(box.x, box.y, box.w, box.h);
  }
  const signs = paintFarMark(paint, header, box);
  if (box.h < LABEL_HEIGHT || box.w < LABEL_WIDTH) return 1 + signs;
  context.fillStyle = header.untitled && filled ? palette.inkSoft : palette.ink;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const number = "number" in header && header.number !== null ? `${header.number}. ` : "";
  const { lines, leading } = farLines(context, number + header.title, box, palette.font);
  const top = filled ? box.y + (box.h - (lines.length - 1) * leading) / 2 : box.y + leading * 0.7;
  lines.forEach((line, at) => {
    context.fillText(line, box.x + FAR_INSET, top + at * leading);
  });
  return 1 + signs + lines.length;
}

function paintFarMark(paint: SheetPaint, header: ColumnHeader | LaneHeader, box: Box): number {
  const { context, palette, annotations } = paint;
  const mark =
    "column" in header
      ? (annotations.mark(header.column) ?? annotations.mark(header.card))
      : annotations.mark(header.lane);
  if (!mark) return 0;
  const colour = palette.marks[MARK_KINDS.indexOf(mark.kind)] ?? palette.accent;
  return paintMark(context, colour, box.x, box.y, box.w, box.h, RING.header);
}

/** The text of a far header in lines: as large as its words allow, and cut only where even the smallest is too large. */
function farLines(
  context: CanvasRenderingContext2D,
  title: string,
  box: Box,
  font: string,
): { readonly lines: readonly string[]; readonly leading: number } {
  let lines: readonly string[] = [];
  let leading = 0;
  for (const size of FAR_TEXTS) {
    context.font = `600 ${size}px ${font}`;
    leading = size * FAR_LEADING;
    const most = Math.max(1, Math.floor((box.h + FAR_OVERHANG) / leading));
    lines = wrapped(measureAt(context, 600, size, font), title, box.w - FAR_INSET - 1, most);
    if (lines.length > 0 && !lines.at(-1)?.endsWith("…")) break;
  }
  return { lines, leading };
}

function paintTray(paint: SheetPaint, sheet: Sheet, near: boolean): number {
  const { tray } = sheet.layout;
  if (!tray || !intersects(tray.box, paint.view)) return 0;
  const { context, camera, palette } = paint;
  const box = onScreen(camera, tray.box);
  context.setLineDash([6, 4]);
  context.strokeStyle = palette.attention;
  context.lineWidth = 1;
  context.strokeRect(box.x, box.y, box.w, box.h);
  context.setLineDash([]);
  if (!near) return 1;
  context.font = `600 ${14 * camera.zoom}px ${palette.font}`;
  context.fillStyle = palette.attention;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.fillText(tray.title, box.x + 12 * camera.zoom, box.y + 10 * camera.zoom);
  return 2;
}

function paintEmpty(paint: SheetPaint, sheet: Sheet, near: boolean): number {
  const { empty, bodyBox } = sheet.layout;
  if (!empty || !near) return 0;
  const { context, camera, palette } = paint;
  const box = onScreen(camera, bodyBox);
  context.font = `400 ${16 * camera.zoom}px ${palette.font}`;
  context.fillStyle = palette.inkSoft;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(empty, box.x + box.w / 2, box.y + box.h / 2, Math.max(0, box.w - 32 * camera.zoom));
  return 1;
}

function onScreen(camera: Camera, box: Box): Box {
  const { zoom } = camera;
  return { x: (box.x - camera.x) * zoom, y: (box.y - camera.y) * zoom, w: box.w * zoom, h: box.h * zoom };
}
