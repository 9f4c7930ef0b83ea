import { selectedCards, selectedPart } from "@/ui/actions/selected";
import type { Side } from "@/ui/walk/walkParts";
import type { WallRoom } from "@/ui/wall/room";

/** Shows something of the walk at the right; the panel of what is selected makes room until something else is selected. */
export function showSide(room: WallRoom, side: Side): void {
  if (!room.walk) return;
  room.walk.side.value = side;
  room.panelClosed.value = true;
}

/** Whether something of the walk can be seen at the right. */
function sideShows(room: WallRoom, side: Side): boolean {
  const taken = !room.panelClosed.peek() && (selectedCards(room).length > 0 || selectedPart(room) !== null);
  return room.walk?.side.peek() === side && !taken;
}

/** Shows something of the walk, or puts it away when it can be seen: behind the agenda is the stop. */
export function toggleSide(room: WallRoom, side: Side): void {
  if (!sideShows(room, side)) showSide(room, side);
  else if (room.walk) room.walk.side.value = side === "agenda" ? "stop" : null;
}
