/** Numbers of money and shares: how they are read and written. Pure. */
import type { Language } from "@/ui/strings/language";

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

/** A number as one writes it: decimal comma or point, spaces between thousands. Null: nothing; undefined: no number. */
export function readNumber(written: string): number | null | undefined {
  const text = written
    .replace(/[\s\u202f\u00a0]/g, "")
    .replace("−", "-")
    .replace(/%$/, "");
  if (text === "") return null;
  if (!/^[+-]?\d*([.,]\d+)?$/.test(text) || !/\d/.test(text)) return undefined;
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

/** A number as it stands in a field one writes in. */
export function writtenNumber(value: number | null | undefined, lang: Language): string {
  if (value == null) return "";
  return lang === "de" ? String(value).replace(".", ",") : String(value);
}
