import { signal } from "@preact/signals-core";
import { useEffect } from "react";
import { type CardAddress, cardSummaries } from "@/api/cards";
import type { FoundCard } from "@/api/dto";
import { FarCards, farKey } from "@/ui/across/farCards";
import { withKinds } from "@/ui/across/withKinds";
import { useSignal } from "@/ui/signals";
import type { WallRoom } from "@/ui/wall/room";

/** How often cards are asked for again that stand in a panel or dialog. */
const PANEL_MS = 30_000;

interface Kept {
  readonly cards: FarCards;
  readonly stop: AbortController;
}

const kept = new WeakMap<WallRoom, Kept>();

/** What this room knows of cards of other boards. */
export function farCardsOf(room: WallRoom): FarCards {
  const found = kept.get(room);
  if (found) return found.cards;
  const stop = new AbortController();
  const visible = (): boolean => document.visibilityState === "visible";
  const inFront = signal(visible());
  const cards = new FarCards({
    ask: (asked, stop) => withKinds(cardSummaries(asked, stop)),
    now: () => Date.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    inFront,
  });
  const look = (): void => {
    inFront.value = visible();
  };
  document.addEventListener("visibilitychange", look, { signal: stop.signal });
  window.addEventListener("focus", () => cards.look(), { signal: stop.signal });
  kept.set(room, { cards, stop });
  return cards;
}

/** The room goes away. */
export function endFarCards(room: WallRoom): void {
  const found = kept.get(room);
  found?.cards.destroy();
  found?.stop.abort();
  kept.delete(room);
}

/** What is known of these cards, by `farKey`, kept up to date as long as the component is shown. */
export function useFarCards(room: WallRoom, cards: readonly CardAddress[]): ReadonlyMap<string, FoundCard> {
  const far = farCardsOf(room);
  const names = cards.map(farKey).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names say which cards they are
  useEffect(() => (cards.length === 0 ? undefined : far.watch(cards, PANEL_MS)), [far, names]);
  return useSignal(far.known);
}
