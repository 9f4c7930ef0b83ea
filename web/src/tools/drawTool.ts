/** Tools that draw a box: a click puts a thing of its usual size, a drag one of the size that is drawn. */
import { type Box, boxBetween } from "@/geometry/box";
import type { Effect, Step, Tool } from "@/tools/effects";
import { isDrag, type PointerAt } from "@/tools/input";
import type { DrawnKind } from "@/tools/wallContract";

/** Where a drawing tool stands. */
export type DrawState = { readonly mode: "idle" } | { readonly mode: "pressing" | "drawing"; readonly from: PointerAt };

const IDLE: DrawState = { mode: "idle" };

/** The tool that draws shapes of a form, texts or frames. */
export function drawTool(kind: DrawnKind): Tool<DrawState> {
  return {
    idle: IDLE,
    next(state, event, view): Step<DrawState> {
      if (event.type === "cancel") return { state: IDLE, effects: [{ do: "draw", kind, box: null }] };
      if (event.type === "down") return { state: { mode: "pressing", from: event }, effects: [] };
      if (state.mode === "idle" || event.type === "double") return { state, effects: [] };
      const drawing = state.mode === "drawing" || isDrag(state.from, event);
      const box = drawing ? drawnBox(state.from, event) : null;
      if (event.type === "move") {
        if (!drawing) return { state, effects: [] };
        return { state: { mode: "drawing", from: state.from }, effects: [{ do: "draw", kind, box }] };
      }
      const done: Effect[] = [
        { do: "draw", kind, box: null },
        { do: "tool", tool: "select" },
      ];
      return { state: IDLE, effects: view.readOnly ? done : [...done, { do: "make", kind, box, at: event }] };
    },
  };
}

/** The box between where the pointer went down and where it is; with Shift a square. */
export function drawnBox(from: PointerAt, to: PointerAt): Box {
  const box = boxBetween(from.board, to.board);
  if (!to.modifiers.shift) return box;
  const side = Math.max(box.w, box.h);
  const x = to.board.x < from.board.x ? from.board.x - side : from.board.x;
  const y = to.board.y < from.board.y ? from.board.y - side : from.board.y;
  return { x, y, w: side, h: side };
}
