/** Ways through a map: the happy one, variants and exceptions, as it is and as it shall be; and which cards belong to one. */
import type { Board } from "@/document/board";
import { type Change, edit, type Unit } from "@/document/edit";
import type { Path, PathId } from "@/document/links";
import { keysAt } from "@/document/order";
import { pathsOf } from "@/document/pathsOf";
import type { CardId, MapId, MapPlacement } from "@/document/records";
import { placementKey } from "@/document/schema";

/** Makes a path, behind the others of its map; `title` is the condition under which one goes this way. */
export function createPath(
  board: Board,
  args: Pick<Path, "map" | "role"> & { readonly state?: Path["state"]; readonly title?: string },
): PathId {
  const { map, role, state = "as_is", title = "" } = args;
  const siblings = pathsOf(board.state, map);
  const { keys, repairs } = keysAt(siblings, siblings.length, 1, board.chance.random);
  const id = board.chance.newId() as PathId;
  const mended = [...repairs].map(([id, value]): Change => ({ kind: "set", root: "paths", id, key: "order", value }));
  edit(board, [
    [...mended, { kind: "create", root: "paths", id, title, fields: { map, role, state, order: keys[0] } }],
  ]);
  return id;
}

/** Says what sort of way a path is. */
export function setPath(board: Board, path: PathId, change: Partial<Pick<Path, "role" | "state">>): void {
  const units = Object.entries(change).map(
    ([key, value]): Unit => [{ kind: "set", root: "paths", id: path, key, value }],
  );
  edit(board, units);
}

/** Deletes a path. Its cards stay where they are, and belong to it again when it comes back. */
export function deletePath(board: Board, path: PathId): void {
  edit(board, [[{ kind: "delete", root: "paths", id: path }]]);
}

/** Brings deleted paths back. */
export function restorePaths(board: Board, paths: Iterable<PathId>): void {
  edit(
    board,
    [...paths].map((id): Unit => [{ kind: "restore", root: "paths", id }]),
  );
}

/** Gives cards of a map to one of its paths, or with null to all of them. */
export function setPathOfCards(board: Board, map: MapId, cards: Iterable<CardId>, path: PathId | null): void {
  const placements = board.state.placements.get(map);
  const units = [...cards].flatMap((card): Unit[] => {
    const placement = placements?.get(card);
    if (!placement || placement.path === path) return [];
    return [[{ kind: "place", key: placementKey(map, card), value: placeValue(placement, placement.order, path) }]];
  });
  edit(board, units);
}

/** The value of a place in a map: the whole cell, the order and the path in one. */
export function placeValue(cell: Pick<MapPlacement, "lane" | "column">, order: string, path: PathId | null) {
  return { lane: cell.lane, column: cell.column, order, ...(path === null ? {} : { path }) };
}
