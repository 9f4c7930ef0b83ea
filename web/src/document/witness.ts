/**
 * What a record looked like, with everything that hangs on it. Undo hides something that this person made only while it
 * still looks as they left it: whatever a colleague put in, on or under it would go out of sight with it.
 */
import type * as Y from "yjs";
import type { Board } from "@/document/board";
import { recordOf } from "@/document/edit";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { CANVAS } from "@/document/records";
import { placementKey, type RecordRoot, TAG_PREFIX } from "@/document/schema";
import type { TagId } from "@/document/things";

/** One part of what a record looks like, and where to ask who wrote it. */
interface Part {
  readonly type: Y.Map<unknown>;
  readonly key: string | null;
}

/** The record and its dependents as one string. The flag of deletion is not part of it. */
export function witnessOf(board: Board, root: RecordRoot, id: string): string {
  const seen = partsOf(board, root, id).map(({ type, key }) => {
    if (key !== null) return [key, type.get(key)];
    const { deleted: _, ...fields } = type.toJSON();
    return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  });
  return JSON.stringify(seen, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}

/** A client other than these that wrote on the record or its dependents, or null. */
export function otherWriter(board: Board, root: RecordRoot, id: string, own: ReadonlySet<number>): number | null {
  for (const { type, key } of partsOf(board, root, id)) {
    for (const name of key === null ? type.keys() : [key]) {
      const writer = lastWriter(type, name);
      if (writer !== null && !own.has(writer)) return writer;
    }
  }
  return null;
}

/** The client that last wrote a key of a shared map, or null when nobody did. */
export function lastWriter(type: Y.Map<unknown>, key: string): number | null {
  // Yjs keeps the author of a value in its item and has no public way to ask for it.
  return type._map.get(key)?.id.client ?? null;
}

function partsOf(board: Board, root: RecordRoot, id: string): Part[] {
  const record = recordOf(board, root, id);
  const own: Part[] = record ? [{ type: record, key: null }] : [];
  switch (root) {
    case "cards":
      return [...own, ...partsOfCard(board, id as CardId)];
    case "maps":
      return [...own, ...partsOfMap(board, id as MapId)];
    case "lanes":
      return [...own, ...partsOfCell(board, board.state.lanes.get(id as LaneId)?.map, "lane", id)];
    case "columns":
      return [
        ...own,
        ...columnsWhere(board, (column) => column.parent === id),
        ...partsOfCell(board, board.state.columns.get(id as ColumnId)?.map, "column", id),
      ];
    case "shapes":
      return [...own, ...connectorsTo(board, id)];
    case "connectors":
      return own;
    case "tags":
      return [...own, ...cardsTagged(board, id as TagId)];
  }
}

function columnsWhere(
  board: Board,
  test: (column: { readonly map: MapId; readonly parent: ColumnId | null; readonly card: CardId | null }) => boolean,
): Part[] {
  const found: string[] = [];
  for (const column of board.state.columns.values()) if (test(column)) found.push(column.id);
  return found
    .sort()
    .flatMap((id) => recordOf(board, "columns", id) ?? [])
    .map((type) => ({ type, key: null }));
}

function partsOfCard(board: Board, card: CardId): Part[] {
  const keys = [...board.state.placements].flatMap(([map, on]) => (on.has(card) ? [placementKey(map, card)] : []));
  if (board.state.canvas.has(card)) keys.push(placementKey(CANVAS, card));
  const heads = columnsWhere(board, (column) => column.card === card);
  return [...placementParts(board, keys), ...heads, ...connectorsTo(board, card)];
}

/** The living connectors that are bound to an item: without it they would point at nothing. */
function connectorsTo(board: Board, item: string): Part[] {
  const found: string[] = [];
  for (const { id, from, to, deleted } of board.state.connectors.values()) {
    if (!deleted && (from.item === item || to.item === item)) found.push(id);
  }
  return found
    .sort()
    .flatMap((id) => recordOf(board, "connectors", id) ?? [])
    .map((type) => ({ type, key: null }));
}

function cardsTagged(board: Board, tag: TagId): Part[] {
  const found: string[] = [];
  for (const { id, tags } of board.state.cards.values()) if (tags.includes(tag)) found.push(id);
  return found
    .sort()
    .flatMap((id) => recordOf(board, "cards", id) ?? [])
    .map((type) => ({ type, key: `${TAG_PREFIX}${tag}` }));
}

function partsOfMap(board: Board, map: MapId): Part[] {
  const lanes = [...board.state.lanes.values()].filter((lane) => lane.map === map).map(({ id }) => id);
  const keys = [...(board.state.placements.get(map)?.keys() ?? [])].map((card) => placementKey(map, card));
  return [
    ...lanes
      .sort()
      .flatMap((id) => recordOf(board, "lanes", id) ?? [])
      .map((type) => ({ type, key: null })),
    ...columnsWhere(board, (column) => column.map === map),
    ...placementParts(board, keys),
  ];
}

function partsOfCell(board: Board, map: MapId | undefined, side: "lane" | "column", id: string): Part[] {
  if (map === undefined) return [];
  const inside = [...(board.state.placements.get(map)?.values() ?? [])].filter((placement) => placement[side] === id);
  return placementParts(
    board,
    inside.map(({ card }) => placementKey(map, card)),
  );
}

function placementParts(board: Board, keys: readonly string[]): Part[] {
  return [...keys].sort().map((key) => ({ type: board.roots.placements, key }));
}
