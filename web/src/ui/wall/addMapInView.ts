import { createMap } from "@/document/commands/maps";
import { kinds } from "@/maps/kinds";
import { starterOf } from "@/maps/starter";
import { language } from "@/ui/strings/language";
import type { WallRoom } from "@/ui/wall/room";

/** Pixels between the top left of the window and a map that is put there. */
const INSET = { x: 120, y: 120 };

/** Puts a new map of a kind into the window, and goes where all of it can be seen. */
export function addMapInView(room: WallRoom, key: string): void {
  const kind = kinds.get(key);
  if (!kind) return;
  const lang = language.peek();
  const pos = room.wall.screenToBoard(INSET);
  const id = createMap(room.board, { kind: key, pos, title: kind.starter.title[lang], starter: starterOf(kind, lang) });
  room.wall.selectTarget({ map: id });
  room.wall.zoomToSelection();
}
