/** Weeks and quarters: where one is, and the one before and after. Days are written as in ISO 8601. Pure. */
import { dayAfter } from "@/ui/flow/scale";
import type { Language } from "@/ui/strings/language";

/** The Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(day, -weekday);
}

/** The quarter a day lies in, like `2026-Q4`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The quarter so many after another. */
export function quarterAfter(quarter: string, by: number): string {
  const at = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + by;
  return `${String(Math.floor(at / 4)).padStart(4, "0")}-Q${(at % 4) + 1}`;
}

/** A quarter as people say it. */
export function quarterWords(quarter: string): string {
  return `${quarter.slice(5)} ${quarter.slice(0, 4)}`;
}

/** A week as people say it: from its Monday to its Sunday. */
export function weekWords(monday: string, lang: Language): string {
  const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "de", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
  return format.formatRange(at(monday), at(dayAfter(monday, 6)));
}
