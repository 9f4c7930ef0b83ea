/**
 * What a record looked like, with everything that hangs on it. Undo hides something that this person made only while it
 * still looks as they left it: whatever a colleague put in, on or under it would go out of sight with it.
 */
import type * as Y from "yjs";
import type { Board } from "@/document/board";
import { recordOf } from "@/document/edit";
import type { Link, LinkEnd, PathId } from "@/document/links";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { CANVAS } from "@/document/records";
import { placementKey, type RecordRoot, TAG_PREFIX } from "@/document/schema";
import type { TagId } from "@/document/things";
import { parseCellValueKey } from "@/document/values";

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
      return [
        ...own,
        ...partsOfCell(board, board.state.lanes.get(id as LaneId)?.map, "lane", id),
        ...partsOfCells(board, (cell) => cell.lane === id),
      ];
    case "columns":
      return [
        ...own,
        ...columnsWhere(board, (column) => column.parent === id),
        ...partsOfCell(board, board.state.columns.get(id as ColumnId)?.map, "column", id),
        ...partsOfCells(board, (cell) => cell.column === id),
      ];
    case "shapes":
      return [...own, ...connectorsTo(board, id)];
    case "connectors":
      return own;
    case "tags":
      return [...own, ...cardsTagged(board, id as TagId)];
    case "links":
      return own;
    case "paths":
      return [...own, ...placementsOnPath(board, id as PathId)];
  }
}

function columnsWhere(
  board: Board,
  test: (column: { readonly map: MapId; readonly parent: ColumnId | null; readonly card: CardId | null }) => boolean,
): Part[] {
  const found: string[] = [];
  for (const column of board.state.columns.values()) if (test(column)) found.push(column.id);
  return recordParts(board, "columns", found);
}

function partsOfCard(board: Board, card: CardId): Part[] {
  const keys = [...board.state.placements].flatMap(([map, on]) => (on.has(card) ? [placementKey(map, card)] : []));
  if (board.state.canvas.has(card)) keys.push(placementKey(CANVAS, card));
  const heads = columnsWhere(board, (column) => column.card === card);
  const links = linksWhere(board, ({ from, to }) => isAtCard(from, card) || isAtCard(to, card));
  return [...placementParts(board, keys), ...heads, ...connectorsTo(board, card), ...links];
}

function isAtCard(end: LinkEnd, card: CardId): boolean {
  return end.on === "card" && end.card === card;
}

/** The living links of a sort: without what they are bound to they would say nothing. */
function linksWhere(board: Board, test: (link: Link) => boolean): Part[] {
  const found: string[] = [];
  for (const link of board.state.links.values()) if (!link.deleted && test(link)) found.push(link.id);
  return recordParts(board, "links", found);
}

/** What single cells hold, and links that are bound to them. */
function partsOfCells(
  board: Board,
  test: (cell: { readonly lane: string; readonly column: string }) => boolean,
): Part[] {
  const isThere = (end: LinkEnd): boolean => end.on === "cell" && test(end);
  const keys: string[] = [];
  for (const key of board.roots.cells.keys()) {
    const place = parseCellValueKey(key);
    if (place && test(place)) keys.push(key);
  }
  return [
    ...keys.sort().map((key) => ({ type: board.roots.cells, key })),
    ...linksWhere(board, ({ from, to }) => isThere(from) || isThere(to)),
  ];
}

function placementsOnPath(board: Board, path: PathId): Part[] {
  const keys = [...board.state.placements.values()].flatMap((on) =>
    [...on.values()].flatMap((place) => (place.path === path ? [placementKey(place.map, place.card)] : [])),
  );
  return placementParts(board, keys);
}

function recordParts(board: Board, root: RecordRoot, ids: readonly string[]): Part[] {
  return [...ids]
    .sort()
    .flatMap((id) => recordOf(board, root, id) ?? [])
    .map((type) => ({ type, key: null }));
}

/** The living connectors that are bound to an item: without it they would point at nothing. */
function connectorsTo(board: Board, item: string): Part[] {
  const found: string[] = [];
  for (const { id, from, to, deleted } of board.state.connectors.values()) {
    if (!deleted && (from.item === item || to.item === item)) found.push(id);
  }
  return recordParts(board, "connectors", found);
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
  const paths = [...board.state.paths.values()].filter((path) => path.map === map).map(({ id }) => id);
  const ofMap = new Set<string>(lanes);
  return [
    ...recordParts(board, "lanes", lanes),
    ...columnsWhere(board, (column) => column.map === map),
    ...placementParts(board, keys),
    ...recordParts(board, "paths", paths),
    ...partsOfCells(board, ({ lane }) => ofMap.has(lane)),
    ...linksWhere(board, (link) => link.map === map),
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
