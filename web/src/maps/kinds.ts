/** The kinds of maps this build knows, read from the same files as the server's. */
import type { ColumnRole, KindDefinition, LaneRole, Language, LocalText } from "@/maps/definition";

const definitions = import.meta.glob<KindDefinition>("@kinds/*.json", { eager: true, import: "default" });

/** Every kind by its key. */
export const kinds: ReadonlyMap<string, KindDefinition> = new Map(
  Object.values(definitions).map((kind) => [kind.key, kind]),
);

/** The text in the reader's language. */
export function local(text: LocalText, language: Language): string {
  return text[language];
}

/** The name of a kind in the reader's language. */
export function label(kind: KindDefinition, language: Language): string {
  return local(kind.label, language);
}

/** The column role with this key, if the definition knows it. */
export function columnRole(kind: KindDefinition, key: string): ColumnRole | undefined {
  return kind.columns.find((role) => role.key === key);
}

/** The lane role with this key, if the definition knows it. */
export function laneRole(kind: KindDefinition, key: string): LaneRole | undefined {
  return kind.lanes.find((role) => role.key === key);
}

/** The level whose columns hold cells. */
export function innermostLevel(kind: KindDefinition): number {
  return Math.max(...kind.columns.map((role) => role.level));
}
