/** A map as the wall needs it: its layout with the bands of headers, and look-ups by lane, column and card. */
import type { CardId, ColumnId, LaneId } from "@/document/records";
import { type Box, clamp, contains, type Point, union } from "@/geometry/box";
import { cellKey as keyOfCell } from "@/maps/cellKey";
import type { Cell, ColumnHeader, LaneHeader, MapLayout, PlacedCard } from "@/maps/model";
import { onceFor } from "@/maps/onceFor";

/** Where a card stands in its cell, counted from 1. */
export interface Standing {
  readonly index: number;
  readonly count: number;
}

/** Some of the innermost columns, side by side. */
export interface Span {
  /** Index in `Sheet.leaves`. */
  readonly first: number;
  readonly count: number;
}

/** A map's layout with everything that can be derived once per change instead of once per frame. */
export interface Sheet {
  readonly layout: MapLayout;
  /** Around all column headers. */
  readonly columnBand: Box | null;
  /** Around all lane headers. */
  readonly laneBand: Box | null;
  readonly levels: number;
  /** The levels that have a header to read, from the outermost: those of regions have none. */
  readonly headings: readonly number[];
  /** Innermost column headers, in order. */
  readonly leaves: readonly ColumnHeader[];
  readonly leafIndex: ReadonlyMap<ColumnId, number>;
  /** Which innermost headers a header stands above, itself included; absent where it stands above none. */
  readonly spans: ReadonlyMap<ColumnId, Span>;
  readonly laneIndex: ReadonlyMap<LaneId, number>;
  /** Cells by `cellKey`. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** Cards of each cell by `cellKey`, in order. A stack is the same object as long as nothing in it stands elsewhere. */
  readonly stacks: ReadonlyMap<string, readonly PlacedCard[]>;
}

/** How far headers are shifted from their place to stay at the window's edge. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
  /** How much of the lane headers lies outside the window on their left: what they say begins behind it. */
  readonly cut: number;
  /** Where the part of the window begins in which titles of columns can be read. */
  readonly left: number;
}

/** Every header in its place. */
export const NO_SHIFT: Shift = { dx: 0, dy: 0, cut: 0, left: Number.NEGATIVE_INFINITY };
/** Lane headers at the window's edge cover no more of it than this: a phone is for the cards. */
const WIDEST_LANES = 0.37;
/** Lane headers of which less than this can be seen have smaller letters, so that words still fit into a line. */
const FULL_LETTERS = 150;
/** A title of a column that is partly out of the window keeps at least this width. */
const NARROWEST_TITLE = 220;

const TRAY = "tray";

/** The key of a cell in `Sheet.stacks`; the tray has its own. */
export function cellKey(lane: LaneId | null, column: ColumnId | null): string {
  return lane && column ? keyOfCell(lane, column) : TRAY;
}

/** Prepares a layout for drawing and hit testing; what follows from its lanes and columns alone is taken from `before` where they are the same. */
export function sheetOf(layout: MapLayout, before?: Sheet): Sheet {
  const shape = before && hasShapeOf(layout, before.layout) ? before : shapeOf(layout);
  const { levels, headings, leafIndex, spans, laneIndex } = shape;
  const { tray } = layout;
  return {
    layout,
    // The headers of regions stand in them and stay there.
    columnBand: layout.regions ? null : union(layout.columnHeaders.map((header) => header.box)),
    laneBand: layout.regions ? null : union(layout.laneHeaders.map((header) => header.box)),
    levels,
    headings,
    leaves: layout.columnHeaders.filter(({ column }) => leafIndex.has(column)),
    leafIndex,
    spans,
    laneIndex,
    cells: gridOf(layout.cells),
    stacks: tray ? new Map(layout.stacks).set(TRAY, tray.cards) : layout.stacks,
  };
}

type Shape = Pick<Sheet, "levels" | "headings" | "leafIndex" | "spans" | "laneIndex">;

function shapeOf(layout: MapLayout): Shape {
  const levels = layout.columnHeaders.reduce((most, header) => Math.max(most, header.level + 1), 0);
  const columns = new Set(layout.cells.map(({ column }) => column));
  const leaves = layout.columnHeaders.filter((header) => columns.has(header.column) || header.level === levels - 1);
  return {
    levels,
    headings: layout.regions ? [] : [...new Set(layout.columnHeaders.map(({ level }) => level))].sort((a, b) => a - b),
    leafIndex: new Map(leaves.map((header, index) => [header.column, index])),
    spans: spansOf(layout.columnHeaders, leaves),
    laneIndex: new Map(layout.laneHeaders.map((header, index) => [header.lane, index])),
  };
}

/** Whether two layouts of a map have the same lanes, columns and cells, wherever these stand. */
function hasShapeOf(one: MapLayout, other: MapLayout): boolean {
  const [columns, lanes] = [one.columnHeaders, one.laneHeaders];
  const [others, otherLanes] = [other.columnHeaders, other.laneHeaders];
  if (columns.length !== others.length || lanes.length !== otherLanes.length) return false;
  if (one.cells.length !== other.cells.length || (one.regions === null) !== (other.regions === null)) return false;
  if (!lanes.every(({ lane }, at) => lane === otherLanes[at]?.lane)) return false;
  return columns.every(({ column, level, parent }, at) => {
    const before = others[at];
    return column === before?.column && level === before.level && parent === before.parent;
  });
}

