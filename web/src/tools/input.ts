/** What hands do on the wall, freed from browser events so that tools can be driven without a browser. */
import type { Point } from "@/geometry/box";

/** Keys held during a gesture; `also` is Ctrl or ⌘. */
export interface Modifiers {
  readonly shift: boolean;
  readonly also: boolean;
  readonly alt: boolean;
}

/** No key held. */
export const NO_MODIFIERS: Modifiers = { shift: false, also: false, alt: false };

/** Where a pointer is. */
export interface PointerAt {
  /** In CSS pixels from the wall's top left. */
  readonly screen: Point;
  readonly board: Point;
  readonly pointer: "mouse" | "touch" | "pen";
  readonly modifiers: Modifiers;
  /** From 0 to 1; absent where the device does not tell. */
  readonly pressure?: number;
}

/** One thing a hand did. */
export type ToolEvent =
  | ({ readonly type: "down" | "move" | "up" | "double" } & PointerAt)
  /** The gesture was taken away: a second finger, a lost pointer, Escape. */
  | { readonly type: "cancel" };

/** A movement shorter than this, in CSS pixels, is still a click. */
export const CLICK_SLOP = { mouse: 4, pen: 6, touch: 10 } as const;

/** Whether the pointer has moved far enough from where it went down to mean a drag. */
export function isDrag(from: PointerAt, to: PointerAt): boolean {
  return Math.hypot(to.screen.x - from.screen.x, to.screen.y - from.screen.y) >= CLICK_SLOP[from.pointer];
}
