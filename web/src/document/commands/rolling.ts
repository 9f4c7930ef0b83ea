/** Columns of time that move on: named, folded, followed by new ones, and what stood in them moved; one step of undo. */
import type { Board } from "@/document/board";
import { type CellAddress, cellSeats, columnSeats, columnSiblings } from "@/document/commands/insertion";
import { placeValue } from "@/document/commands/paths";
import { type Change, edit, type Unit } from "@/document/edit";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { FIELD_PREFIX, placementKey } from "@/document/schema";
import type { FieldValue } from "@/document/values";

/** Values of fields to set. */
export type Values = { readonly [field: string]: FieldValue };

/** A column that comes new; its id is given, so that two who make it at once make one. */
export interface RolledColumn {
  readonly id: ColumnId;
  readonly role: string;
  readonly title: string;
  readonly fields: Values;
  /** Among the columns that are there, at the top level. */
  readonly index: number;
}

/** What happens to a map whose columns are times. */
export interface Rolling {
  readonly map: MapId;
  readonly settings: Values;
  readonly columns: readonly { readonly id: ColumnId; readonly title: string | null; readonly fields: Values }[];
  readonly add: readonly RolledColumn[];
  /** Each to the front of its cell, in this order. */
  readonly move: readonly { readonly card: CardId; readonly lane: LaneId; readonly column: ColumnId }[];
}

/** Lets the columns of a map move on. */
export function rollColumns(board: Board, rolling: Rolling): void {
  const { map, settings, columns } = rolling;
  const named = columns.map(({ id, title, fields }): Unit => {
    const words: Change[] = title === null ? [] : [{ kind: "retitle", id, title }];
    return [...words, ...valueChanges("columns", id, fields)];
  });
  edit(board, [
    ...additions(board, rolling),
    ...named,
    ...moves(board, rolling),
    // Last, so that whoever sees this sees all of it.
    valueChanges("maps", map, settings),
  ]);
}

function valueChanges(root: "columns" | "maps", id: string, values: Values): Change[] {
  return Object.entries(values).map(([key, value]) => ({ kind: "set", root, id, key: `${FIELD_PREFIX}${key}`, value }));
}

function additions(board: Board, { map, add }: Rolling): Unit[] {
  const siblings = columnSiblings(board.state, map, null);
  const places = [...new Set(add.map(({ index }) => index))].sort((a, b) => a - b);
  return places.flatMap((index): Unit[] => {
    const here = add.filter((one) => one.index === index);
    const { keys, repairs } = columnSeats(board, siblings, index, here.length);
    const made = here.map(({ id, role, title, fields }, at): Change[] => {
      const known = board.state.columns.get(id);
      const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${FIELD_PREFIX}${key}`, value]));
      const born = { map, role, order: keys[at], ...values };
      // It was there before, and somebody deleted it: what they wrote on it comes back with it.
      if (known) return [{ kind: "restore", root: "columns", id }, ...valueChanges("columns", id, fields)];
      return [{ kind: "create", root: "columns", id, title, fields: born }];
    });
    return [[...repairs, ...made.flat()]];
  });
}

function moves(board: Board, { map, move }: Rolling): Unit[] {
  const cells = new Map<string, { readonly cell: CellAddress; readonly cards: CardId[] }>();
  for (const { card, lane, column } of move) {
    const key = `${lane}:${column}`;
    const known = cells.get(key);
    if (known) known.cards.push(card);
    else cells.set(key, { cell: { map, lane, column }, cards: [card] });
  }
  return [...cells.values()].flatMap(({ cell, cards }): Unit[] => {
    const { keys, repairs } = cellSeats(board, cell, 0, cards.length, new Set(cards));
    const placed = cards.map((card, at): Unit => {
      const path = board.state.placements.get(map)?.get(card)?.path ?? null;
      return [{ kind: "place", key: placementKey(map, card), value: placeValue(cell, keys[at] ?? "a0", path) }];
    });
    return [...repairs.map((change): Unit => [change]), ...placed];
  });
}
