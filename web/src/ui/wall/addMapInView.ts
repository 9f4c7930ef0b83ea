import { createMap, moveMap } from "@/document/commands/maps";
import type { KindDefinition } from "@/maps/definition";
import { starterOf } from "@/maps/starter";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import { language } from "@/ui/strings/language";
import { boxesOf, clearPlace } from "@/ui/wall/clearPlace";
import type { WallRoom } from "@/ui/wall/room";
import { withKind } from "@/ui/wall/withKind";

/** Pixels between the top left of the window and a map that is put there. */
const INSET = { x: 120, y: 120 };
/** Board units between a new map and what is there already. */
const GAP = 80;

/** Puts a new map of a kind into the window, below what is there already, and goes where all of it can be seen. */
export function addMapInView(room: WallRoom, key: string): void {
  withKind(key, (kind) => add(room, kind));
}

function add(room: WallRoom, kind: KindDefinition): void {
  const { board, undo, wall } = room;
  const lang = language.peek();
  const taken = boxesOf(board.state, layoutsOf(board.state, lang));
  undo.group(() => {
    const { x, y } = wall.screenToBoard(INSET);
    const pos = { x: Math.round(x), y: Math.round(y) };
    const map = createMap(board, {
      kind: kind.key,
      pos,
      title: kind.starter.title[lang],
      starter: starterOf(kind, lang),
    });
    // How large it is, only the layout of the new map knows.
    const box = layoutsOf(board.state, lang).find((layout) => layout.map === map)?.box;
    const clear = box ? clearPlace(box, taken, GAP) : pos;
    if (clear.y !== pos.y) moveMap(board, { map, pos: clear });
    wall.selectTarget({ map });
  });
  wall.zoomToSelection();
}
