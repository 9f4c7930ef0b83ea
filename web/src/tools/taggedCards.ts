/** Which cards look different when tags change. */
import type { BoardState, CardId } from "@/document/records";

/** These cards and all that carry tags: a tag that is named anew shows on each of them. */
export function taggedCards(state: BoardState, cards: ReadonlySet<CardId>): ReadonlySet<CardId> {
  const all = new Set(cards);
  for (const card of state.cards.values()) if (card.tags.length > 0) all.add(card.id);
  return all;
}
