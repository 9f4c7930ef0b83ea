/** What cells say at their foot, and what belongs into empty regions: painted at every zoom at which it can be read. */
import type { Camera } from "@/canvas/camera";
import { ellipsis, wrapped } from "@/canvas/ellipsis";
import type { Palette } from "@/canvas/palette";
import { type Box, intersects } from "@/geometry/box";
import { FACT_FONT, FACT_LINE } from "@/maps/cellFacts";
import type { Cell, MapLayout } from "@/maps/model";

/** What painting needs to know. */
export interface FactPaint {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  readonly view: Box;
}

/** On the screen facts are never smaller than this; where they would be less than half of it, nobody reads them. */
const LEGIBLE = 8.5;
const TOO_FAR = 0.5;
const INSET = 12;
const FOOT = 8;
const HINT_LINES = 4;
/** Far away only what fits in whole into this much of the cell is said. */
const MOST_OF_CELL = 0.6;

/** Paints the facts of the cells that are in view; returns the number of draw calls. */
export function paintCellFacts(paint: FactPaint, layout: MapLayout): number {
  const size = FACT_FONT * paint.camera.zoom;
  if (size < LEGIBLE * TOO_FAR) return 0;
  let calls = 0;
  for (const cell of layout.cells) {
    if (!intersects(cell.box, paint.view)) continue;
    if (cell.facts.length > 0) calls += paintFacts(paint, cell, size);
    if (cell.hint !== null) calls += paintHint(paint, cell.box, cell.hint, size);
  }
  return calls;
}

function paintFacts({ context, camera, palette }: FactPaint, { box, facts }: Cell, size: number): number {
  const { zoom } = camera;
  const { font, line } = lettering(size, zoom);
  const inset = INSET * zoom;
  const x = (box.x - camera.x) * zoom + inset;
  const foot = (box.y + box.h - FOOT - camera.y) * zoom;
  const most = size >= LEGIBLE ? facts.length : Math.floor((box.h * zoom * MOST_OF_CELL) / line);
  context.textAlign = "left";
  context.textBaseline = "bottom";
  let calls = 0;
  facts.slice(0, most).forEach(({ text, attention }, at, shown) => {
    context.font = `${attention ? 650 : 500} ${font}px ${palette.font}`;
    context.fillStyle = attention ? palette.attention : palette.inkSoft;
    const words = ellipsis(context, text, box.w * zoom - 2 * inset);
    context.fillText(words, x, foot - (shown.length - 1 - at) * line);
    calls += 1;
  });
  return calls;
}

/** How large letters and lines are on the screen. */
function lettering(size: number, zoom: number): { readonly font: number; readonly line: number } {
  const font = Math.max(LEGIBLE, size);
  return { font, line: Math.max(FACT_LINE * zoom, font * 1.15) };
}

/** What belongs into an empty region, where its first card would stand. */
function paintHint({ context, camera, palette }: FactPaint, box: Box, hint: string, size: number): number {
  const { zoom } = camera;
  const { font, line } = lettering(size, zoom);
  context.font = `400 ${font}px ${palette.font}`;
  context.fillStyle = palette.inkSoft;
  context.textAlign = "left";
  context.textBaseline = "top";
  const most = Math.min(HINT_LINES, Math.floor(((box.h - 2 * FOOT) * zoom) / line));
  if (most < 1) return 0;
  const lines = wrapped(context, hint, (box.w - 2 * INSET) * zoom, most);
  const [left, top] = [(box.x + INSET - camera.x) * zoom, (box.y + FOOT - camera.y) * zoom];
  lines.forEach((words, at) => {
    context.fillText(words, left, top + at * line);
  });
  return lines.length;
}
