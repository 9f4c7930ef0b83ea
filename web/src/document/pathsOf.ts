/** Which ways there are through a map; how they are written is in `commands/paths.ts`. */
import type { Path } from "@/document/links";
import { compareOrder } from "@/document/order";
import type { BoardState, MapId } from "@/document/records";

/** The living paths of a map, in order. */
export function pathsOf(state: BoardState, map: MapId): Path[] {
  return [...state.paths.values()].filter((path) => path.map === map && !path.deleted).sort(compareOrder);
}
