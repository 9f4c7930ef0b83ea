/** Runs the tool in hand: events go in, its state moves on, its effects are carried out. */
import { hitTest } from "@/canvas/hit";
import { isLocked } from "@/document/commands/items";
import type { Effect, Tool, ToolView } from "@/tools/effects";
import { handTool } from "@/tools/handTool";
import type { ToolEvent } from "@/tools/input";
import { itemsIn } from "@/tools/itemsIn";
import { cardTool, mapTool } from "@/tools/placeTool";
import { itemsOf } from "@/tools/selecting";
import { selectTool } from "@/tools/selectTool";
import type { ToolName } from "@/tools/wallContract";
import { sightOf, type WallParts } from "@/tools/wallParts";

/** A tool with its state. */
export interface RunningTool {
  /** Feeds one event to the tool. */
  feed(event: ToolEvent): void;
  /** Whether a gesture is going on. */
  readonly busy: boolean;
}

/** What tools may look at on this wall. */
export function toolView(parts: WallParts): ToolView {
  return {
    get readOnly() {
      return parts.board.readOnly;
    },
    get selection() {
      return itemsOf(parts.selection.value);
    },
    hit: (at) => hitTest(sightOf(parts), at.board),
    locked: (item) => isLocked(parts.board, item),
    itemsIn: (box) => itemsIn(parts.scene, box).filter((item) => !isLocked(parts.board, item)),
  };
}

/** Takes a tool into the hand. */
export function runTool(name: ToolName, view: ToolView, perform: (effect: Effect) => void): RunningTool {
  if (name === "hand") return running(handTool, view, perform);
  if (name === "card") return running(cardTool, view, perform);
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
