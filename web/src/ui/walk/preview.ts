import type { BoardState } from "@/document/records";
import { flowMaps } from "@/maps/flow/flowMaps";
import type { Language } from "@/ui/strings/language";
import { type TextKey, textIn } from "@/ui/strings/translate";
import { mapWords } from "@/ui/walk/stopWords";

/** What is known of a walk before it begins, besides the board. */
export interface Ahead {
  /** Whether there is a snapshot to compare with. */
  readonly since: boolean;
  /** How many actions are open. */
  readonly actions: number;
}

/** What a walk will be about, as one sentence: only what is there is spoken of. */
export function previewWords(state: BoardState, lang: Language, { since, actions }: Ahead): string {
  const t = (key: TextKey, values?: Record<string, string | number>): string => textIn(lang, key, values);
  const maps = [...state.maps.values()].filter((map) => !map.deleted);
  const flowing = flowMaps(state);
  const blocked = [...state.cards.values()].filter((card) => !card.deleted && card.blocked).length;
  const list = new Intl.ListFormat(lang, { type: "conjunction" });
  const walked = (flowing.length > 0 ? flowing : maps).map((map) => `“${mapWords(state, map.id, lang)}”`);
  const names = lang === "de" ? walked.map((name) => name.replace("“", "„").replace("”", "“")) : walked;
  const parts = [
    ...(actions > 0 ? [t("preview.actions", { count: actions })] : []),
    ...(since ? [t("preview.changes")] : []),
    ...(blocked > 0 ? [t("preview.blocked", { count: blocked })] : []),
    ...(names.length > 0
      ? [t(flowing.length > 0 ? "preview.flow" : "preview.maps", { maps: list.format(names) })]
      : []),
    t("preview.decisions"),
  ];
  return t("preview.sentence", { parts: list.format(parts) });
}
