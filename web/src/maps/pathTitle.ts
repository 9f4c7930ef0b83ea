/** What a path is called on the wall. */
import type { Path } from "@/document/links";
import type { KindDefinition, Language } from "@/maps/definition";
import { noteWords } from "@/maps/notes";

/** Its condition, or else whether it says how it is or how it shall be. */
export function pathTitle(kind: KindDefinition, { title, state }: Path, language: Language): string {
  return title.trim() || noteWords(kind, language, state);
}
