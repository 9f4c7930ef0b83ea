/** What somebody writes into a field, read as they mean it, or what is wrong with it. */
import type { FieldValue } from "@/document/values";
import { type FieldDefinition, fits, isDay } from "@/maps/fields";
import { numberIn, numberText } from "@/ui/fields/numbers";
import type { Language } from "@/ui/strings/language";
import type { TextKey, TextValues } from "@/ui/strings/translate";

/** A value (null: nothing), or why it is none. */
export type Entry = { readonly value: FieldValue | null } | { readonly problem: TextKey; readonly values?: TextValues };

const HOURS = 60;
const DAYS = 24 * HOURS;
/** Minutes of each unit but days, whose length is told. */
const UNITS: Readonly<Record<string, number>> = {
  min: 1,
  m: 1,
  minute: 1,
  minutes: 1,
  minuten: 1,
  h: HOURS,
  std: HOURS,
  hour: HOURS,
  hours: HOURS,
  stunde: HOURS,
  stunden: HOURS,
};
const DAY_WORDS: ReadonlySet<string> = new Set(["d", "t", "day", "days", "tag", "tage"]);

/** Reads what was written into a field by somebody who reads this language; `day` is how many minutes a day has where it stands. */
export function readEntry(field: FieldDefinition, written: string, lang: Language, day = DAYS): Entry {
  const text = written.trim();
  if (text === "") return { value: null };
  switch (field.type) {
    case "number":
      return readNumberEntry(field, text, lang);
    case "duration":
      return readDurationEntry(field, text, lang, day);
    case "date":
      return isDay(text) ? { value: text } : { problem: "fields.noDay" };
    default:
      return { value: text };
  }
}

function readNumberEntry(field: FieldDefinition, text: string, lang: Language): Entry {
  // What a unit says already may be written again: "80 %".
  const unit = field.unit?.[lang];
  const number = numberIn(unit && text.endsWith(unit) ? text.slice(0, -unit.length) : text, lang);
  return number === null ? { problem: "fields.noNumber" } : within(field, number);
}

/** "90", "1:30", "2 h 15 min", "1,5 h", "3 d". */
function readDurationEntry(field: FieldDefinition, text: string, lang: Language, day: number): Entry {
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock) return within(field, Number(clock[1]) * HOURS + Number(clock[2]));
  const bare = numberIn(text, lang);
  if (bare !== null) return within(field, bare);
  let sum = 0;
  const rest = text
    .toLowerCase()
    .replace(/(\d+(?:[.,]\d+)?)\s*([a-zäöü]+)\.?/g, (whole, amount: string, unit: string) => {
      const minutes = DAY_WORDS.has(unit) ? day : UNITS[unit];
      if (minutes === undefined) return whole;
      sum += Number(amount.replace(",", ".")) * minutes;
      return "";
    });
  return rest.trim() === "" ? within(field, Math.round(sum * 100) / 100) : { problem: "fields.noDuration" };
}

function within(field: FieldDefinition, number: number): Entry {
  if (fits(field, number)) return { value: number };
  const isWithin =
    number >= (field.min ?? Number.NEGATIVE_INFINITY) && number <= (field.max ?? Number.POSITIVE_INFINITY);
  if (field.whole && isWithin) return { problem: "fields.notWhole" };
  const [min, max] = [field.min ?? (field.type === "duration" ? 0 : undefined), field.max];
  if (min !== undefined && max !== undefined) return { problem: "fields.between", values: { min, max } };
  return min === undefined
    ? { problem: "fields.atMost", values: { max: max ?? 0 } }
    : { problem: "fields.atLeast", values: { min } };
}

/** A value as one writes it: what `readEntry` reads back. */
export function writtenValue(field: FieldDefinition, value: FieldValue | null, lang: Language, day = DAYS): string {
  if (value === null) return "";
  if (field.type === "duration") return writtenDuration(Number(value), lang, day);
  return field.type === "number" ? numberText(Number(value), lang) : String(value);
}

/** Days, hours and minutes, as much of each as there is: "2 d 4 h". A day is as long as it is where the time is written. */
function writtenDuration(value: number, lang: Language, day: number): string {
  const days = Math.floor(value / day);
  const hours = Math.floor((value - days * day) / HOURS);
  const minutes = Math.round((value - days * day - hours * HOURS) * 100) / 100;
  const parts = [
    days > 0 ? `${days} d` : "",
    hours > 0 ? `${hours} h` : "",
    minutes > 0 || days + hours === 0 ? `${numberText(minutes, lang)} min` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
