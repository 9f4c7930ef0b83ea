import type { BoardState, MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";

/** Whether a kind of map has flow: something is worked on, and something gets done. */
export function flows(kind: KindDefinition | undefined): boolean {
  const states = new Set(kind?.columns.map((column) => column.state));
  return states.has("active") && states.has("done");
}

/** The maps on which work flows, from left to right on the wall. */
export function flowMaps(state: BoardState): readonly MapRecord[] {
  return [...state.maps.values()]
    .filter((map) => !map.deleted && flows(kinds.get(map.kind)))
    .sort((a, b) => a.pos.x - b.pos.x || a.pos.y - b.pos.y);
}
