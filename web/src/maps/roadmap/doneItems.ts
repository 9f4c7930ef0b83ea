/** Which items of a roadmap are done: by themselves, or because all the work behind them is. */
import type { BoardState, CardId } from "@/document/records";
import { workFor } from "@/maps/alignment/service";
import type { Roadmap } from "@/maps/roadmap/reading";
import { type DoneCards, doneCards } from "@/maps/stories/doneCards";

/** The items that are done. Work on other boards counts as open, because nobody here knows better. */
export function doneItems({ items, state }: Roadmap): ReadonlySet<CardId> {
  const done = doneCards(state);
  return new Set(items.map(({ card }) => card.id).filter((card) => done.has(card) || workIsDone(state, card, done)));
}

function workIsDone(state: BoardState, card: CardId, done: DoneCards): boolean {
  const { items, elsewhere } = workFor(state, card);
  return elsewhere === 0 && items.length > 0 && items.every((item) => done.has(item));
}
