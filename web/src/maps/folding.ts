/** Lanes and columns that are folded: they keep their header and how many cards they hold, and show none of them. */
import type { Column, Lane } from "@/document/records";

/** How wide a folded column is, in board units. */
export const FOLDED_WIDTH = 96;

/** Whether a lane or column is folded. */
export function isFolded(strip: Pick<Lane | Column, "fields">): boolean {
  return strip.fields.get("folded") === true;
}
