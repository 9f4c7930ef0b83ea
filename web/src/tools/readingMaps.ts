/** Maps that say something about cards which other maps know: they look different when those change. */
import type { BoardChange } from "@/document/board";
import type { BoardState } from "@/document/records";
import { flows } from "@/maps/flow/flowMaps";
import { codeOf, kinds } from "@/maps/kinds";

/** The change with the maps that read from the changed ones: how far slices are shows as work flows. */
export function withReaders(state: BoardState, change: BoardChange): BoardChange {
  const kindOf = (id: Parameters<typeof state.maps.get>[0]) => kinds.get(state.maps.get(id)?.kind ?? "");
  // Whether a tag is a persona, and what it is called, stands in headers.
  if (!change.tags && ![...change.maps].some((id) => flows(kindOf(id)))) return change;
  const readers = [...state.maps.keys()].filter((id) => {
    const kind = kindOf(id);
    return kind !== undefined && codeOf(kind).readsOthers;
  });
  return readers.length === 0 ? change : { ...change, maps: new Set([...change.maps, ...readers]) };
}
