/** Making things on the wall: at a point, in a drawn box, or from the keyboard in the middle of the window. */

import { createThing, type NewThing } from "@/document/commands/things";
import type { ThingId } from "@/document/things";
import { type Box, centre, type Point } from "@/geometry/box";
import { labelOfItem } from "@/tools/paintedItems";
import { selectItems } from "@/tools/selecting";
import { defaultSize } from "@/tools/thingSizes";
import type { DrawnKind } from "@/tools/wallContract";
import { announce, clearView, type WallParts } from "@/tools/wallParts";

/** Something smaller than this was a click with a trembling hand. */
const LEAST = 8;

/** Makes a thing of a kind in a box or with its usual size at a point; it is selected. */
export function makeThing(parts: WallParts, kind: DrawnKind, box: Box | null, at: Point): ThingId {
  const drawn = box && Math.max(box.w, box.h) >= LEAST ? box : null;
  const thing = createThing(parts.board, newThing(parts, kind, rounded(drawn ?? usualBox(kind, at))));
  selectItems(parts, [thing]);
  announce(parts, labelOfItem(parts, thing));
  return thing;
}

/** Makes a thing in the middle of what is in view. */
export function makeInView(parts: WallParts, kind: DrawnKind): ThingId | null {
  return parts.board.readOnly ? null : makeThing(parts, kind, null, centre(clearView(parts)));
}

function newThing({ brush }: WallParts, kind: DrawnKind, box: Box): NewThing {
  const { paper, color } = brush.value;
  if (kind === "frame") return { type: "frame", box };
  if (kind === "text") return { type: "text", box, color };
  return { type: "shape", form: kind, box, color: paper };
}

function usualBox(kind: DrawnKind, at: Point): Box {
  const { w, h } = defaultSize(kind);
  // Text begins where one clicks, like in any editor; everything else lies around the point.
  if (kind === "text") return { x: at.x, y: at.y - h / 2, w, h };
  return { x: at.x - w / 2, y: at.y - h / 2, w, h };
}

function rounded({ x, y, w, h }: Box): Box {
  return { x: Math.round(x), y: Math.round(y), w: Math.max(LEAST, Math.round(w)), h: Math.max(LEAST, Math.round(h)) };
}
