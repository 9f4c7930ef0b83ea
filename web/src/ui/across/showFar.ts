import { effect } from "@preact/signals-core";
import type { CardAddress } from "@/api/cards";
import type { FoundCard } from "@/api/dto";
import type { CardId } from "@/document/records";
import type { Badge } from "@/maps/badges";
import { farKey } from "@/ui/across/farCards";
import { farEndsOf } from "@/ui/across/farEnds";
import { farPlace, farSign, farTitle } from "@/ui/across/farWords";
import { endFarCards, farCardsOf } from "@/ui/across/roomFar";
import { language } from "@/ui/strings/language";
import { type Translate, textIn } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** How often the whole wall asks for what its cards show of other boards. */
const WALL_MS = 180_000;

/** Shows on cards how their counterparts on other boards stand, until the returned function is called. */
export function showFar(room: WallRoom): () => void {
  const far = farCardsOf(room);
  let ends: ReadonlyMap<CardId, readonly CardAddress[]> = new Map();
  let origins: ReadonlyMap<CardId, string> = new Map();
  let shown = 0;
  let watched = "";
  let stopWatching = (): void => undefined;
  const show = (): void => {
    if (ends.size === 0 && shown === 0) return;
    const lang = language.peek();
    const t: Translate = (key, values) => textIn(lang, key, values);
    const badges = new Map([...ends].map(([card, cards]) => [card, badgeOf(t, cards, far.known.peek())] as const));
    shown = badges.size;
    room.wall.setBeyond(badges);
  };
  const follow = (): void => {
    ends = farEndsOf(room.board.state);
    origins = originsOf(room);
    const cards = [...ends.values()].flat();
    const names = cards.map(farKey).join(" ");
    if (names !== watched) {
      watched = names;
      stopWatching();
      stopWatching = cards.length === 0 ? () => undefined : far.watch(cards, WALL_MS);
    }
    show();
  };
  follow();
  const stopBoard = room.board.subscribe((change) => {
    const others = [...change.cards].some((id) => originOf(room, id) !== origins.get(id));
    if (change.links || others) follow();
  });
  const stopKnown = effect(() => {
    far.known.value;
    language.value;
    show();
  });
  return () => {
    stopKnown();
    stopBoard();
    stopWatching();
    endFarCards(room);
  };
}

function originOf(room: WallRoom, id: CardId): string | undefined {
  const card = room.board.state.cards.get(id);
  return card?.origin && !card.deleted ? farKey(card.origin) : undefined;
}

function originsOf(room: WallRoom): ReadonlyMap<CardId, string> {
  const origins = new Map<CardId, string>();
  for (const id of room.board.state.cards.keys()) {
    const origin = originOf(room, id);
    if (origin !== undefined) origins.set(id, origin);
  }
  return origins;
}

function badgeOf(t: Translate, ends: readonly CardAddress[], known: ReadonlyMap<string, FoundCard>): Badge {
  const [first] = ends;
  const told = first && known.get(farKey(first));
  const sign = ends.length > 1 ? String(ends.length) : farSign(t, told, language.peek());
  const said =
    ends.length > 1
      ? t("across.said.several", { count: ends.length })
      : t("across.said.one", {
          what: [farTitle(t, told), told ? farPlace(told, language.peek()) : "", sign].filter(Boolean).join(", "),
        });
  return { field: "beyond", text: `↗ ${sign}`.trim(), said, late: ends.length === 1 && told?.blocked != null };
}
