/** What a turn of the wheel or two fingers on a trackpad mean. Pure. */

/** A wheel event, reduced to what matters. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0: pixels, 1: lines, 2: pages. */
  readonly deltaMode: number;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/** What to do with the camera. */
export type WheelMove =
  | { readonly kind: "pan"; readonly dx: number; readonly dy: number }
  | { readonly kind: "zoom"; readonly factor: number };

const LINE = 20;
const PAGE = 400;
/** A pinch on a trackpad arrives as small steps with Ctrl set; a notch of a mouse wheel as one large step. */
const PINCH_STEP = 0.01;
/** One notch never zooms by more than about a quarter. */
const LARGEST_STEP = 0.22;

/** Wheel and two fingers pan; with Ctrl or ⌘, or as a pinch, they zoom. Shift turns a wheel sideways. */
export function wheelMove(turn: WheelTurn): WheelMove {
  const unit = turn.deltaMode === 1 ? LINE : turn.deltaMode === 2 ? PAGE : 1;
  const x = turn.deltaX * unit;
  const y = turn.deltaY * unit;
  if (turn.ctrl) {
    const step = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, -y * PINCH_STEP));
    return { kind: "zoom", factor: Math.exp(step) };
  }
  return turn.shift && x === 0 ? { kind: "pan", dx: 0 - y, dy: 0 } : { kind: "pan", dx: 0 - x, dy: 0 - y };
}
