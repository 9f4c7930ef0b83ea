/** The value of a field in words; the server words it the same way in its minutes, golden vectors hold the two together. */
import type { FieldValue } from "@/document/values";
import type { Language } from "@/maps/definition";
import type { FieldDefinition } from "@/maps/fields";

const MINUTES = 60;

/** A value as people say it. A person's id stays an id: whoever knows the people puts in the name. */
export function fieldWords(field: FieldDefinition, value: FieldValue, language: Language): string {
  switch (field.type) {
    case "choice":
      return field.choices?.find(({ key }) => key === value)?.label[language] ?? String(value);
    case "date":
      return dayWords(String(value), language);
    case "duration":
      return durationWords(Number(value), language);
    case "number": {
      const number = numberWords(String(value), language);
      return field.unit ? `${number} ${field.unit[language]}` : number;
    }
    case "flag":
      return field.label[language];
    default:
      return String(value);
  }
}

/** A value that a difference spelled: as a plain word. */
export function spelledWords(field: FieldDefinition, spelled: string, language: Language): string {
  const isNumber = field.type === "number" || field.type === "duration";
  return fieldWords(field, isNumber ? Number(spelled) : spelled, language);
}

function dayWords(value: string, language: Language): string {
  const when = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(when.getTime())) return value;
  const [locale, zone] = [language === "en" ? "en-GB" : "de", "UTC"];
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zone }).format(when);
}

/** Hours and minutes, as much of them as there is. */
export function durationWords(value: number, language: Language): string {
  const hours = Math.floor(value / MINUTES);
  const minutes = numberWords(String(Math.round((value - hours * MINUTES) * 100) / 100), language);
  if (hours === 0) return `${minutes} min`;
  return minutes === "0" ? `${hours} h` : `${hours} h ${minutes} min`;
}

function numberWords(value: string, language: Language): string {
  return language === "de" ? value.replace(".", ",") : value;
}
