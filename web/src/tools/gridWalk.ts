/** Arrow keys inside a map: card by card down a cell, cell by cell across, and out to the headers. Pure. */
import { cellKey, type Sheet } from "@/canvas/sheet";
import type { CardId, ColumnId, LaneId } from "@/document/records";
import type { Box } from "@/geometry/box";
import type { Direction } from "@/tools/wallContract";

/** A place in a map that can have the keyboard. */
export type GridSpot =
  | { readonly kind: "card"; readonly card: CardId; readonly lane: LaneId; readonly column: ColumnId }
  | { readonly kind: "cell"; readonly lane: LaneId; readonly column: ColumnId }
  | { readonly kind: "column"; readonly column: ColumnId }
  | { readonly kind: "lane"; readonly lane: LaneId };

/** The next place in a direction, or null at the map's edge. */
export function walk(sheet: Sheet, from: GridSpot, direction: Direction): GridSpot | null {
  switch (from.kind) {
    case "column":
      return fromColumn(sheet, from.column, direction);
    case "lane":
      return fromLane(sheet, from.lane, direction);
    default:
      return fromCell(sheet, from, direction);
  }
}

function fromCell(sheet: Sheet, from: Extract<GridSpot, { kind: "card" | "cell" }>, direction: Direction) {
  const stack = sheet.stacks.get(cellKey(from.lane, from.column)) ?? [];
  const at = from.kind === "card" ? stack.findIndex((placed) => placed.card === from.card) : -1;
  const next = stack[within(stack.length, at, acrossIn(sheet, from.lane, from.column), direction) ?? -1];
  if (next) return { kind: "card", card: next.card, lane: from.lane, column: from.column } as const;
  const { regions } = sheet.layout;
  if (regions) return fromRegion(sheet, regions, from, direction);
  const laneAt = sheet.laneIndex.get(from.lane) ?? 0;
  const leafAt = sheet.leafIndex.get(from.column) ?? 0;
  if (direction === "up" || direction === "down") {
    const step = direction === "down" ? 1 : -1;
    const lane = sheet.layout.laneHeaders[laneAt + step];
    if (lane) return enter(sheet, lane.lane, from.column, step > 0 ? 0 : Number.POSITIVE_INFINITY);
    return step < 0 ? ({ kind: "column", column: from.column } as const) : null;
  }
  const step = direction === "right" ? 1 : -1;
  const leaf = sheet.leaves[leafAt + step];
  if (leaf) return enter(sheet, from.lane, leaf.column, Math.max(0, at));
  return step < 0 ? ({ kind: "lane", lane: from.lane } as const) : null;
}

/** Out of a region: up to its own header, and else to the region that lies that way. */
function fromRegion(
  sheet: Sheet,
  regions: readonly Box[],
  from: { readonly lane: LaneId; readonly column: ColumnId },
  direction: Direction,
): GridSpot | null {
  if (direction === "up") return { kind: "lane", lane: from.lane };
  const beside = regionBeside(regions, sheet.laneIndex.get(from.lane) ?? 0, direction);
  const lane = sheet.layout.laneHeaders[beside ?? -1];
  return lane ? enter(sheet, lane.lane, from.column, 0) : null;
}

/** The nearest region in a direction that shares most of the edge; null at the map's edge. */
export function regionBeside(regions: readonly Box[], at: number, direction: Direction): number | null {
  const own = regions[at];
  if (!own) return null;
  const across = direction === "left" || direction === "right";
  const forth = direction === "right" || direction === "down";
  let best: { readonly index: number; readonly away: number; readonly shared: number } | null = null;
  for (const [index, box] of regions.entries()) {
    const [a, b] = across ? [own.x, box.x] : [own.y, box.y];
    const [ownSize, size] = across ? [own.w, box.w] : [own.h, box.h];
    const away = forth ? b - (a + ownSize) : a - (b + size);
    const shared = across ? overlap(own.y, own.h, box.y, box.h) : overlap(own.x, own.w, box.x, box.w);
    if (index === at || away < 0 || shared <= 0) continue;
    if (!best || away < best.away || (away === best.away && shared > best.shared)) best = { index, away, shared };
  }
  return best?.index ?? null;
}

function overlap(a: number, aSize: number, b: number, bSize: number): number {
  return Math.min(a + aSize, b + bSize) - Math.max(a, b);
}

function acrossIn(sheet: Sheet, lane: LaneId, column: ColumnId): number {
  return sheet.cells.get(cellKey(lane, column))?.across ?? 1;
}

/** The index of the card beside another one in the same cell, or null where the cell ends. */
function within(count: number, at: number, across: number, direction: Direction): number | null {
  if (at < 0) return null;
  const column = at % across;
  const last = count - 1;
  switch (direction) {
    case "left":
      return column > 0 ? at - 1 : null;
    case "right":
      return column < across - 1 && at < last ? at + 1 : null;
    case "up":
      return at >= across ? at - across : null;
    case "down":
      // Below the last card of a row that is not full stands nothing; the last card of all is the nearest.
      return at - column + across <= last ? Math.min(at + across, last) : null;
  }
}

