import type { BoardState, CardId } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { onceFor } from "@/maps/onceFor";

/** Whether a card goes before everything else by what it says itself, wherever it stands. */
export function isExpedited(kind: KindDefinition, state: BoardState, card: CardId): boolean {
  const wanted = kind.exempt_cards;
  const fields = state.cards.get(card)?.fields;
  if (!wanted || !fields || fields.size === 0) return false;
  for (const key in wanted) if (fields.get(key) !== wanted[key]) return false;
  return true;
}

const counting = onceFor((kind: KindDefinition) =>
  onceFor((cards: readonly CardId[], state: BoardState): number => {
    let count = 0;
    for (const card of cards) if (isExpedited(kind, state, card)) count += 1;
    return count;
  }),
);

/** How many of the cards of a cell go before everything else. */
export function expeditedIn(kind: KindDefinition, state: BoardState, cards: readonly CardId[]): number {
  return kind.exempt_cards && cards.length > 0 ? counting(kind)(cards, state) : 0;
}
