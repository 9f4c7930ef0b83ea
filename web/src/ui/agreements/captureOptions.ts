import type { Person } from "@/api/dto";
import { selectedCards } from "@/ui/actions/selected";
import type { Language } from "@/ui/strings/language";
import { textIn } from "@/ui/strings/translate";
import { currentStop } from "@/ui/walk/agenda";
import { cardWords, stopTitle } from "@/ui/walk/stopWords";
import type { Draft, WalkParts } from "@/ui/walk/walkParts";
import type { WallRoom } from "@/ui/wall/room";

/** Stands for no choice. */
export const NOBODY = "none";

/** What something agreed can be about. */
export interface About {
  readonly value: string;
  readonly label: string;
  readonly card: string | null;
  readonly stop: string | null;
}

/** What it can be about, the likeliest first: the card it is opened at, the selected one, the one on stage, the only one of the stop, the stop, the board. */
export function aboutOptions(room: WallRoom, draft: Draft, lang: Language): readonly About[] {
  const walk = room.walk?.store.walk.peek() ?? null;
  const stop = walk ? currentStop(walk) : null;
  const selected = selectedCards(room);
  const onlyOne = stop?.cards.length === 1 ? stop.cards[0]?.card_id : undefined;
  const cards = [
    draft.again?.body.card_id ?? draft.card,
    selected.length === 1 ? selected[0] : undefined,
    walk?.card_id ?? undefined,
    onlyOne,
  ];
  const { state } = room.board;
  return [
    ...[...new Set(cards)].flatMap((card) =>
      card ? [{ value: card, label: cardWords(state, card, lang).slice(0, 120), card, stop: stop?.id ?? null }] : [],
    ),
    ...(stop
      ? [
          {
            value: stop.id,
            label: textIn(lang, "capture.atStop", { title: stopTitle(state, stop, lang) }),
            card: null,
            stop: stop.id,
          },
        ]
      : []),
    { value: NOBODY, label: textIn(lang, "capture.atBoard"), card: null, stop: null },
  ];
}

/** Who something can be given to: the members of the board, those who are on the walk first. */
export function ownersOf(members: readonly Person[], parts: WalkParts): readonly Person[] {
  const present = new Set(parts.store.walk.peek()?.attendance.map(({ person }) => person.id));
  return [...members].sort(
    (a, b) => Number(present.has(b.id)) - Number(present.has(a.id)) || a.name.localeCompare(b.name),
  );
}
