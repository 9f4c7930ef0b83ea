/** How what is written on a thing looks and where it stands: the same for painting and for writing in place. Pure. */
import { textRoom } from "@/canvas/forms";
import type { TextStyle } from "@/canvas/textLines";
import type { Align, Thing } from "@/document/things";
import type { Box } from "@/geometry/box";

/** A text in its room. */
export interface TextPlan {
  readonly room: Box;
  readonly style: TextStyle;
  readonly align: Align;
  /** Whether the text stands in the middle of its room or begins at its top. */
  readonly middle: boolean;
}

/** Space between the outline of a shape and its text. */
export const SHAPE_PAD = 10;
const SHAPE_SIZE = 16;
/** Height of a line as a share of the size of its letters. */
const LEADING = 1.35;

/** The text of a shape or a free text in a box; null for what keeps its words elsewhere. */
export function textPlan(thing: Thing, box: Box, family: string): TextPlan | null {
  if (thing.type === "text") {
    const { scale, align } = thing;
    const style = { size: scale, leading: Math.round(scale * LEADING), weight: 450, family };
    return { room: box, style, align, middle: false };
  }
  if (thing.type !== "shape") return null;
  const style = { size: SHAPE_SIZE, leading: Math.round(SHAPE_SIZE * LEADING), weight: 500, family };
  return { room: textRoom(thing.form, box, SHAPE_PAD), style, align: "center", middle: true };
}

/** The height of free text of so many lines. */
export function heightOfText(lines: number, style: TextStyle): number {
  return Math.max(1, lines) * style.leading;
}

/** Size of a frame's title in board units. */
const FRAME_TITLE = 18;
/** A frame's title is never smaller than this on the screen. */
const LEGIBLE = 13;
const TITLE_LINE = 1.4;
/** A title may be this wide on the screen even when its frame is narrower. */
const NARROWEST = 72;

/** Where the title of a frame appears on the board at a zoom: above its top edge, never too small to read. */
export function frameTitleBox(frame: Box, zoom: number): Box & { readonly font: number } {
  const font = Math.max(FRAME_TITLE, LEGIBLE / zoom);
  const h = font * TITLE_LINE;
  return { x: frame.x, y: frame.y - h, w: Math.max(frame.w, NARROWEST / zoom), h, font };
}
