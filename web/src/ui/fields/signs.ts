import { effect, type ReadonlySignal } from "@preact/signals-core";
import type { Person } from "@/api/dto";
import type { Board } from "@/document/board";
import type { Path } from "@/document/links";
import { type Badge, type BadgeWording, cardSigns } from "@/maps/badges";
import type { KindDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { noteWords } from "@/maps/notes";
import { pathTitle } from "@/maps/pathTitle";
import { pathOfCard } from "@/maps/pathViews";
import type { Wall } from "@/tools/wallContract";
import { showTelling } from "@/ui/advice/adviceStore";
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
  const stopSigns = effect(() => {
    const names = new Map(people.value.map(({ id, name }) => [id, firstName(name)]));
    wall.setSigns((card, map) => {
      const kind = map === null ? undefined : kinds.get(board.state.maps.get(map)?.kind ?? "");
      if (!kind || map === null) return null;
      const signs = cardSigns(card, kind, wordingOf(lang, names));
      const path = kind.paths ? pathOfCard(board.state, map, card.id) : null;
      return path ? { ...signs, badges: [pathBadge(kind, path, lang), ...signs.badges] } : signs;
    });
  });
  return () => {
    stopSigns();
    stopTelling();
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
