/**
 * How the records of a map stand together: sorted lanes, the tree of columns, the cards of every cell. Pure readings of
 * a `BoardState`; sizes and positions are the layout's business.
 */
import { compareCodePoints, compareOrder } from "@/document/order";
import type { BoardState, CardId, Column, ColumnId, Lane, LaneId, MapId, MapPlacement } from "@/document/records";

/** A column with the columns it groups, all alive and sorted. */
export interface ColumnGroup {
  readonly column: Column;
  readonly children: readonly ColumnGroup[];
}

/** Where the cards of a map sit. */
export interface MapCells {
  /** The cards of the cell, in order. */
  at(lane: LaneId, column: ColumnId): readonly MapPlacement[];
  /** Cards whose lane or column is deleted or unknown, in order. */
  readonly unplaced: readonly MapPlacement[];
}

/** The living lanes of a map, in order. */
export function lanesOf(state: BoardState, map: MapId): Lane[] {
  const lanes = [...state.lanes.values()].filter((lane) => lane.map === map && !lane.deleted);
  return lanes.sort(compareOrder);
}

/** The group a column stands in, or null at the top level: a parent counts only if alive, of one map, and not below it. */
export function parentOf(state: BoardState, column: Column): ColumnId | null {
  const parent = liveParent(state, column);
  const seen = new Set<ColumnId>([column.id]);
  for (let above = parent; above; above = liveParent(state, above)) {
    if (above.id === column.id) return null;
    if (seen.has(above.id)) break;
    seen.add(above.id);
  }
  return parent?.id ?? null;
}

function liveParent(state: BoardState, column: Column): Column | null {
  const parent = column.parent === null ? undefined : state.columns.get(column.parent);
  return parent && !parent.deleted && parent.map === column.map ? parent : null;
}

/** The order a column stands by among its siblings: columns of a deleted group stay where the group stood. */
export function standingOrder(state: BoardState, column: Column): string {
  const group = column.parent === null ? undefined : state.columns.get(column.parent);
  return group?.deleted && group.map === column.map ? group.order : column.order;
}

/** The living columns of a map as a sorted tree; groups are together because of the sorting. */
export function columnsOf(state: BoardState, map: MapId): ColumnGroup[] {
  const below = new Map<ColumnId | null, Column[]>();
  for (const column of state.columns.values()) {
    if (column.map !== map || column.deleted) continue;
    const parent = parentOf(state, column);
    const siblings = below.get(parent);
    if (siblings) siblings.push(column);
    else below.set(parent, [column]);
  }
  const asStanding = (a: Column, b: Column): number =>
    compareCodePoints(standingOrder(state, a), standingOrder(state, b)) || compareOrder(a, b);
  const grow = (parent: ColumnId | null): ColumnGroup[] =>
    (below.get(parent) ?? []).sort(asStanding).map((column) => ({ column, children: grow(column.id) }));
  return grow(null);
}

/** The cards that head a living column of the map. They have no place in its cells. */
export function headersOf(state: BoardState, map: MapId): Set<CardId> {
  const headers = new Set<CardId>();
  for (const column of state.columns.values()) {
    if (column.map === map && !column.deleted && column.card !== null) headers.add(column.card);
  }
  return headers;
}

/** The living cards of a map by cell. A card in a cell of another map's lane or column counts as unplaced. */
export function cellsOf(state: BoardState, map: MapId): MapCells {
  const headers = headersOf(state, map);
  const cells = new Map<string, MapPlacement[]>();
  const unplaced: MapPlacement[] = [];
  for (const placement of state.placements.get(map)?.values() ?? []) {
    const card = state.cards.get(placement.card);
    if (!card || card.deleted || headers.has(placement.card)) continue;
    if (!hasCell(state, placement)) {
      unplaced.push(placement);
      continue;
    }
    const key = `${placement.lane}:${placement.column}`;
    const cell = cells.get(key);
    if (cell) cell.push(placement);
    else cells.set(key, [placement]);
  }
  for (const cell of cells.values()) cell.sort(comparePlacements);
  return { at: (lane, column) => cells.get(`${lane}:${column}`) ?? [], unplaced: unplaced.sort(comparePlacements) };
}

/** The living cards of one cell, in order: what `cellsOf` has there, without looking at the order of all others. */
export function cardsOfCell(state: BoardState, cell: Pick<MapPlacement, "map" | "lane" | "column">): MapPlacement[] {
  const { map, lane, column } = cell;
  if (!hasCell(state, cell)) return [];
  const headers = headersOf(state, map);
  const inside: MapPlacement[] = [];
  for (const placement of state.placements.get(map)?.values() ?? []) {
    if (placement.column !== column || placement.lane !== lane || headers.has(placement.card)) continue;
    if (state.cards.get(placement.card)?.deleted === false) inside.push(placement);
  }
  return inside.sort(comparePlacements);
}

function hasCell(state: BoardState, placement: Pick<MapPlacement, "map" | "lane" | "column">): boolean {
  const lane = state.lanes.get(placement.lane);
  const column = state.columns.get(placement.column);
  return (
    lane !== undefined &&
    column !== undefined &&
    !lane.deleted &&
    !column.deleted &&
    lane.map === placement.map &&
    column.map === placement.map
  );
}

/** Compares two placements by order, then by card. */
export function comparePlacements(
  a: { readonly card: CardId; readonly order: string },
  b: { readonly card: CardId; readonly order: string },
): number {
  return compareCodePoints(a.order, b.order) || compareCodePoints(a.card, b.card);
}

/** Everywhere a card shows: on the canvas, in cells or trays, at the head of columns. */
export interface Places {
  readonly canvas: boolean;
  readonly maps: readonly MapId[];
  readonly columns: readonly ColumnId[];
}

/** Where a card shows, whether or not the card itself is deleted. Places on deleted maps do not count. */
export function placesOf(state: BoardState, card: CardId): Places {
  const columns: ColumnId[] = [];
  const headed = new Set<MapId>();
  for (const column of state.columns.values()) {
    if (column.card !== card || column.deleted || !isLive(state, column.map)) continue;
    columns.push(column.id);
    headed.add(column.map);
  }
  const maps: MapId[] = [];
  for (const [map, placements] of state.placements) {
    if (placements.has(card) && isLive(state, map) && !headed.has(map)) maps.push(map);
  }
  return { canvas: state.canvas.has(card), maps, columns };
}

function isLive(state: BoardState, map: MapId): boolean {
  const record = state.maps.get(map);
  return record !== undefined && !record.deleted;
}

/** The living cards that show nowhere, in no particular order: what an outline lists under "not on the wall". */
export function cardsNowhere(state: BoardState): CardId[] {
  const shown = new Set<CardId>(state.canvas.keys());
  for (const column of state.columns.values()) {
    if (column.card !== null && !column.deleted && isLive(state, column.map)) shown.add(column.card);
  }
  for (const [map, placements] of state.placements) {
    if (isLive(state, map)) for (const card of placements.keys()) shown.add(card);
  }
  const nowhere: CardId[] = [];
  for (const card of state.cards.values()) if (!card.deleted && !shown.has(card.id)) nowhere.push(card.id);
  return nowhere;
}
