/** On which side of its button a tooltip stands, if there is room. */
export type TipSide = "top" | "bottom" | "left" | "right";

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Place extends Size {
  readonly x: number;
  readonly y: number;
}

const GAP = 8;
const EDGE = 6;
const OPPOSITE: Readonly<Record<TipSide, TipSide>> = { top: "bottom", bottom: "top", left: "right", right: "left" };

function corner(side: TipSide, at: Place, tip: Size): { readonly x: number; readonly y: number } {
  const middle = { x: at.x + (at.width - tip.width) / 2, y: at.y + (at.height - tip.height) / 2 };
  if (side === "top") return { x: middle.x, y: at.y - GAP - tip.height };
  if (side === "bottom") return { x: middle.x, y: at.y + at.height + GAP };
  if (side === "left") return { x: at.x - GAP - tip.width, y: middle.y };
  return { x: at.x + at.width + GAP, y: middle.y };
}

/** The corner of a tooltip beside a button, in pixels: on its side, or on the other when the window ends there, never outside the window. */
export function tipPlace(
  side: TipSide,
  at: Place,
  tip: Size,
  window: Size,
): { readonly x: number; readonly y: number } {
  const fits = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    side === "top" || side === "bottom"
      ? y >= EDGE && y + tip.height <= window.height - EDGE
      : x >= EDGE && x + tip.width <= window.width - EDGE;
  const wished = corner(side, at, tip);
  const other = corner(OPPOSITE[side], at, tip);
  const { x, y } = fits(wished) || !fits(other) ? wished : other;
  return {
    x: Math.max(EDGE, Math.min(x, window.width - tip.width - EDGE)),
    y: Math.max(EDGE, Math.min(y, window.height - tip.height - EDGE)),
  };
}
