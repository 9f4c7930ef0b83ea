/** Numbers of money and shares as they are read, and what may be written for them. Pure. */
import { numberIn } from "@/ui/fields/numbers";
import type { Language } from "@/ui/strings/language";
import type { TextKey } from "@/ui/strings/translate";

const localeOf = (lang: Language): string => (lang === "en" ? "en-GB" : "de");

/** A number as it is read: thousands apart, two decimals at most. */
export function numberWords(value: number, lang: Language, decimals = 2): string {
  return new Intl.NumberFormat(localeOf(lang), { maximumFractionDigits: decimals }).format(value);
}

/** An amount with its currency; whole from a thousand on. */
export function moneyWords(value: number, currency: string, lang: Language): string {
  const digits = Math.abs(value) >= 1_000 ? 0 : 2;
  return new Intl.NumberFormat(localeOf(lang), {
    style: "currency",
    currency,
    minimumFractionDigits: 0,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A share from 0 to 1 in percent, one decimal at most. */
export function shareWords(value: number, lang: Language): string {
  return `${numberWords(100 * value, lang, 1)} %`;
}

/** What numbers may stand in a place. */
export type Bounds = keyof typeof BOUNDS;

const BOUNDS = {
  any: { fits: (value: number) => Math.abs(value) <= 1e12, words: "money.wrong.any" },
  least: { fits: (value: number) => value >= 0 && value <= 1e12, words: "money.wrong.least" },
  percent: { fits: (value: number) => value >= 0 && value <= 100, words: "money.wrong.percent" },
  team: { fits: (value: number) => value > 1 && value <= 10_000, words: "money.wrong.team" },
  weeks: { fits: (value: number) => value >= 0 && value <= 14, words: "money.wrong.weeks" },
  above: { fits: (value: number) => value > 0 && value <= 1_000, words: "money.wrong.above" },
} as const satisfies Readonly<Record<string, { fits(value: number): boolean; words: TextKey }>>;

/** What was written into a cell: a value, nothing (null), or why it is none. The server has the same bounds. */
export function readAmount(
  written: string,
  bounds: Bounds,
  lang: Language,
): { readonly value: number | null } | { readonly problem: TextKey } {
  const text = written.trim().replace(/\s*%$/, "");
  // There is no team without people.
  if (text === "") return bounds === "team" ? { problem: BOUNDS.team.words } : { value: null };
  const value = numberIn(text, lang);
  if (value === null) return { problem: "money.wrong.any" };
  return BOUNDS[bounds].fits(value) ? { value } : { problem: BOUNDS[bounds].words };
}
