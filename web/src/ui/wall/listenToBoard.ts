import { board } from "@/api/boards";
import type { BoardSession } from "@/sync/session";
import type { WallRoom } from "@/ui/wall/room";

/** Keeps the room's knowledge of its board true: another name, another role, a new snapshot. */
export function listenToBoard(room: WallRoom, session: BoardSession): () => void {
  return session.events.subscribe(() => {
    board(room.id).then(
      (info) => {
        room.info.value = info;
      },
      () => undefined,
    );
  });
}
