/** Sizes of cards that lie free on the wall. */

/** Width and height of a free card that nobody has resized, in board units. */
export const FREE_CARD = { w: 224, h: 120 } as const;

/** Distance between free cards that are laid out by the wall itself. */
export const FREE_GAP = 16;
