/** Maps that say something about cards which other maps know: they look different when those change. */
import type { BoardChange } from "@/document/board";
import type { BoardState, MapId } from "@/document/records";
import { flows } from "@/maps/flow/flowMaps";
import { codeOf, kinds } from "@/maps/kinds";

/** The change with the maps that read from the changed ones: how far slices are shows as work flows, what serves what as links are made. */
export function withReaders(state: BoardState, change: BoardChange): BoardChange {
  const kindOf = (id: MapId) => kinds.get(state.maps.get(id)?.kind ?? "");
  const tells = (id: MapId, what: "readsOthers" | "readByOthers"): boolean => {
    const kind = kindOf(id);
    return kind !== undefined && codeOf(kind)[what] === true;
  };
  const isRead = (id: MapId): boolean => flows(kindOf(id)) || tells(id, "readByOthers");
  // Whether a tag is a persona, and what it is called, stands in headers.
  if (!change.tags && !change.links && ![...change.maps].some(isRead)) return change;
  const readers = [...state.maps.keys()].filter((id) => tells(id, "readsOthers"));
  return readers.length === 0 ? change : { ...change, maps: new Set([...change.maps, ...readers]) };
}
