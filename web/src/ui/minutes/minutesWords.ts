import type { Minutes, Stop } from "@/api/dto";
import { disciplineLabel } from "@/maps/disciplines";
import { placeName } from "@/ui/changes/sentences";
import type { Language } from "@/ui/strings/language";
import { textIn } from "@/ui/strings/translate";

const MINUTE_MS = 60_000;

const locale = (lang: Language): string => (lang === "en" ? "en-GB" : "de");

/** The day and the hours of a walk: "Thursday 26 November 2026, 09:00–09:54". */
export function whenWords(lang: Language, { started_at, ended_at }: Minutes["walk"]): string {
  const start = new Date(started_at);
  const day = new Intl.DateTimeFormat(locale(lang), { dateStyle: "full" }).format(start);
  const hour = new Intl.DateTimeFormat(locale(lang), { timeStyle: "short" });
  const hours = ended_at ? `${hour.format(start)}–${hour.format(new Date(ended_at))}` : hour.format(start);
  return `${day}, ${hours}`;
}

/** How many whole minutes a walk took; at least one. */
export function durationOf({ started_at, ended_at }: Minutes["walk"]): number {
  const ms = ended_at ? Date.parse(ended_at) - Date.parse(started_at) : 0;
  return Math.max(1, Math.round(ms / MINUTE_MS));
}

/** A stop as the minutes call it: they stand for themselves, whatever became of the board. */
export function stopName({ names }: Pick<Minutes, "names">, stop: Stop, lang: Language): string {
  if (stop.title) return stop.title;
  const map = placeName(names, stop.map_id, lang);
  if (stop.kind === "map" && map) return map;
  const column = placeName(names, stop.column_id, lang);
  const words = stop.kind === "column" && column ? column : textIn(lang, `stop.${stop.kind}`);
  return map && (stop.kind === "column" || stop.kind === "pull") ? `${words} · ${map}` : words;
}

/** Where a limit was exceeded: the column and lane, and the map. */
export function limitPlace(minutes: Pick<Minutes, "names">, limit: Minutes["limits"][number], lang: Language): string {
  const { names } = minutes;
  const who = limit.who ? disciplineLabel(limit.who, lang) : "";
  const parts = [placeName(names, limit.lane, lang), placeName(names, limit.column, lang), who].filter(Boolean);
  const map = placeName(names, limit.map, lang);
  return parts.length > 0 ? `${parts.join(", ")} · ${map}` : map;
}
