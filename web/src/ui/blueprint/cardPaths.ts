import type { Path } from "@/document/links";
import { pathsOf } from "@/document/pathsOf";
import type { CardId, MapId } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { selectedCards } from "@/ui/actions/selected";
import type { WallRoom } from "@/ui/wall/room";

/** Selected cards that stand in one map with paths, and those paths; null when there are none. */
export function cardsWithPaths(
  room: WallRoom,
): { readonly map: MapId; readonly cards: readonly CardId[]; readonly paths: readonly Path[] } | null {
  const selected = selectedCards(room);
  const { state } = room.board;
  if (selected.length === 0) return null;
  for (const [map, placed] of state.placements) {
    const record = state.maps.get(map);
    if (!record || record.deleted || kinds.get(record.kind)?.paths !== true) continue;
    const cards = selected.filter((card) => placed.has(card));
    const paths = cards.length > 0 ? pathsOf(state, map) : [];
    if (paths.length > 0) return { map, cards, paths };
  }
  return null;
}
