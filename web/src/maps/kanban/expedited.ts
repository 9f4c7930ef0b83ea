import type { BoardState, CardId } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";

/** Whether a card goes before everything else by what it says itself, wherever it stands. */
export function isExpedited(kind: KindDefinition, state: BoardState, card: CardId): boolean {
  const fields = state.cards.get(card)?.fields;
  if (!kind.exempt_cards || !fields || fields.size === 0) return false;
  return Object.entries(kind.exempt_cards).every(([key, value]) => fields.get(key) === value);
}
