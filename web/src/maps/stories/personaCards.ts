/** The cards of a whole board that are for some personas: what story maps say, and what other cards carry themselves. */
import type { BoardState, CardId } from "@/document/records";
import type { TagId } from "@/document/things";
import { kinds } from "@/maps/kinds";
import { cardsFor } from "@/maps/stories/personas";
import { mapStructure } from "@/maps/structure";

/** All cards for any of these personas, wherever they are. */
export function personaCards(state: BoardState, personas: readonly TagId[]): ReadonlySet<CardId> {
  const asked = new Set(personas);
  const found = new Set<CardId>();
  for (const card of state.cards.values()) {
    if (!card.deleted && card.tags.some((tag) => asked.has(tag))) found.add(card.id);
  }
  for (const map of state.maps.values()) {
    const kind = map.deleted ? undefined : kinds.get(map.kind);
    if (!kind?.computed?.includes("slices")) continue;
    for (const card of cardsFor(mapStructure(kind, map.id, state), state, asked)) found.add(card);
  }
  return found;
}
