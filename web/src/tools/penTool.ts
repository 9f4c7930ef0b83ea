/** Pen, highlighter and eraser. They stay in the hand; where a pen has been seen, fingers move the wall instead. */
import type { Pen } from "@/document/things";
import type { Effect, Step, Tool } from "@/tools/effects";
import type { PointerAt, ToolEvent } from "@/tools/input";

/** Where such a tool stands; with `last` a finger moves the wall. */
export type PenState =
  | { readonly mode: "idle" }
  | { readonly mode: "drawing" }
  | { readonly mode: "panning"; readonly last: PointerAt };

const IDLE: PenState = { mode: "idle" };

interface Strokes {
  begin(at: PointerAt): Effect;
  go(at: PointerAt): Effect;
  readonly end: Effect;
}

function stroking({ begin, go, end }: Strokes): Tool<PenState> {
  return {
    idle: IDLE,
    next(state, event, view): Step<PenState> {
      if (event.type === "cancel") {
        return { state: IDLE, effects: state.mode === "drawing" ? [{ do: "inkCancel" }] : [] };
      }
      if (event.type === "double") return { state, effects: [] };
      if (event.type === "down") {
        if (view.readOnly || (event.pointer === "touch" && view.penSeen)) {
          return { state: { mode: "panning", last: event }, effects: [] };
        }
        return { state: { mode: "drawing" }, effects: [begin(event)] };
      }
      if (state.mode === "panning") return panning(state, event);
      if (state.mode === "idle") return { state, effects: [] };
      return event.type === "up" ? { state: IDLE, effects: [go(event), end] } : { state, effects: [go(event)] };
    },
  };
}

function panning(
  state: Extract<PenState, { mode: "panning" }>,
  event: Exclude<ToolEvent, { type: "cancel" }>,
): Step<PenState> {
  if (event.type === "up") return { state: IDLE, effects: [] };
  const dx = event.screen.x - state.last.screen.x;
  const dy = event.screen.y - state.last.screen.y;
  return { state: { mode: "panning", last: event }, effects: [{ do: "pan", dx, dy }] };
}

/** The tool that draws with a pen or highlighter. */
export function penTool(pen: Pen): Tool<PenState> {
  return stroking({
    begin: (at) => ({ do: "ink", pen, at }),
    go: (at) => ({ do: "inkTo", at }),
    end: { do: "inkEnd" },
  });
}

/** The tool that takes whole strokes away. */
export const eraserTool: Tool<PenState> = stroking({
  begin: (at) => ({ do: "erase", at }),
  go: (at) => ({ do: "erase", at }),
  end: { do: "eraseEnd" },
});
