import type { MapRecord } from "@/document/records";
import { flowMaps } from "@/maps/flow/flowMaps";
import { selectedCards, selectedPart } from "@/ui/actions/selected";
import type { WallRoom } from "@/ui/wall/room";

/** The map on which something is pulled: the selected one or that of the selected card, else the only one on which work flows. */
export function kanbanMap(room: WallRoom): MapRecord | null {
  const { state } = room.board;
  const flowing = flowMaps(state);
  const [card] = selectedCards(room);
  const selected = selectedPart(room)?.map.id;
  const own = flowing.find(({ id }) => id === selected || (card && state.placements.get(id)?.has(card)));
  return own ?? (flowing.length === 1 ? (flowing[0] ?? null) : null);
}
