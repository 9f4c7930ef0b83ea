import type { BoardState, LaneId, MapId } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { lanesOf } from "@/maps/structure";
import { laneTitles } from "@/maps/titles";
import { language } from "@/ui/strings/language";

/** What the lanes of a map are called, from top to bottom, in the reader's language. */
export function laneNames(state: BoardState, map: MapId): ReadonlyMap<LaneId, string> {
  const kind = kinds.get(state.maps.get(map)?.kind ?? "");
  const lanes = kind ? lanesOf(kind, map, state) : [];
  const titles = laneTitles(lanes, language.peek());
  return new Map(lanes.map(({ lane }, at) => [lane.id, titles[at]?.text ?? ""]));
}
