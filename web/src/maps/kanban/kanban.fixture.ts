/** A kanban written down in short, for the tests of what it computes. */
import type { BoardState, MapRecord } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { type MapStructure, mapStructure } from "@/maps/structure";
import { type BriefState, mapOf, stateOf } from "@/maps/testState";

/** The definition. */
export const kind = (() => {
  const found = kinds.get("kanban");
  if (!found) throw new Error("The kanban is missing.");
  return found;
})();

/** A map with everything that is computed from it. */
export interface ReadKanban {
  readonly state: BoardState;
  readonly map: MapRecord;
  readonly structure: MapStructure;
}

/** Reads a kanban; what is left out is empty. */
export function kanban(brief: Partial<BriefState>): ReadKanban {
  const whole: BriefState = { cards: [], lanes: [], columns: [], placements: [], ...brief };
  const map = { ...mapOf(whole), kind: "kanban" };
  const state = { ...stateOf(whole), maps: new Map([[map.id, map]]) };
  return { state, map, structure: mapStructure(kind, map.id, state) };
}
