import { effect, type ReadonlySignal } from "@preact/signals-core";
import type { Person } from "@/api/dto";
import type { SignsOf } from "@/canvas/annotations";
import type { Board } from "@/document/board";
import type { Path } from "@/document/links";
import type { Card, MapId } from "@/document/records";
import { type Badge, type BadgeWording, type CardSigns, cardSigns } from "@/maps/badges";
import type { KindDefinition } from "@/maps/definition";
import { ageSign } from "@/maps/kanban/ageBadge";
import type { Ages } from "@/maps/kanban/ageing";
import { kinds } from "@/maps/kinds";
import { noteWords } from "@/maps/notes";
import { pathTitle } from "@/maps/pathTitle";
import { pathOfCard } from "@/maps/pathViews";
import type { Wall } from "@/tools/wallContract";
import { showTelling } from "@/ui/advice/adviceStore";
import { agedCards, agesOn } from "@/ui/kanban/agesOf";
import type { Language } from "@/ui/strings/language";

/**
 * Shows on cards what of their fields their map names, from now on and with the names that become known, and beside the
 * names of maps how much they tell; the result ends it.
 */
export function showSigns(
  wall: Wall,
  board: Board,
  people: ReadonlySignal<readonly Person[]>,
  lang: Language,
): () => void {
  const stopTelling = showTelling(wall, board);
  const ages = agesOn(board);
  let said = ages.peek();
  let sign: SignsOf = () => null;
  const stopSigns = effect(() => {
    const names = new Map(people.value.map(({ id, name }) => [id, firstName(name)]));
    sign = signsOf(board, ages, names, lang);
    wall.setSigns(sign);
  });
  const stopAges = ages.subscribe((now) => {
    const changed = agedCards(said, now);
    said = now;
    if (changed.size > 0) wall.setSigns(sign, changed);
  });
  return () => {
    stopSigns();
    stopAges();
    stopTelling();
  };
}

/** What cards show. What their fields say is kept as long as the record is the same: a move looks at all cards of a map. */
function signsOf(
  board: Board,
  ages: ReadonlySignal<ReadonlyMap<MapId, Ages>>,
  names: ReadonlyMap<string, string>,
  lang: Language,
): SignsOf {
  const wording = wordingOf(lang, names);
  const known = new Map<KindDefinition, WeakMap<Card, CardSigns>>();
  const ofFields = (card: Card, kind: KindDefinition): CardSigns => {
    const kept = known.get(kind) ?? new WeakMap<Card, CardSigns>();
    known.set(kind, kept);
    const signs = kept.get(card) ?? cardSigns(card, kind, wording);
    kept.set(card, signs);
    return signs;
  };
  return (card, id) => {
    const map = id === null ? undefined : board.state.maps.get(id);
    const kind = map && kinds.get(map.kind);
    if (!kind || !map) return null;
    const signs = ofFields(card, kind);
    const path = kind.paths ? pathOfCard(board.state, map.id, card.id) : null;
    if (path) return { ...signs, badges: [pathBadge(kind, path, lang), ...signs.badges] };
    const known = ages.peek().get(map.id);
    const age = known ? ageSign(card.id, map, known, lang) : null;
    return age ? { ...signs, badges: [...signs.badges, age.badge], age: age.level } : signs;
  };
}

/** The path a card belongs to, so that cards of several paths in one cell can be told apart. */
function pathBadge(kind: KindDefinition, path: Path, lang: Language): Badge {
  const text = pathTitle(kind, path, lang);
  return { field: "path", text, said: noteWords(kind, lang, "path", { path: text }), late: false };
}

function wordingOf(language: Language, names: ReadonlyMap<string, string>): BadgeWording {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return { language, today: today.join("-"), nameOf: (person) => names.get(person) ?? "" };
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? "";
}
