/**
 * What was done long ago and folds up in its column. Since when something is done only the server's log knows, so it stands
 * beside the state, not in it; a board without an answer from the server folds nothing.
 */
import type { BoardState, CardId, ColumnId, MapId } from "@/document/records";
import type { MapStructure } from "@/maps/structure";

/** The cards of one map that were done before a day, `YYYY-MM-DD`. */
export interface FoldedDone {
  readonly cards: ReadonlySet<CardId>;
  readonly before: string;
}

/** By the placements of a board, which are the same object as long as it is open. */
const known = new WeakMap<BoardState["placements"], Map<MapId, FoldedDone>>();

/** Says what folds up on a map, or with null that nothing does; returns whether that is something else than before. */
export function foldDone(state: BoardState, map: MapId, folded: FoldedDone | null): boolean {
  const all = known.get(state.placements) ?? new Map<MapId, FoldedDone>();
  known.set(state.placements, all);
  const before = all.get(map);
  if (folded === null) return all.delete(map);
  all.set(map, folded);
  return (
    before?.before !== folded.before ||
    before.cards.size !== folded.cards.size ||
    [...folded.cards].some((card) => !before.cards.has(card))
  );
}

/** What folds up on a map, if anything. */
export function foldedDone(state: BoardState, map: MapId): FoldedDone | undefined {
  return known.get(state.placements)?.get(map);
}

/** How many cards are folded up in each column. */
export function foldedCounts(structure: MapStructure, { cards }: FoldedDone): ReadonlyMap<ColumnId, number> {
  const counts = new Map<ColumnId, number>();
  for (const { column } of structure.leaves) {
    const count = structure.lanes.reduce(
      (sum, { lane }) => sum + structure.cardsIn(lane.id, column.id).filter((card) => cards.has(card)).length,
      0,
    );
    if (count > 0) counts.set(column.id, count);
  }
  return counts;
}
