/**
 * Splitting a lane or column in two, and making one of two: each is one step of undo. A card keeps whatever else its
 * place says. Who moves a card into what was merged away finds it in the tray of the map.
 */
import { cellsOf, headersOf, lanesOf, parentOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { cardCreation } from "@/document/commands/cards";
import { cellSeats, columnSeats, columnSiblings, recordSeats } from "@/document/commands/insertion";
import { type Change, edit, recordOf, type Unit } from "@/document/edit";
import type { CardId, Column, ColumnId, Lane, LaneId, MapId, MapPlacement, RecordId } from "@/document/records";
import { type Plain, placementKey } from "@/document/schema";

/** The prefix of the keys under which records keep the values of their fields. */
const FIELD = "f:";

/** Gives a placement another lane, column or order, and keeps the rest of what it says. */
function replaced(
  board: Board,
  at: MapPlacement,
  change: { lane?: LaneId; column?: ColumnId; order?: string },
): Change {
  const key = placementKey(at.map, at.card);
  const present = board.roots.placements.get(key);
  const kept = typeof present === "object" && present !== null && !Array.isArray(present) ? present : {};
  return { kind: "place", key, value: { ...(kept as Record<string, Plain>), ...change } };
}

/** The cards of each cell of a lane or column, in order. */
export function cellsAlong(board: Board, map: MapId, strip: { lane?: LaneId; column?: ColumnId }): MapPlacement[][] {
  const cells = cellsOf(board.state, map);
  if (strip.lane !== undefined) {
    const { lane } = strip;
    const columns = [...board.state.columns.values()].filter((one) => one.map === map && !one.deleted);
    return columns.map(({ id }) => [...cells.at(lane, id)]);
  }
  const { column } = strip;
  return column === undefined ? [] : lanesOf(board.state, map).map(({ id }) => [...cells.at(id, column)]);
}

/** What goes when nothing is chosen: the lower half of each cell; what matters most stays where it was. */
function goers(cells: readonly (readonly MapPlacement[])[], chosen: ReadonlySet<CardId> | null): MapPlacement[] {
  return cells.flatMap((cell) =>
    chosen ? cell.filter(({ card }) => chosen.has(card)) : cell.slice(Math.ceil(cell.length / 2)),
  );
}

/** How a lane or column is split: which cards go along, or null for the lower half of each cell. */
export interface Split {
  /** Among the lanes of its map, or the columns beside it. */
  readonly index: number;
  readonly role: string;
  readonly cards: ReadonlySet<CardId> | null;
}

/** Makes a lane beside another one, and lets cards go from that to it. Their columns and their order stay. */
export function splitLane(board: Board, lane: LaneId, { index, role, cards }: Split): LaneId | null {
  const from = board.state.lanes.get(lane);
  if (!from || from.deleted) return null;
  const { keys, repairs } = recordSeats(board, "lanes", lanesOf(board.state, from.map), index);
  const id = board.chance.newId() as LaneId;
  const fields = { map: from.map, role, order: keys[0] };
  const going = goers(cellsAlong(board, from.map, { lane }), cards);
  edit(board, [
    [...repairs, { kind: "create", root: "lanes", id, title: "", fields }],
    ...going.map((place): Unit => [replaced(board, place, { lane: id })]),
  ]);
  return id;
}

/** Makes a column beside another one, with a header card if that has one, and lets cards go from that to it. */
export function splitColumn(board: Board, column: ColumnId, { index, role, cards }: Split): ColumnId | null {
  const from = board.state.columns.get(column);
  if (!from || from.deleted) return null;
  const parent = parentOf(board.state, from);
  const { keys, repairs } = columnSeats(board, columnSiblings(board.state, from.map, parent), index);
  const id = board.chance.newId() as ColumnId;
  const fields = { map: from.map, role, order: keys[0], parent: parent ?? undefined };
  const header = from.card === null ? null : cardCreation(board, {});
  const made: Change[] = header
    ? [header, { kind: "create", root: "columns", id, fields: { ...fields, card: header.id } }]
    : [{ kind: "create", root: "columns", id, title: "", fields }];
  const going = goers(cellsAlong(board, from.map, { column }), cards);
  edit(board, [[...repairs, ...made], ...going.map((place): Unit => [replaced(board, place, { column: id })])]);
  return id;
}

/** Puts the cards of one lane below those of another one of the same map, cell by cell, and deletes the empty lane. */
export function mergeLanes(board: Board, { from, into }: { readonly from: LaneId; readonly into: LaneId }): boolean {
  const gone = board.state.lanes.get(from);
  const kept = board.state.lanes.get(into);
  if (!gone || !kept || !mergeable(gone, kept)) return false;
  const units = cellsAlong(board, kept.map, { lane: from }).flatMap((cell): Unit[] => {
    const [first] = cell;
    return first ? appended(board, cell, { lane: into, column: first.column }) : [];
  });
  edit(board, [...units, [...inherited(board, "lanes", gone, kept), { kind: "delete", root: "lanes", id: from }]]);
  return true;
}

/**
 * Puts what stands in one column behind what stands in another one of the same map: the cards of each cell, and the
 * columns it groups. The empty column is deleted; its header card stays a card, and heads it again when it comes back.
 */
export function mergeColumns(
  board: Board,
  { from, into }: { readonly from: ColumnId; readonly into: ColumnId },
): boolean {
  const gone = board.state.columns.get(from);
  const kept = board.state.columns.get(into);
  if (!gone || !kept || !mergeable(gone, kept) || isBelow(board, into, from)) return false;
  const headers = headersOf(board.state, kept.map);
  const units = cellsAlong(board, kept.map, { column: from }).flatMap((cell): Unit[] => {
    const moving = cell.filter(({ card }) => !headers.has(card));
    const [first] = moving;
    return first ? appended(board, moving, { lane: first.lane, column: into }) : [];
  });
  const last = [...regrouped(board, gone, kept), ...inherited(board, "columns", gone, kept)];
  edit(board, [...units, [...last, { kind: "delete", root: "columns", id: from }]]);
  return true;
}

function mergeable(gone: Lane | Column, kept: Lane | Column): boolean {
  return gone.id !== kept.id && gone.map === kept.map && !gone.deleted && !kept.deleted;
}

function isBelow(board: Board, column: ColumnId, group: ColumnId): boolean {
  const record = board.state.columns.get(column);
  const parent = record ? parentOf(board.state, record) : null;
  return parent !== null && (parent === group || isBelow(board, parent, group));
}

/** The moves of the cards of one cell to below those of another one, with keys for them. */
export function appended(board: Board, cell: readonly MapPlacement[], to: { lane: LaneId; column: ColumnId }): Unit[] {
  const map = cell[0]?.map as MapId;
  const { keys, repairs } = cellSeats(board, { map, ...to }, Number.POSITIVE_INFINITY, cell.length);
  const moves = cell.map((place, i): Unit => [replaced(board, place, { ...to, order: keys[i] ?? "a0" })]);
  return [...repairs.map((change): Unit => [change]), ...moves];
}

/** The columns of a group come behind those of the other one. */
function regrouped(board: Board, gone: Column, kept: Column): Change[] {
  const children = columnSiblings(board.state, gone.map, gone.id);
  if (children.length === 0) return [];
  const present = columnSiblings(board.state, kept.map, kept.id);
  const { keys, repairs } = columnSeats(board, present, Number.POSITIVE_INFINITY, children.length);
  const moves = children.flatMap(({ id }, i): Change[] => [
    { kind: "set", root: "columns", id, key: "parent", value: kept.id },
    { kind: "set", root: "columns", id, key: "order", value: keys[i] },
  ]);
  return [...repairs, ...moves];
}

/** What the one that stays does not say itself, it takes from the other one: its title, and the values of fields. */
export function inherited(board: Board, root: "lanes" | "columns", gone: Lane | Column, kept: Lane | Column): Change[] {
  const changes: Change[] = [];
  if (kept.title.trim() === "" && gone.title.trim() !== "") {
    const id: RecordId = "card" in kept && kept.card !== null ? kept.card : kept.id;
    changes.push({ kind: "retitle", id, title: gone.title });
  }
  const [theirs, own] = [recordOf(board, root, gone.id), recordOf(board, root, kept.id)];
  for (const [key, value] of theirs?.entries() ?? []) {
    if (!key.startsWith(FIELD) || (own?.get(key) ?? null) !== null) continue;
    changes.push({ kind: "set", root, id: kept.id, key, value: value as Plain });
  }
  return changes;
}
