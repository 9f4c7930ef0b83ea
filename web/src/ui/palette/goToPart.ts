import { boxOfPart, type NamedPart } from "@/ui/palette/parts";
import { language } from "@/ui/strings/language";
import { goToBox } from "@/ui/wall/goToBox";
import type { WallRoom } from "@/ui/wall/room";

/** How much of the window, at 100 %, the beginning of a lane or column may take. */
const SHARE = 0.6;

/** Selects a map, lane or column and goes there: a map as a whole, a lane or column where it begins. */
export function goToPart(room: WallRoom, part: NamedPart): void {
  const { map, lane, column } = part;
  room.wall.selectTarget({ map, ...(lane ? { lane } : {}), ...(column ? { column } : {}) });
  room.wall.focus();
  const around = { w: window.innerWidth * SHARE, h: window.innerHeight * SHARE };
  const box = boxOfPart(room.board.state, part, language.peek(), around);
  if (box && (lane || column)) goToBox(room, box);
  // The panel that the selection opens covers a part of the window; it is there with the next frame.
  else requestAnimationFrame(() => requestAnimationFrame(() => room.wall.zoomToSelection()));
}
