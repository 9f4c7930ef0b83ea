/** What is known of every kind before it is fetched: enough to choose one by. Made from the definitions when the client is built (`vite.config.ts`). */
import { KIND_GROUPS, type KindDefinition, type KindGroup } from "@/maps/definition";

/** A kind to choose. */
export type KindSummary = Pick<KindDefinition, "key" | "label" | "purpose" | "lines" | "layout" | "group"> & {
  readonly starter: Pick<KindDefinition["starter"], "columns" | "lanes">;
};

const found = import.meta.glob<KindSummary>("@kinds/*.json", { eager: true, import: "default", query: "?summary" });

/** What people meet first in a group; kinds this list does not know come after, by key. */
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
  "business_model",
  "lean",
  "product",
  "value_proposition",
  "squads",
];

/** The kinds that are offered where there is little room. */
const FEW = ["service_blueprint", "story_map", "kanban"];

/** The group in which a kind is offered. */
export function groupOf({ group }: Pick<KindDefinition, "group">): KindGroup {
  return group ?? "plan";
}

function rank(kind: KindSummary): number {
  const at = ORDER.indexOf(kind.key);
  return KIND_GROUPS.indexOf(groupOf(kind)) * (ORDER.length + 1) + (at < 0 ? ORDER.length : at);
}

/** All kinds in the order in which they are offered: by what one wants to do. */
export const kindIndex: readonly KindSummary[] = Object.values(found).sort(
  (a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key),
);

/** The few kinds that are offered where there is little room. */
export const firstKinds: readonly KindSummary[] = FEW.flatMap(
  (key) => kindIndex.find((kind) => kind.key === key) ?? [],
);
