/** What is known of every kind before it is fetched: enough to choose one by. Made from the definitions when the client is built (`vite.config.ts`). */
import type { KindDefinition } from "@/maps/definition";

/** A kind to choose. */
export type KindSummary = Pick<KindDefinition, "key" | "label" | "purpose" | "lines"> & {
  readonly starter: Pick<KindDefinition["starter"], "columns" | "lanes">;
};

const found = import.meta.glob<KindSummary>("@kinds/*.json", { eager: true, import: "default", query: "?summary" });

/** From understanding to steering; kinds this list does not know come after, by key. */
const ORDER = [
  "service_blueprint",
  "story_map",
  "value_stream_map",
  "funnel",
  "kanban",
  "now_next_later",
  "roadmap",
  "okr",
  "vmost",
  "squads",
];

function rank({ key }: KindSummary): number {
  const at = ORDER.indexOf(key);
  return at < 0 ? ORDER.length : at;
}

/** All kinds in the order in which people meet them. */
export const kindIndex: readonly KindSummary[] = Object.values(found).sort(
  (a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key),
);
