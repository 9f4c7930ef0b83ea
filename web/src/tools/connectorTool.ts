/** The connector tool: drawn from one item or point to another; two clicks do the same as a drag. */
import type { Effect, Step, Tool } from "@/tools/effects";
import { isDrag, type PointerAt } from "@/tools/input";

/** Where the connector tool stands: `drawn` while the button is held, `led` after a first click. */
export type ConnectorState =
  | { readonly mode: "idle" }
  | { readonly mode: "pressing" | "drawn" | "led"; readonly from: PointerAt };

const IDLE: ConnectorState = { mode: "idle" };
const DONE: Effect = { do: "tool", tool: "select" };

/** The connector tool. */
export const connectorTool: Tool<ConnectorState> = {
  idle: IDLE,
  next(state, event, view): Step<ConnectorState> {
    if (event.type === "cancel") return { state: IDLE, effects: state.mode === "idle" ? [] : [{ do: "gripCancel" }] };
    if (event.type === "double") return { state, effects: [] };
    switch (state.mode) {
      case "idle":
        if (event.type !== "down" || view.readOnly) return { state, effects: [] };
        return { state: { mode: "pressing", from: event }, effects: [{ do: "connect", from: event }] };
      case "pressing":
        if (event.type === "up") return { state: { mode: "led", from: state.from }, effects: [] };
        if (!isDrag(state.from, event)) return { state, effects: [] };
        return { state: { mode: "drawn", from: state.from }, effects: [{ do: "gripTo", at: event }] };
      case "drawn":
        if (event.type === "up") return { state: IDLE, effects: [{ do: "gripDrop", at: event }, DONE] };
        return { state, effects: [{ do: "gripTo", at: event }] };
      case "led":
        // A pointer that hovers tells nothing to tools; the second click does.
        if (event.type === "up") return { state: IDLE, effects: [{ do: "gripDrop", at: event }, DONE] };
        return { state, effects: [{ do: "gripTo", at: event }] };
    }
  },
};
