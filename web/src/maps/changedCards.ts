import type { BoardChange } from "@/document/board";
import type { BoardState, CardId, MapId } from "@/document/records";

/** The cards of one map that came, left, moved or look different by a change. More may differ where the map is among its `frames`. */
export function changedCards(
  map: MapId,
  state: BoardState,
  change: Pick<BoardChange, "placed" | "cards">,
): ReadonlySet<CardId> {
  const cards = new Set(change.placed.get(map));
  const placements = state.placements.get(map);
  if (placements) for (const card of change.cards) if (placements.has(card)) cards.add(card);
  return cards;
}
