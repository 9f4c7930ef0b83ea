/** Which cards of other boards the cards of a board have to do with: their origins, and what they are linked with. Pure. */
import type { CardAddress } from "@/api/cards";
import { linkIndex } from "@/document/linkIndex";
import type { BoardState, CardId } from "@/document/records";

/** By card what it has to do with on other boards, its origin first; cards without anything are not in it. */
export function farEndsOf(state: BoardState): ReadonlyMap<CardId, readonly CardAddress[]> {
  const ends = new Map<CardId, CardAddress[]>();
  const add = (card: CardId, end: CardAddress): void => {
    const known = ends.get(card);
    if (known) known.push(end);
    else ends.set(card, [end]);
  };
  for (const { id, origin, deleted } of state.cards.values()) if (origin && !deleted) add(id, origin);
  for (const { from, to } of linkIndex(state).all) {
    for (const [near, far] of [
      [from, to],
      [to, from],
    ] as const) {
      if (near.on !== "card" || far.on !== "board" || state.cards.get(near.card)?.deleted !== false) continue;
      add(near.card, { board: far.board, card: far.card });
    }
  }
  return ends;
}
