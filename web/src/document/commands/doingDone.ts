/**
 * One state as two columns, what is being worked on and what waits for the next one, and back. Each is one step of undo.
 *
 * The column that is divided stays what it is and keeps its cards, so that the log of what stood in it goes on; only its group
 * and the second column are new. Its limit becomes that of both together.
 */
import { parentOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { columnSeats, columnSiblings } from "@/document/commands/insertion";
import { appended, cellsAlong, inherited } from "@/document/commands/regrouping";
import { type Change, edit, type Unit } from "@/document/edit";
import type { Column, ColumnId } from "@/document/records";

/** What the group and its two columns are called; an empty title lets everybody read the role's words. */
export interface Division {
  readonly group: { readonly role: string; readonly title: string };
  /** The title of the column that stays. */
  readonly title: string;
  readonly waiting: { readonly role: string; readonly title: string };
}

/** Divides a column; gives its group, or null when the column is gone or in a group already. */
export function divideColumn(board: Board, column: ColumnId, { group, title, waiting }: Division): ColumnId | null {
  const from = board.state.columns.get(column);
  if (!from || from.deleted || from.role === group.role || parentOf(board.state, from) !== null) return null;
  const id = board.chance.newId() as ColumnId;
  const other = board.chance.newId() as ColumnId;
  const [first, second] = columnSeats(board, [], 0, 2).keys;
  const rules = from.limit === null ? undefined : { limit: from.limit };
  const { map } = from;
  edit(board, [
    [
      {
        kind: "create",
        root: "columns",
        id,
        title: group.title,
        fields: { map, role: group.role, order: from.order, rules },
      },
      {
        kind: "create",
        root: "columns",
        id: other,
        title: waiting.title,
        fields: { map, role: waiting.role, order: second, parent: id },
      },
      { kind: "set", root: "columns", id: column, key: "parent", value: id },
      { kind: "set", root: "columns", id: column, key: "order", value: first },
      { kind: "set", root: "columns", id: column, key: "rules", value: undefined },
      { kind: "retitle", id: column, title },
    ],
  ]);
  return id;
}

/**
 * Makes one column of all columns of a group: the first one stays and takes the cards of the others, below its own, and the
 * group's place and limit. `title` is what it is called then. Gives the column, or null when the group holds none.
 */
export function uniteColumns(board: Board, group: ColumnId, title: string): ColumnId | null {
  const gone = board.state.columns.get(group);
  if (!gone || gone.deleted) return null;
  const [kept, ...others] = columnSiblings(board.state, gone.map, group);
  if (!kept || [kept, ...others].some(({ id }) => columnSiblings(board.state, gone.map, id).length > 0)) return null;
  const units = cardsInto(board, others, kept);
  const limit = gone.limit ?? kept.limit;
  const last: Change[] = [
    ...inherited(board, "columns", gone, { ...kept, title }),
    ...others.map(({ id }): Change => ({ kind: "delete", root: "columns", id })),
    { kind: "set", root: "columns", id: kept.id, key: "parent", value: parentOf(board.state, gone) ?? undefined },
    { kind: "set", root: "columns", id: kept.id, key: "order", value: gone.order },
    { kind: "set", root: "columns", id: kept.id, key: "rules", value: limit === null ? undefined : { limit } },
    { kind: "retitle", id: kept.id, title },
    { kind: "delete", root: "columns", id: group },
  ];
  edit(board, [...units, last]);
  return kept.id;
}

/** Lane by lane, the cards of all other columns below those of the one that stays. */
function cardsInto(board: Board, others: readonly Column[], kept: Column): Unit[] {
  const cells = others.map(({ id, map }) => cellsAlong(board, map, { column: id }));
  const lanes = cells[0]?.length ?? 0;
  return Array.from({ length: lanes }, (_, at) => cells.flatMap((column) => column[at] ?? [])).flatMap((cards) => {
    const [first] = cards;
    return first ? appended(board, cards, { lane: first.lane, column: kept.id }) : [];
  });
}
