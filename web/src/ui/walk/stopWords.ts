import type { Stop, StopCard } from "@/api/dto";
import type { BoardState, CardId, ColumnId, MapId } from "@/document/records";
import { columnRole, kinds } from "@/maps/kinds";
import { columnTitle } from "@/maps/titles";
import type { Language } from "@/ui/strings/language";
import { type TextKey, textIn } from "@/ui/strings/translate";

const TITLES: Readonly<Record<Stop["kind"], TextKey>> = {
  actions: "stop.actions",
  changes: "stop.changes",
  blocked: "stop.blocked",
  column: "stop.column",
  map: "stop.map",
  pull: "stop.pull",
  decisions: "stop.decisions",
  topic: "stop.topic",
};

/** What a map is called; empty when it is gone. */
export function mapWords(state: BoardState, id: string | null, lang: Language): string {
  const map = id ? state.maps.get(id as MapId) : undefined;
  if (!map) return "";
  return map.title.trim() || (kinds.get(map.kind)?.label[lang] ?? "");
}

/** What a column is called; empty when it is gone. */
export function columnWords(state: BoardState, id: string | null, lang: Language): string {
  const column = id ? state.columns.get(id as ColumnId) : undefined;
  if (!column) return "";
  const kind = kinds.get(state.maps.get(column.map)?.kind ?? "");
  return columnTitle(column, kind ? columnRole(kind, column.role) : undefined, state, lang).text;
}

/** What a card says, or that nobody has written on it. */
export function cardWords(state: BoardState, id: string, lang: Language): string {
  return state.cards.get(id as CardId)?.title.trim() || textIn(lang, "canvas.emptyCard");
}

/** A stop in people's own words: what somebody wrote, else the column or map it is at, else what it is about. */
export function stopTitle(state: BoardState, stop: Stop, lang: Language): string {
  if (stop.title) return stop.title;
  const at = stop.kind === "column" ? columnWords(state, stop.column_id, lang) : "";
  const on = stop.kind === "map" ? mapWords(state, stop.map_id, lang) : "";
  return at || on || textIn(lang, TITLES[stop.kind]);
}

/** Where a stop is, beneath its title: the map of a column. Empty where the title says it all. */
export function stopPlace(state: BoardState, stop: Stop, lang: Language): string {
  return stop.kind === "column" || stop.kind === "pull" ? mapWords(state, stop.map_id, lang) : "";
}

/** That what a stop is at was removed on the way, and where its cards are then; empty while it is there. */
export function goneWords(state: BoardState, stop: Stop, lang: Language): string {
  const map = stop.map_id ? state.maps.get(stop.map_id as MapId) : undefined;
  if (stop.map_id && (!map || map.deleted)) return textIn(lang, "stop.mapGone");
  const column = stop.column_id ? state.columns.get(stop.column_id as ColumnId) : undefined;
  return stop.column_id && (!column || column.deleted) ? textIn(lang, "stop.columnGone") : "";
}

/** What a stop is for, as one sentence. */
export function stopSentence(stop: Stop, lang: Language): string {
  const { count, limit, free } = stop.facts;
  const t = (key: TextKey, values?: Record<string, number>): string => textIn(lang, key, values);
  switch (stop.kind) {
    case "actions":
      return t("stop.actions.text", { count: stop.cards.length || (count ?? 0) });
    case "blocked":
      return t("stop.blocked.text", { count: stop.cards.length || (count ?? 0) });
    case "column":
      if (limit != null && count != null && count > limit) return t("stop.column.over", { over: count - limit });
      return stop.cards.length > 0
        ? t("stop.column.text", { count: stop.cards.length })
        : t("stop.column.quiet", { count: count ?? 0 });
    case "pull":
      if (free == null) return t("stop.pull.open");
      return free > 0 ? t("stop.pull.text", { free }) : t("stop.pull.full");
    case "map":
      return t("stop.map.text");
    case "decisions":
      return t("stop.decisions.text");
    default:
      return "";
  }
}

/** Why a card is shown, and for how long that has been so. */
export function reasonOf(card: StopCard, lang: Language): string {
  const { reason, days } = card;
  if (reason === "topic" || reason === "action") return "";
  if (reason === "over-limit" && days == null) return textIn(lang, "reason.over-limit");
  if (days == null) return textIn(lang, reason === "blocked" ? "reason.blockedSome" : "reason.here");
  return textIn(lang, `reason.${reason}.days`, { days });
}
