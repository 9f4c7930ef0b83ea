import { signal } from "@preact/signals-core";
import { recall } from "@/ui/memory";

/** The languages the interface speaks. */
export type Language = "en" | "de";

/** All languages, in the order they are offered. */
export const LANGUAGES: readonly Language[] = ["en", "de"];

/** What a language calls itself; names are the same in every catalogue and therefore not in one. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** Under which name the chosen language is kept in this browser. */
export const REMEMBERED_LANGUAGE = "language";

function isLanguage(value: string | null): value is Language {
  return value === "en" || value === "de";
}

/** The language of a list of preferences: the first one we speak, else English. */
export function preferredLanguage(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    const base = preference.slice(0, 2).toLowerCase();
    if (isLanguage(base)) return base;
  }
  return "en";
}

function initial(): Language {
  const chosen = recall(REMEMBERED_LANGUAGE);
  return isLanguage(chosen) ? chosen : preferredLanguage(typeof navigator === "undefined" ? [] : navigator.languages);
}

/** The language in use. */
export const language = signal<Language>(initial());
