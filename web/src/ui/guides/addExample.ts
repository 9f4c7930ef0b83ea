import { createMap, moveMap } from "@/document/commands/maps";
import type { MapRecord } from "@/document/records";
import { kinds, label } from "@/maps/kinds";
import { exampleOf } from "@/maps/starter";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import { language } from "@/ui/strings/language";
import { boxesOf, clearPlace } from "@/ui/wall/clearPlace";
import type { WallRoom } from "@/ui/wall/room";

/** Board units between a map and the example beside it. */
const GAP = 120;

/** Puts an example of its kind beside a map, below what lies there already, and goes to it; one step of undo. `titleFor` names one without a title of its own. */
export function addExample(
  { board, undo, wall }: WallRoom,
  beside: MapRecord,
  titleFor: (kind: string) => string,
): void {
  const lang = language.peek();
  const kind = kinds.get(beside.kind);
  const starter = kind && exampleOf(kind, lang);
  const layouts = layoutsOf(board.state, lang);
  const own = layouts.find(({ map }) => map === beside.id)?.box;
  if (!kind || !starter || !own) return;
  const title = kind.example?.title[lang] ?? titleFor(label(kind, lang));
  const taken = boxesOf(board.state, layouts);
  undo.group(() => {
    const pos = { x: own.x + own.w + GAP, y: own.y };
    const map = createMap(board, { kind: kind.key, pos, title, starter });
    const box = layoutsOf(board.state, lang).find((layout) => layout.map === map)?.box;
    const clear = box ? clearPlace(box, taken, GAP) : pos;
    if (clear.y !== pos.y) moveMap(board, { map, pos: clear });
    wall.selectTarget({ map });
  });
  wall.zoomToSelection();
}
