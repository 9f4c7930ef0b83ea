/** Moving around the wall with pointers, whatever tool is in hand: two fingers, the middle button, the space bar. */
import type { Point } from "@/geometry/box";

/** Which pointers are down, and whether they move the wall. */
export interface NavigationState {
  readonly touches: ReadonlyMap<number, Point>;
  /** The pointer that drags the wall. */
  readonly panning: number | null;
  readonly last: Point;
}

/** What pointers ask of the camera. */
export type NavigationMove =
  | { readonly kind: "pan"; readonly dx: number; readonly dy: number }
  | { readonly kind: "pinch"; readonly at: Point; readonly dx: number; readonly dy: number; readonly factor: number };

/** A pointer as far as moving around is concerned. */
export interface NavigationPointer {
  readonly type: "down" | "move" | "up";
  readonly id: number;
  readonly screen: Point;
  readonly touch: boolean;
  readonly middle: boolean;
  readonly space: boolean;
}

/** The next state; `taken` means that the pointer is not the tool's, `took` that a running gesture has to be given up. */
export interface NavigationStep {
  readonly state: NavigationState;
  readonly move: NavigationMove | null;
  readonly taken: boolean;
  readonly took: boolean;
}

/** Nobody moves the wall. */
export const AT_REST: NavigationState = { touches: new Map(), panning: null, last: { x: 0, y: 0 } };

/** What one pointer event does to the camera. Pure. */
export function navigate(state: NavigationState, pointer: NavigationPointer): NavigationStep {
  switch (pointer.type) {
    case "down":
      return down(state, pointer);
    case "move":
      return move(state, pointer);
    case "up":
      return up(state, pointer);
  }
}

function down(state: NavigationState, pointer: NavigationPointer): NavigationStep {
  const touches = new Map(state.touches);
  if (pointer.touch) touches.set(pointer.id, pointer.screen);
  if (pointer.middle || pointer.space) {
    return {
      state: { touches, panning: pointer.id, last: pointer.screen },
      move: null,
      taken: true,
      took: touches.size > 1,
    };
  }
  const pinching = touches.size > 1;
  return { state: { ...state, touches }, move: null, taken: pinching, took: touches.size === 2 };
}

function move(state: NavigationState, pointer: NavigationPointer): NavigationStep {
  if (state.panning === pointer.id) {
    const dx = pointer.screen.x - state.last.x;
    const dy = pointer.screen.y - state.last.y;
    return { state: { ...state, last: pointer.screen }, move: { kind: "pan", dx, dy }, taken: true, took: false };
  }
  if (!state.touches.has(pointer.id)) return { state, move: null, taken: false, took: false };
  const touches = new Map(state.touches).set(pointer.id, pointer.screen);
  if (touches.size < 2) return { state: { ...state, touches }, move: null, taken: false, took: false };
  return { state: { ...state, touches }, move: pinch(state.touches, touches), taken: true, took: false };
}

function up(state: NavigationState, pointer: NavigationPointer): NavigationStep {
  const touches = new Map(state.touches);
  const wasPinching = touches.size > 1;
  touches.delete(pointer.id);
  const panned = state.panning === pointer.id;
  const next = { touches, panning: panned ? null : state.panning, last: state.last };
  return { state: next, move: null, taken: panned || wasPinching, took: false };
}

/** The first two fingers decide; their middle pans, their distance zooms. */
function pinch(before: ReadonlyMap<number, Point>, after: ReadonlyMap<number, Point>): NavigationMove | null {
  const [a0, b0] = [...before.values()];
  const [a1, b1] = [...after.values()];
  if (!a0 || !b0 || !a1 || !b1) return null;
  const at = { x: (a1.x + b1.x) / 2, y: (a1.y + b1.y) / 2 };
  const dx = at.x - (a0.x + b0.x) / 2;
  const dy = at.y - (a0.y + b0.y) / 2;
  const apart = Math.hypot(b0.x - a0.x, b0.y - a0.y);
  const factor = apart < 1 ? 1 : Math.hypot(b1.x - a1.x, b1.y - a1.y) / apart;
  return { kind: "pinch", at, dx, dy, factor };
}