/** The card at an index of a cell, the last one if there are fewer, or the cell itself when it is empty. */
export function enter(sheet: Sheet, lane: LaneId, column: ColumnId, index: number): GridSpot {
  const stack = sheet.stacks.get(cellKey(lane, column)) ?? [];
  const placed = stack[Math.min(index, stack.length - 1)];
  return placed ? { kind: "card", card: placed.card, lane, column } : { kind: "cell", lane, column };
}

function fromColumn(sheet: Sheet, column: ColumnId, direction: Direction): GridSpot | null {
  const headers = sheet.layout.columnHeaders;
  const own = headers.find((header) => header.column === column);
  if (!own) return null;
  // A map of two levels shows no header of the group.
  const group = headers.find((header) => header.column === own.parent);
  if (direction === "up") return group ? { kind: "column", column: group.column } : null;
  if (direction === "down") {
    const child = headers.find((header) => header.parent === column);
    if (child) return { kind: "column", column: child.column };
    const lane = sheet.layout.laneHeaders[0];
    return lane ? enter(sheet, lane.lane, column, 0) : null;
  }
  const level = headers.filter((header) => header.level === own.level).sort((a, b) => a.box.x - b.box.x);
  const next = level[level.findIndex((header) => header.column === column) + (direction === "right" ? 1 : -1)];
  return next ? { kind: "column", column: next.column } : null;
}

function fromLane(sheet: Sheet, lane: LaneId, direction: Direction): GridSpot | null {
  const at = sheet.laneIndex.get(lane) ?? 0;
  const { regions } = sheet.layout;
  if (regions) {
    const leaf = sheet.leaves[0];
    if (direction === "down") return leaf ? enter(sheet, lane, leaf.column, 0) : null;
    const next = sheet.layout.laneHeaders[regionBeside(regions, at, direction) ?? -1];
    return next ? { kind: "lane", lane: next.lane } : null;
  }
  if (direction === "left") return null;
  if (direction === "right") {
    const leaf = sheet.leaves[0];
    return leaf ? enter(sheet, lane, leaf.column, 0) : null;
  }
  const next = sheet.layout.laneHeaders[at + (direction === "down" ? 1 : -1)];
  if (next) return { kind: "lane", lane: next.lane };
  const leaf = sheet.leaves[0];
  return direction === "up" && leaf ? { kind: "column", column: leaf.column } : null;
}

/** Where a card of a cell goes when it is moved one step by the keyboard, or null when there is no further place. */
export function stepOf(
  sheet: Sheet,
  from: { readonly card: CardId; readonly lane: LaneId; readonly column: ColumnId },
  direction: Direction,
): { readonly lane: LaneId; readonly column: ColumnId; readonly index: number } | null {
  const stack = sheet.stacks.get(cellKey(from.lane, from.column)) ?? [];
  const at = stack.findIndex((placed) => placed.card === from.card);
  const end = Number.MAX_SAFE_INTEGER;
  const index = within(stack.length, at, acrossIn(sheet, from.lane, from.column), direction);
  if (index !== null) return { lane: from.lane, column: from.column, index };
  const { regions } = sheet.layout;
  if (regions) {
    const next = sheet.layout.laneHeaders[regionBeside(regions, sheet.laneIndex.get(from.lane) ?? 0, direction) ?? -1];
    return next ? { lane: next.lane, column: from.column, index: direction === "down" ? 0 : end } : null;
  }
  if (direction === "up" || direction === "down") {
    const step = direction === "down" ? 1 : -1;
    const lane = sheet.layout.laneHeaders[(sheet.laneIndex.get(from.lane) ?? 0) + step];
    return lane ? { lane: lane.lane, column: from.column, index: step > 0 ? 0 : end } : null;
  }
  const leaf = sheet.leaves[(sheet.leafIndex.get(from.column) ?? 0) + (direction === "right" ? 1 : -1)];
  return leaf ? { lane: from.lane, column: leaf.column, index: at < 0 ? end : at } : null;
}

/** The cell after or before another one in reading order: along its lane, then on in the next lane. Null at the map's end. */
export function cellBeside(
  sheet: Sheet,
  from: { readonly lane: LaneId; readonly column: ColumnId },
  step: 1 | -1,
): { readonly lane: LaneId; readonly column: ColumnId } | null {
  const { laneHeaders } = sheet.layout;
  const at =
    (sheet.laneIndex.get(from.lane) ?? 0) * sheet.leaves.length + (sheet.leafIndex.get(from.column) ?? 0) + step;
  const lane = laneHeaders[Math.floor(at / sheet.leaves.length)]?.lane;
  const column = at < 0 ? undefined : sheet.leaves[at % sheet.leaves.length]?.column;
  return lane && column ? { lane, column } : null;
}

/** The header after or before another one: columns of its level from left to right, lanes from top to bottom. */
export function headerBeside(sheet: Sheet, from: GridSpot, step: 1 | -1): GridSpot | null {
  if (from.kind === "column") return fromColumn(sheet, from.column, step > 0 ? "right" : "left");
  const at = from.kind === "lane" ? sheet.laneIndex.get(from.lane) : undefined;
  const next = at === undefined ? undefined : sheet.layout.laneHeaders[at + step];
  return next ? { kind: "lane", lane: next.lane } : null;
}
