/** Spans of time as people say them. */
import type { KindDefinition, Language } from "@/maps/definition";
import { durationWords } from "@/maps/fieldWords";
import { noteWords } from "@/maps/notes";

const DAY = 24 * 60;
/** Kept, because making one takes longer than all else that a sum says. */
const DAYS = {
  en: new Intl.NumberFormat("en", { maximumFractionDigits: 1 }),
  de: new Intl.NumberFormat("de", { maximumFractionDigits: 1 }),
} as const;

/** A time in minutes: from two days on in days, in the words of the kind. `day` is how many minutes a day has. */
export function spanWords(kind: KindDefinition, minutes: number, language: Language, day = DAY): string {
  if (minutes < 2 * day) return durationWords(Math.round(minutes * 100) / 100, language);
  return noteWords(kind, language, "days", { count: DAYS[language].format(minutes / day) });
}
