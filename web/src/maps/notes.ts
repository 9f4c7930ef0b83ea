/** The small texts a kind brings along for what is computed of its maps, with what is filled in. */
import type { KindDefinition, Language } from "@/maps/definition";

/** The text with this key; empty when the kind has none. */
export function noteWords(
  kind: KindDefinition,
  language: Language,
  key: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const text = kind.texts.notes?.[key]?.[language] ?? "";
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
