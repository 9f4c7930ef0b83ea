import type { Language } from "@/ui/strings/language";

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago something was, in one or two words: "yesterday", "3 days ago". */
export function since(language: Language, when: string, now: number = Date.now()): string {
  const seconds = (new Date(when).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.round(seconds / length), unit);
  }
  return format.format(0, "second");
}

/** A date and time one can say aloud: "23 November 2026 at 09:00". */
export function spoken(language: Language, when: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "de", { dateStyle: "long", timeStyle: "short" }).format(
    new Date(when),
  );
}

/** A day one can say aloud: "23 November 2026". A time that no calendar has is left out. */
export function dayOf(language: Language, when: number): string {
  const date = new Date(when);
  if (Number.isNaN(date.getTime())) return "";
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "de", { dateStyle: "long" }).format(date);
}

/** A date for the name of a snapshot: "Monday 23 November". */
export function dayName(language: Language, when: Date): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "de", {
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(when);
}
