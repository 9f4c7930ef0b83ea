/** How the paths of a map are looked at: which cards stand aside, and which paths are laid out above each other. Pure. */

import type { Path, PathId } from "@/document/links";
import { pathsOf } from "@/document/pathsOf";
import type { BoardState, CardId, MapId, MapRecord } from "@/document/records";
import { kinds } from "@/maps/kinds";

/** One at a time, above each other, or all in one. */
export const PATH_VIEWS = ["merged", "single", "stacked"] as const;
/** One of the ways to look at paths. */
export type PathView = (typeof PATH_VIEWS)[number];

/** How the paths of a map are looked at; all in one unless somebody said otherwise. */
export function pathViewOf(map: MapRecord): PathView {
  const said = map.fields.get("path_view");
  return PATH_VIEWS.find((view) => view === said) ?? "merged";
}

/** The path that is looked at alone: the one somebody chose, as long as it is there, or the first. */
export function lonePath(state: BoardState, map: MapRecord, chosen: PathId | undefined): Path | null {
  if (pathViewOf(map) !== "single" || kinds.get(map.kind)?.paths !== true) return null;
  const paths = pathsOf(state, map.id);
  return paths.find(({ id }) => id === chosen) ?? paths[0] ?? null;
}

/** The living path a card of a map belongs to; null is all of them. */
export function pathOfCard(state: BoardState, map: MapId, card: CardId): Path | null {
  const id = state.placements.get(map)?.get(card)?.path ?? null;
  const path = id === null ? undefined : state.paths.get(id);
  return path && !path.deleted && path.map === map ? path : null;
}

/** The paths that are looked at alone, by map. */
export function lonePaths(state: BoardState, chosen: ReadonlyMap<MapId, PathId>): ReadonlyMap<MapId, PathId> {
  const lone = new Map<MapId, PathId>();
  for (const map of state.maps.values()) {
    const path = map.deleted ? null : lonePath(state, map, chosen.get(map.id));
    if (path) lone.set(map.id, path.id);
  }
  return lone;
}

/** The cards that stand aside: those of other paths, in maps in which one path is looked at alone. */
export function cardsAside(state: BoardState, chosen: ReadonlyMap<MapId, PathId>): ReadonlySet<CardId> {
  const aside = new Set<CardId>();
  for (const [map, lone] of lonePaths(state, chosen)) {
    for (const card of state.placements.get(map)?.keys() ?? []) {
      const own = pathOfCard(state, map, card);
      if (own && own.id !== lone) aside.add(card);
    }
  }
  return aside;
}

/** The paths of a map that are laid out above each other, in order; null when they are not. */
export function stackedPaths(map: MapRecord, state: BoardState): readonly Path[] | null {
  if (pathViewOf(map) !== "stacked" || kinds.get(map.kind)?.paths !== true) return null;
  const paths = pathsOf(state, map.id);
  return paths.length > 0 ? paths : null;
}
