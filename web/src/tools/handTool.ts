/** The hand: moves the wall and touches nothing on it. */
import type { Step, Tool } from "@/tools/effects";
import type { PointerAt } from "@/tools/input";

/** Where the hand stands; with `last` it holds the wall. */
export type HandState = { readonly mode: "idle" } | { readonly mode: "holding"; readonly last: PointerAt };

const IDLE: HandState = { mode: "idle" };

/** The hand tool. */
export const handTool: Tool<HandState> = {
  idle: IDLE,
  next(state, event): Step<HandState> {
    if (event.type === "down") return { state: { mode: "holding", last: event }, effects: [] };
    if (state.mode !== "holding" || event.type === "cancel" || event.type === "up") return { state: IDLE, effects: [] };
    if (event.type !== "move") return { state, effects: [] };
    const dx = event.screen.x - state.last.screen.x;
    const dy = event.screen.y - state.last.screen.y;
    return { state: { mode: "holding", last: event }, effects: [{ do: "pan", dx, dy }] };
  },
};
