/** Runs the tool in hand: events go in, its state moves on, its effects are carried out. */
import { gripAt } from "@/canvas/grips";
import { hitTest } from "@/canvas/hit";
import { isLocked } from "@/document/commands/items";
import { connectorTool } from "@/tools/connectorTool";
import { drawTool } from "@/tools/drawTool";
import type { Effect, Tool, ToolView } from "@/tools/effects";
import { gripsOf } from "@/tools/gripsOf";
import { handTool } from "@/tools/handTool";
import type { ToolEvent } from "@/tools/input";
import { itemsIn } from "@/tools/itemsIn";
import { eraserTool, penTool } from "@/tools/penTool";
import { cardTool, mapTool } from "@/tools/placeTool";
import { itemsOf } from "@/tools/selecting";
import { selectTool } from "@/tools/selectTool";
import type { DrawnKind, ToolName } from "@/tools/wallContract";
import { sightOf, type WallParts } from "@/tools/wallParts";

/** A tool with its state. */
export interface RunningTool {
  /** Feeds one event to the tool. */
  feed(event: ToolEvent): void;
  /** Whether a gesture is going on. */
  readonly busy: boolean;
}

/** What tools may look at on this wall. */
export function toolView(parts: WallParts, penSeen: () => boolean): ToolView {
  return {
    get readOnly() {
      return parts.board.readOnly;
    },
    get selection() {
      return itemsOf(parts.selection.value);
    },
    hit: (at) => hitTest(sightOf(parts), at.board),
    get penSeen() {
      return penSeen();
    },
    locked: (item) => isLocked(parts.board, item),
    grip: (at) => gripAt(gripsOf(parts), at.board, parts.camera.camera.value.zoom, at.pointer),
    itemsIn: (box) => itemsIn(parts.scene, box).filter((item) => !isLocked(parts.board, item)),
  };
}

/** Takes a tool into the hand. */
export function runTool(name: ToolName, view: ToolView, perform: (effect: Effect) => void): RunningTool {
  if (name === "hand") return running(handTool, view, perform);
  if (name === "card") return running(cardTool, view, perform);
  if (name === "connector") return running(connectorTool, view, perform);
  if (name === "pen" || name === "highlighter") return running(penTool(name), view, perform);
  if (name === "eraser") return running(eraserTool, view, perform);
  if (name.startsWith("draw:")) return running(drawTool(name.slice("draw:".length) as DrawnKind), view, perform);
  return name.startsWith("map:")
    ? running(mapTool(name.slice("map:".length)), view, perform)
    : running(selectTool, view, perform);
}

function running<State>(tool: Tool<State>, view: ToolView, perform: (effect: Effect) => void): RunningTool {
  let state = tool.idle;
  return {
    get busy() {
      return state !== tool.idle;
    },
    feed(event) {
      const step = tool.next(state, event, view);
      state = step.state;
      for (const effect of step.effects) perform(effect);
    },
  };
}
