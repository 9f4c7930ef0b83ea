/** Numbers as people write them, and as they stand where one writes. Pure. */
import type { Language } from "@/ui/strings/language";

/** What sets thousands apart everywhere. */
const SPACES = /(?<=\d)[\s'’](?=\d{3}(?!\d))/g;
/** Between what is whole and what is not. */
const MARK: Readonly<Record<Language, string>> = { en: ".", de: "," };
const THOUSANDS = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/;

/**
 * The number that was written, or null where it is none. Both marks are read as decimal marks, because people are used to either; three digits after the
 * mark with which the reader's language sets thousands apart are thousands: "12,000" in English, "12.000" in German.
 */
export function numberIn(written: string, language: Language): number | null {
  const text = written.trim().replace(SPACES, "").replace("−", "-");
  if (!/^[+-]?[\d.,]*\d$/.test(text)) return null;
  const marks = text.replace(/[^.,]/g, "");
  const last = marks.at(-1);
  if (last === undefined) return finite(text);
  // Two different marks say themselves which is which; of the same mark there are several only between thousands.
  if (marks.length > 1) {
    const [whole = "", rest = ""] = splitAtLast(text, last);
    if (!marks.slice(0, -1).includes(last)) return THOUSANDS.test(whole) ? finite(`${plain(whole)}.${rest}`) : null;
    return new Set(marks).size === 1 && THOUSANDS.test(text) ? finite(plain(text)) : null;
  }
  const isGrouped = last !== MARK[language] && THOUSANDS.test(text);
  return finite(isGrouped ? plain(text) : text.replace(last, "."));
}

function splitAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

function plain(text: string): string {
  return text.replace(/[.,]/g, "");
}

function finite(text: string): number | null {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** A number as it stands in a field one writes in: from ten thousand on with thousands apart. `numberIn` reads it back. */
export function numberText(value: number | null | undefined, language: Language): string {
  if (value == null) return "";
  const [whole = "", ...rest] = String(value).split(".");
  const between = language === "de" ? "." : ",";
  const grouped = /^-?\d{5,}$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, between) : whole;
  return [grouped, ...rest].join(MARK[language]);
}
