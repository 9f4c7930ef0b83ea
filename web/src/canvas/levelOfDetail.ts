/** How much of a card is worth drawing at a zoom, judged by the height of its text on the screen. */

/** Size of a card's title in board units; the same in every map, so that a card looks the same wherever it is. */
export const TITLE_SIZE = 18;
/** From this text height on the screen, cards are real elements that can be read, focused and typed into. */
export const READABLE_TEXT = 7;
/** From this text height on the screen, a far card shows bars where its text is; below, only its paper. */
export const BAR_TEXT = 4;

/** near: real elements; bars: boxes with bars for text; fill: plain rectangles, batched by colour. */
export type Detail = "near" | "bars" | "fill";

/** The level of detail at a zoom. */
export function detailAt(zoom: number): Detail {
  const text = TITLE_SIZE * zoom;
  if (text >= READABLE_TEXT) return "near";
  return text >= BAR_TEXT ? "bars" : "fill";
}

/** The smallest zoom at which cards can be read. */
export const READABLE_ZOOM = READABLE_TEXT / TITLE_SIZE;
