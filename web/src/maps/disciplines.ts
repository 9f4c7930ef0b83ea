/** The disciplines people take part with, read from the same file as the server's; there are no titles. */
import entries from "@kinds/../disciplines.json";
import type { Language, LocalText } from "@/maps/definition";

/** One discipline: a colour for each theme, and a letter as the second sign. */
export interface Discipline {
  readonly key: string;
  readonly label: LocalText;
  readonly letter: string;
  readonly light: string;
  readonly dark: string;
}

/** All disciplines in the order they are offered. */
export const disciplines: readonly Discipline[] = entries;

/** The name of a discipline in the reader's language; an unknown key reads as itself. */
export function disciplineLabel(key: string, language: Language): string {
  return disciplines.find((discipline) => discipline.key === key)?.label[language] ?? key;
}
