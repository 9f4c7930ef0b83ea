/** Makes the box of a free text fit its words when somebody has written on it. */
import { heightOfText, textPlan } from "@/canvas/thingText";
import { deleteItems } from "@/document/commands/items";
import { resizeThings } from "@/document/commands/things";
import type { ThingId } from "@/document/things";
import type { WallParts } from "@/tools/wallParts";

/** Words that one begins to write with a click stand on one line up to this width, in board units. */
const WIDEST = 480;
const NARROWEST = 24;

/** Fits the box; a text left without words goes. `fresh` says that it was made for this and may find its own width. */
export function fitText(parts: WallParts, id: ThingId, fresh: boolean): void {
  const { board, view } = parts;
  const thing = board.state.things.get(id);
  if (thing?.type !== "text" || thing.deleted || board.readOnly) return;
  if (thing.text.trim() === "") {
    deleteItems(board, { things: [id] });
    return;
  }
  const wide = fresh ? { ...thing.box, w: Math.max(thing.box.w, WIDEST) } : thing.box;
  const plan = textPlan(thing, wide, view.palette.font);
  if (!plan) return;
  const lines = view.things.lines.lines(thing.text, plan.style, plan.room.w);
  if (!lines) return;
  const w = fresh ? Math.max(NARROWEST, Math.ceil(view.things.lines.widthOf(lines, plan.style)) + 2) : thing.box.w;
  const h = heightOfText(lines.length, plan.style);
  if (w !== thing.box.w || h !== thing.box.h) resizeThings(board, [{ thing: id, box: { ...thing.box, w, h } }]);
}
