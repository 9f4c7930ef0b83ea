/**
 * The way of an arrow between two cells of a map: out of the side of what stands in the first, along the gaps between
 * columns and lanes, and into the side of what stands in the second. It never runs over a card. Pure.
 */
import { type Route, wayOf } from "@/canvas/routing/route";
import { cellKey, type Sheet } from "@/canvas/sheet";
import type { ColumnId, LaneId } from "@/document/records";
import { type Box, inflate, union } from "@/geometry/box";

/** A cell by its row and column. */
export interface ArrowEnd {
  readonly lane: LaneId;
  readonly column: ColumnId;
}

/** Half of the gap between two columns or lanes. */
const HALF_GAP = 4;
/** Arrows that share a gap keep this far apart. */
const APART = 4;
const EMPTY_INSET = 12;
/** Two ends whose heights differ by less are joined straight. */
const LEVEL = 14;

interface End {
  readonly lane: number;
  readonly column: number;
  readonly cell: Box;
  /** Around the cards; in an empty cell a little less than the cell. */
  readonly content: Box;
  /** The height at which an arrow leaves or enters sideways. */
  readonly y: number;
}

/** The way, or null when one of the cells is not there. `nth` tells arrows apart that share a gap. */
export function arrowRoute(sheet: Sheet, from: ArrowEnd, to: ArrowEnd, nth: number): Route | null {
  const a = endOf(sheet, from);
  const b = endOf(sheet, to);
  if (!a || !b) return null;
  const by = ((nth % 3) - 1) * APART;
  return wayOf("elbow", a.column === b.column ? within(a, b, by) : across(a, b, by));
}

function endOf(sheet: Sheet, { lane, column }: ArrowEnd): End | null {
  const key = cellKey(lane, column);
  const cell = sheet.cells.get(key)?.box;
  const at = sheet.laneIndex.get(lane);
  const index = sheet.leafIndex.get(column);
  if (!cell || at === undefined || index === undefined) return null;
  const stack = sheet.stacks.get(key) ?? [];
  const content = union(stack.map(({ box }) => box)) ?? inflate(cell, -EMPTY_INSET);
  const first = stack[0]?.box ?? content;
  return { lane: at, column: index, cell, content, y: first.y + first.h / 2 };
}

/** Up or down in one column: straight into the next lane, else around what lies between. */
function within(a: End, b: End, by: number): number[] {
  const down = b.lane > a.lane;
  const right = a.content.x + a.content.w;
  if (Math.abs(b.lane - a.lane) === 1) {
    const x = a.content.x + a.content.w / 2 + 4 * by;
    const [start, end] = down ? [a.content.y + a.content.h, b.content.y] : [a.content.y, b.content.y + b.content.h];
    return [x, start, x, end];
  }
  const gap = a.cell.x + a.cell.w + HALF_GAP + by;
  return [right, a.y + by, gap, a.y + by, gap, b.y + by, b.content.x + b.content.w, b.y + by];
}

/** To another column: along the gap beside it, and for a far one along the gap between two lanes. */
function across(a: End, b: End, by: number): number[] {
  const forward = b.column > a.column;
  const out = forward ? a.content.x + a.content.w : a.content.x;
  const into = forward ? b.content.x : b.content.x + b.content.w;
  const leave = forward ? a.cell.x + a.cell.w + HALF_GAP : a.cell.x - HALF_GAP;
  const enter = forward ? b.cell.x - HALF_GAP : b.cell.x + b.cell.w + HALF_GAP;
  const y0 = a.y + by;
  const y1 = b.y + by;
  if (Math.abs(b.column - a.column) === 1) {
    if (Math.abs(y0 - y1) < LEVEL) return [out, y0, into, y0];
    const x = (leave + enter) / 2 + by;
    return [out, y0, x, y0, x, y1, into, y1];
  }
  const corridor = b.lane > a.lane ? b.cell.y - HALF_GAP : b.cell.y + b.cell.h + HALF_GAP;
  const y = corridor + by;
  return [out, y0, leave + by, y0, leave + by, y, enter + by, y, enter + by, y1, into, y1];
}
