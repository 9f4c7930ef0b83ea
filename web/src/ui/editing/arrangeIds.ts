/** The actions that bring things into line and order, as menus and the panel show them. */
export const ARRANGE_IDS = [
  "arrange.left",
  "arrange.centre",
  "arrange.right",
  "arrange.top",
  "arrange.middle",
  "arrange.bottom",
  "arrange.across",
  "arrange.down",
  "arrange.tidy",
  "pile.front",
  "pile.forward",
  "pile.backward",
  "pile.back",
] as const;