/** Groups are kept together by sorting, so what stands below a header is one stretch. */
function spansOf(headers: readonly ColumnHeader[], leaves: readonly ColumnHeader[]): Map<ColumnId, Span> {
  const parents = new Map(headers.map((header) => [header.column, header.parent]));
  const spans = new Map<ColumnId, Span>();
  leaves.forEach((leaf, at) => {
    for (let column: ColumnId | null = leaf.column; column !== null; column = parents.get(column) ?? null) {
      const { first } = spans.get(column) ?? { first: at };
      spans.set(column, { first, count: at - first + 1 });
    }
  });
  return spans;
}

/** Looked up once for all layouts that have the same cells. */
const gridOf = onceFor((cells: readonly Cell[]) => {
  const grid = new Map<string, Cell>();
  for (const cell of cells) grid.set(cell.key, cell);
  return grid;
});

/** Where cards stand in their stacks, for the stacks of which somebody asked. */
const standings = new WeakMap<readonly PlacedCard[], ReadonlyMap<CardId, number>>();

/** Where a card stands in its cell; null when it is not there. */
export function standingOf(
  sheet: Sheet,
  { lane, column, card }: { readonly lane: LaneId | null; readonly column: ColumnId | null; readonly card: CardId },
): Standing | null {
  const stack = sheet.stacks.get(cellKey(lane, column));
  if (!stack) return null;
  const known = standings.get(stack) ?? new Map(stack.map((placed, at) => [placed.card, at + 1]));
  standings.set(stack, known);
  const index = known.get(card);
  return index === undefined ? null : { index, count: stack.length };
}

/** How far the headers are shifted so that they stay in `view`, without ever leaving their own map. */
export function stickyShift(sheet: Sheet, view: Box): Shift {
  const { columnBand, laneBand, layout } = sheet;
  const bottom = layout.box.y + layout.box.h;
  const dy = columnBand ? clamp(view.y - columnBand.y, 0, Math.max(0, bottom - columnBand.y - columnBand.h)) : 0;
  if (!laneBand) return { dx: 0, dy, cut: 0, left: view.x };
  const right = layout.box.x + layout.box.w;
  const passed = view.x - laneBand.x;
  const tooWide = Math.max(0, laneBand.w - WIDEST_LANES * view.w);
  const dx = clamp(passed - tooWide, 0, Math.max(0, right - laneBand.x - laneBand.w));
  return { dx, dy, cut: clamp(passed, 0, tooWide), left: Math.max(view.x, laneBand.x + laneBand.w + dx) };
}

/** How large letters of a lane's header are where only part of it is in the window, as a share of their own size. */
export function lettersOfLane({ box }: Pick<LaneHeader, "box">, { cut }: Shift): number {
  return Math.min(1, (box.w - cut) / FULL_LETTERS);
}

/** How far into its header the title of a column begins, so that it can be read while part of the header can be seen. */
export function titleInset({ box }: Pick<ColumnHeader, "box">, { left }: Shift): number {
  return clamp(left - box.x, 0, Math.max(0, box.w - NARROWEST_TITLE));
}

/** The innermost column header under a point, with the headers shifted; none in the corner below the lane headers. */
export function columnAt(sheet: Sheet, point: Point, shift: Shift): ColumnHeader | null {
  const corner = cornerCover(sheet, shift);
  if (corner && contains(corner, point)) return null;
  const at = { x: point.x, y: point.y - shift.dy };
  if (!sheet.columnBand || !contains(sheet.columnBand, at)) return null;
  return sheet.layout.columnHeaders.find((header) => contains(header.box, at)) ?? null;
}

/** The lane header under a point, with the headers shifted. */
export function laneAt(sheet: Sheet, point: Point, shift: Shift): LaneHeader | null {
  const at = { x: point.x - shift.dx, y: point.y };
  if (!sheet.layout.regions && (!sheet.laneBand || !contains(sheet.laneBand, at))) return null;
  return sheet.layout.laneHeaders.find((header) => contains(header.box, at)) ?? null;
}

/** What the column headers and all that passes below them cover: from their own place to where they are kept. */
export function columnCover(sheet: Sheet, shift: Shift): Box | null {
  const { columnBand, layout } = sheet;
  return columnBand && { x: layout.box.x, y: columnBand.y, w: layout.box.w, h: columnBand.h + shift.dy };
}

/** What the lane headers and all that passes below them cover: from the sheet's edge to where they are kept. */
export function laneCover(sheet: Sheet, shift: Shift): Box | null {
  const { laneBand, layout } = sheet;
  if (!laneBand) return null;
  const { x, w } = laneSpan(laneBand, layout.box.x, shift);
  return { x, y: layout.bodyBox.y, w, h: layout.bodyBox.h };
}

/** Where the column headers pass below the lane headers that are kept at the edge: the corner of both. */
export function cornerCover(sheet: Sheet, shift: Shift): Box | null {
  const { columnBand, laneBand, layout } = sheet;
  if (!columnBand || !laneBand || shift.dx <= 0) return null;
  const { x, w } = laneSpan(laneBand, layout.box.x, shift);
  return { x, y: columnBand.y, w, h: columnBand.h + shift.dy };
}

function laneSpan(laneBand: Box, edge: number, shift: Shift): { readonly x: number; readonly w: number } {
  return { x: edge, w: laneBand.x - edge + laneBand.w + shift.dx };
}

/** Whether headers that are kept at the edge hide what lies at the point. */
export function bandCovers(sheet: Sheet, point: Point, shift: Shift): boolean {
  const columns = shift.dy > 0 ? columnCover(sheet, shift) : null;
  const lanes = shift.dx > 0 ? laneCover(sheet, shift) : null;
  return [columns, lanes, cornerCover(sheet, shift)].some((cover) => cover !== null && contains(cover, point));
}
