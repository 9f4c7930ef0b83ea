import type { Box } from "@/geometry/box";
import { textChoice } from "@/ui/theme";
import type { WallRoom } from "@/ui/wall/room";

/** Below this zoom one cannot read a card. */
const READABLE = 0.6;

/** Goes to a place on the board, near enough to read what is there and clear of the panel. */
export function goToBox(room: WallRoom, box: Box): void {
  const go = (): void => {
    // Who chose larger letters comes nearer.
    const letters = Number(textChoice.peek()) / 100;
    if (room.wall.camera.peek().zoom < READABLE * letters) room.wall.zoomTo(letters);
    room.wall.centerOn(box);
  };
  // What was just selected opens a panel with the next frame; only then it is known what stays clear.
  requestAnimationFrame(() => requestAnimationFrame(go));
}
