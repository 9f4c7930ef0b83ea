import { IntlMessageFormat } from "intl-messageformat";
import { useSignal } from "@/ui/signals";
import { de } from "@/ui/strings/de";
import { en } from "@/ui/strings/en";
import { type Language, language } from "@/ui/strings/language";

/** The name of a text in the catalogues. */
export type TextKey = keyof typeof en;

/** What is filled into a text. */
export type TextValues = Readonly<Record<string, string | number | Date>>;

/** Gives a text in the language in use. */
export type Translate = (key: TextKey, values?: TextValues) => string;

const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, de };
const parsed = new Map<string, IntlMessageFormat>();

function message(lang: Language, key: TextKey): IntlMessageFormat {
  const id = `${lang}:${key}`;
  let format = parsed.get(id);
  if (!format) {
    format = new IntlMessageFormat(CATALOGUES[lang][key], lang, undefined, { ignoreTag: true });
    parsed.set(id, format);
  }
  return format;
}

/** A text in a given language. */
export function textIn(lang: Language, key: TextKey, values?: TextValues): string {
  return String(message(lang, key).format(values as Record<string, string | number | Date> | undefined));
}

/** A text in the language in use, for code outside components. */
export const t: Translate = (key, values) => textIn(language.peek(), key, values);

const TRANSLATORS: Readonly<Record<Language, Translate>> = {
  en: (key, values) => textIn("en", key, values),
  de: (key, values) => textIn("de", key, values),
};

/** The translator for a component; it renders again when another language is chosen. */
export function useText(): Translate {
  return TRANSLATORS[useSignal(language)];
}
