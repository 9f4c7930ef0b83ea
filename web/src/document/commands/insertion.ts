/**
 * Where newcomers stand among lanes, columns, and the cards of a cell or of the canvas: keys for them, and the changes
 * that mend neighbours with equal keys.
 */
import { cardsOfCell, columnsOf, comparePlacements, parentOf, standingOrder } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { placeValue } from "@/document/commands/paths";
import type { Change } from "@/document/edit";
import { keysAt } from "@/document/order";
import {
  type BoardState,
  CANVAS,
  type CardId,
  type Column,
  type ColumnId,
  type LaneId,
  type MapId,
} from "@/document/records";
import { placementKey } from "@/document/schema";

/** A cell of a map. */
export interface CellAddress {
  readonly map: MapId;
  readonly lane: LaneId;
  readonly column: ColumnId;
}

/** Keys for newcomers and the mending that goes with them. */
export interface Seats {
  readonly keys: readonly string[];
  readonly repairs: readonly Change[];
}

/** Seats for `count` lanes or columns at `index` among siblings; the siblings must be sorted. */
export function recordSeats(
  board: Board,
  root: "lanes" | "columns",
  siblings: readonly { readonly id: string; readonly order: string }[],
  index: number,
  count = 1,
): Seats {
  const { keys, repairs } = keysAt(siblings, index, count, board.chance.random);
  const changes = [...repairs].map(([id, value]): Change => ({ kind: "set", root, id, key: "order", value }));
  return { keys, repairs: changes };
}

/**
 * Seats for `count` columns at `index` among siblings. Columns of a deleted group stand where the group stood; where a
 * newcomer comes between them, those behind it leave the group for good, because a group stands in one place.
 */
export function columnSeats(board: Board, siblings: readonly Column[], index: number, count = 1): Seats {
  const standing = siblings.map((column) => ({ id: column.id, order: standingOrder(board.state, column) }));
  const ungrouped = new Set(siblings.filter((column) => column.parent !== parentOf(board.state, column)));
  const { keys, repairs } = recordSeats(board, "columns", standing, index, count);
  const leaving = repairs.flatMap((change): Change[] => {
    const column = change.kind === "set" ? board.state.columns.get(change.id as ColumnId) : undefined;
    return column && ungrouped.has(column)
      ? [{ kind: "set", root: "columns", id: column.id, key: "parent", value: undefined }]
      : [];
  });
  return { keys, repairs: [...repairs, ...leaving] };
}

/** Seats in a cell, counted among its cards without those that are about to move. */
export function cellSeats(
  board: Board,
  cell: CellAddress,
  index: number,
  count: number,
  moving: ReadonlySet<CardId> = new Set(),
): Seats {
  const placements = cardsOfCell(board.state, cell).filter(({ card }) => !moving.has(card));
  const siblings = placements.map(({ card, order }) => ({ id: card, order }));
  const { keys, repairs } = keysAt(siblings, index, count, board.chance.random);
  const changes = [...repairs].map(([card, order]): Change => {
    const key = placementKey(cell.map, card as CardId);
    const path = board.state.placements.get(cell.map)?.get(card as CardId)?.path ?? null;
    return { kind: "place", key, value: placeValue(cell, order, path) };
  });
  return { keys, repairs: changes };
}

/** Seats for newcomers to several cells, from an index on in each: `cells` names one for every newcomer, in the order they come. */
export function seatsInCells(
  board: Board,
  cells: readonly CellAddress[],
  index: number,
): { readonly repairs: readonly Change[]; readonly next: (cell: CellAddress) => string } {
  const nameOf = ({ map, lane, column }: CellAddress): string => `${map}:${lane}:${column}`;
  const counts = new Map<string, { readonly cell: CellAddress; count: number }>();
  for (const cell of cells) {
    const known = counts.get(nameOf(cell));
    if (known) known.count += 1;
    else counts.set(nameOf(cell), { cell, count: 1 });
  }
  const repairs: Change[] = [];
  const keys = new Map<string, string[]>();
  for (const [name, { cell, count }] of counts) {
    const seats = cellSeats(board, cell, index, count);
    keys.set(name, [...seats.keys].reverse());
    repairs.push(...seats.repairs);
  }
  return { repairs, next: (cell) => keys.get(nameOf(cell))?.pop() ?? "a0" };
}

/** Keys above everything on the canvas. */
export function keysOnTop(board: Board, count: number): readonly string[] {
  let top: { readonly card: CardId; readonly order: string } | null = null;
  for (const placement of board.state.canvas.values()) {
    if (!top || comparePlacements(top, placement) < 0) top = placement;
  }
  const siblings = top ? [{ id: top.card, order: top.order }] : [];
  return keysAt(siblings, siblings.length, count, board.chance.random).keys;
}

/** A key above every map. */
export function mapKeyOnTop(board: Board): string {
  const maps = [...board.state.maps.values()];
  const top = maps.reduce<string | null>((best, map) => (best === null || map.order > best ? map.order : best), null);
  const siblings = top === null ? [] : [{ id: "", order: top }];
  return keysAt(siblings, siblings.length, 1, board.chance.random).keys[0] ?? "a0";
}

/** The living columns that stand beside each other under a parent (null: at the top level), in order. */
export function columnSiblings(state: BoardState, map: MapId, parent: ColumnId | null): Column[] {
  let level = columnsOf(state, map);
  if (parent === null) return level.map(({ column }) => column);
  while (level.length > 0) {
    const group = level.find(({ column }) => column.id === parent);
    if (group) return group.children.map(({ column }) => column);
    level = level.flatMap(({ children }) => children);
  }
  return [];
}

/** Whether `column` is `group` or stands somewhere below it. */
export function isWithin(state: BoardState, column: ColumnId, group: ColumnId): boolean {
  for (let at: ColumnId | null = column; at !== null; ) {
    if (at === group) return true;
    const record: Column | undefined = state.columns.get(at);
    at = record ? parentOf(state, record) : null;
  }
  return false;
}

/** The value of a place on the canvas. */
export function canvasPlace(card: CardId, pos: { readonly x: number; readonly y: number }, order: string): Change {
  return { kind: "place", key: placementKey(CANVAS, card), value: { pos: [pos.x, pos.y], order } };
}

/** Takes a card off a map or the canvas. */
export function noPlace(place: MapId | typeof CANVAS, card: CardId): Change {
  return { kind: "place", key: placementKey(place, card), value: undefined };
}
