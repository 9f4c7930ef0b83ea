import { FREE_CARD } from "@/canvas/cardSize";
import type { BoardState, CardId } from "@/document/records";
import type { Box } from "@/geometry/box";

/** A card that lies free on the wall, and where. */
export interface FreeCard {
  readonly card: CardId;
  readonly box: Box;
}

/** Of these cards those that lie free on the wall, with their boxes. Cards in maps have their place from the map. */
export function freeCards(state: BoardState, cards: Iterable<CardId>): FreeCard[] {
  return [...cards].flatMap((card): FreeCard[] => {
    const placement = state.canvas.get(card);
    const record = state.cards.get(card);
    if (!placement || !record || record.deleted) return [];
    const [w, h] = record.size ?? [FREE_CARD.w, FREE_CARD.h];
    return [{ card, box: { x: placement.pos.x, y: placement.pos.y, w, h } }];
  });
}
