import type { KindDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";

/** From understanding to steering; kinds this list does not know come after, by key. */
const ORDER = ["service_blueprint", "story_map", "kanban"];

function rank(kind: KindDefinition): number {
  const at = ORDER.indexOf(kind.key);
  return at < 0 ? ORDER.length : at;
}

/** All kinds of maps in the order in which people meet them. */
export const kindsInOrder: readonly KindDefinition[] = [...kinds.values()].sort(
  (a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key),
);
