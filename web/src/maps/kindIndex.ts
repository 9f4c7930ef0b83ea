/** What is known of every kind before it is fetched: enough to choose one by. Made from the definitions when the client is built (`vite.config.ts`). */
import { KIND_GROUPS, type KindDefinition, type KindGroup } from "@/maps/definition";

/** A kind to choose. */
export type KindSummary = Pick<
  KindDefinition,
  "key" | "label" | "purpose" | "lines" | "layout" | "group" | "order" | "phase"
> & {
  readonly starter: Pick<KindDefinition["starter"], "columns" | "lanes">;
};

const found = import.meta.glob<KindSummary>("@kinds/*.json", { eager: true, import: "default", query: "?summary" });

/** The kinds that are offered where there is little room. */
const FEW = ["service_blueprint", "story_map", "kanban"];

/** The group in which a kind is offered. */
export function groupOf({ group }: Pick<KindDefinition, "group">): KindGroup {
  return group ?? "plan";
}

/** All kinds in the order in which they are offered: by what one wants to do, and in it by the number their definitions say. */
export const kindIndex: readonly KindSummary[] = Object.values(found).sort(
  (a, b) => KIND_GROUPS.indexOf(groupOf(a)) - KIND_GROUPS.indexOf(groupOf(b)) || a.order - b.order,
);

/** The few kinds that are offered where there is little room. */
export const firstKinds: readonly KindSummary[] = FEW.flatMap(
  (key) => kindIndex.find((kind) => kind.key === key) ?? [],
);
