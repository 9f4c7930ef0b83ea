/** Tools that put one new thing where one clicks and then hand back to the select tool: a card, or a map of a kind. */
import type { Effect, Step, Tool } from "@/tools/effects";
import type { PointerAt } from "@/tools/input";

/** Where a placing tool stands. */
export type PlaceState = { readonly mode: "idle" } | { readonly mode: "pressing" };

const IDLE: PlaceState = { mode: "idle" };

function placing(place: (at: PointerAt) => Effect): Tool<PlaceState> {
  return {
    idle: IDLE,
    next(state, event, view): Step<PlaceState> {
      if (event.type === "down") return { state: { mode: "pressing" }, effects: [] };
      if (event.type !== "up" || state.mode !== "pressing") {
        return { state: event.type === "cancel" ? IDLE : state, effects: [] };
      }
      const done: Effect = { do: "tool", tool: "select" };
      return { state: IDLE, effects: view.readOnly ? [done] : [done, place(event)] };
    },
  };
}

/** Puts a card where one clicks. */
export const cardTool: Tool<PlaceState> = placing((at) => ({ do: "create", at }));

/** Puts a map of a kind where one clicks. */
export function mapTool(kind: string): Tool<PlaceState> {
  return placing((at) => ({ do: "placeMap", kind, at }));
}
