/** Findings that a kind computes by a function of its own, by the key of the rule that has the words for them. */
import type { BoardState, ColumnId, LaneId, MapId } from "@/document/records";
import { inconsistencies } from "@/maps/blueprint/consistency";
import { readBlueprint } from "@/maps/blueprint/reading";
import type { KindDefinition } from "@/maps/definition";

/** Something that was found, and where. */
export interface ComputedFinding {
  readonly rule: string;
  readonly lane?: LaneId;
  readonly column?: ColumnId;
  readonly values: Readonly<Record<string, number>>;
}

type Compute = (kind: KindDefinition, map: MapId, state: BoardState) => readonly ComputedFinding[];

const COMPUTE: Readonly<Record<string, Compute>> = {
  blueprint: (kind, map, state) => inconsistencies(readBlueprint(kind, map, state)),
};

/** What the functions that the kind names find in a map. */
export function computedFindings(
  kind: KindDefinition,
  map: MapId,
  state: BoardState,
): ReadonlyMap<string, readonly Omit<ComputedFinding, "rule">[]> {
  const found = new Map<string, Omit<ComputedFinding, "rule">[]>();
  for (const name of kind.computed ?? []) {
    for (const { rule, ...finding } of COMPUTE[name]?.(kind, map, state) ?? []) {
      const others = found.get(rule);
      if (others) others.push(finding);
      else found.set(rule, [finding]);
    }
  }
  return found;
}
