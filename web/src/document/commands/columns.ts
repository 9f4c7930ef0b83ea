/** Columns of maps: steps with header cards, phases and activities that group them, states with titles of their own. */

import { parentOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { cardCreation } from "@/document/commands/cards";
import { columnSeats, columnSiblings, isWithin, noPlace } from "@/document/commands/insertion";
import { type Change, edit } from "@/document/edit";
import type { BoardState, CardId, ColumnId, MapId } from "@/document/records";

/** A column to add. */
export interface ColumnAddition {
  readonly map: MapId;
  readonly role: string;
  /** The group it comes into; null or absent: the top level. */
  readonly parent?: ColumnId | null;
  /** Among the columns of that group; absent: at the end. */
  readonly index?: number;
  readonly title?: string;
  readonly limit?: number | null;
  /** Its header: a card that exists, or "new" for one with the title as its text. Absent: the column has its own title. */
  readonly card?: CardId | "new";
}

/** Adds a column, and its header card if it is to have a new one. */
export function addColumn(board: Board, args: ColumnAddition): ColumnId {
  const { map, role, title = "", index = Number.POSITIVE_INFINITY, limit, card } = args;
  const parent = args.parent ?? null;
  const { keys, repairs } = columnSeats(board, columnSiblings(board.state, map, parent), index);
  const id = board.chance.newId() as ColumnId;
  const changes: Change[] = [...repairs];
  const fields = {
    map,
    role,
    order: keys[0],
    parent: parent ?? undefined,
    rules: limit === undefined || limit === null ? undefined : { limit },
  };
  if (card === undefined) {
    changes.push({ kind: "create", root: "columns", id, title, fields });
  } else if (card === "new") {
    const creation = cardCreation(board, { title });
    changes.push(creation, { kind: "create", root: "columns", id, fields: { ...fields, card: creation.id } });
  } else {
    // A header has no place in the cells of its map.
    changes.push({ kind: "create", root: "columns", id, fields: { ...fields, card } }, noPlace(map, card));
  }
  edit(board, [changes]);
  return id;
}

/**
 * Moves a column into a group (null: to the top level), to `index` counted among the other columns there. What it groups
 * moves with it, because only its own order changes. A group is never moved into itself.
 */
export function moveColumn(
  board: Board,
  args: { readonly column: ColumnId; readonly parent: ColumnId | null; readonly index: number },
): void {
  const column = board.state.columns.get(args.column);
  if (!column || !isGroupFor(board.state, column.id, column.map, args.parent)) return;
  const siblings = columnSiblings(board.state, column.map, args.parent);
  const stays = parentOf(board.state, column) === args.parent;
  if (stays && siblings.findIndex(({ id }) => id === column.id) === args.index) return;
  const others = siblings.filter(({ id }) => id !== column.id);
  const { keys, repairs } = columnSeats(board, others, args.index);
  edit(board, [
    [
      ...repairs,
      { kind: "set", root: "columns", id: column.id, key: "parent", value: args.parent ?? undefined },
      { kind: "set", root: "columns", id: column.id, key: "order", value: keys[0] },
    ],
  ]);
}

function isGroupFor(state: BoardState, column: ColumnId, map: MapId, parent: ColumnId | null): boolean {
  if (parent === null) return true;
  const group = state.columns.get(parent);
  return group !== undefined && !group.deleted && group.map === map && !isWithin(state, parent, column);
}

/**
 * The changes that delete a column. What it groups stays where it stood: the children get orders between the group's
 * neighbours, and keep their parent, so that a group that is brought back has them again.
 */
export function columnDeletion(board: Board, id: ColumnId): Change[] {
  const column = board.state.columns.get(id);
  if (!column || column.deleted) return [];
  const children = columnSiblings(board.state, column.map, id);
  const siblings = columnSiblings(board.state, column.map, parentOf(board.state, column));
  const index = siblings.findIndex((sibling) => sibling.id === id);
  const others = siblings.filter((sibling) => sibling.id !== id);
  const { keys, repairs } = columnSeats(board, children.length > 0 ? others : [], index, children.length);
  const orders = children.map(
    (child, i): Change => ({
      kind: "set",
      root: "columns",
      id: child.id,
      key: "order",
      value: keys[i],
    }),
  );
  return [...repairs, ...orders, { kind: "delete", root: "columns", id }];
}

/** Deletes a column. Its cards show in the map's tray, its header card stays a card, what it groups stays un-grouped. */
export function deleteColumn(board: Board, column: ColumnId): void {
  edit(board, [columnDeletion(board, column)]);
}

/** Brings a deleted column back, with what it grouped. */
export function restoreColumn(board: Board, column: ColumnId): void {
  edit(board, [[{ kind: "restore", root: "columns", id: column }]]);
}
