/** The select tool: click, marquee, and picking things up. Pure; carrying itself is done by `carry.ts`. */
import type { Grip } from "@/canvas/grips";
import { type Hit, itemOf } from "@/canvas/hit";
import type { ItemId } from "@/document/things";
import { boxBetween } from "@/geometry/box";
import { adds, type Carried, type Effect, type Step, type Tool, type ToolView } from "@/tools/effects";
import { isDrag, type PointerAt, type ToolEvent } from "@/tools/input";

/** Where the select tool stands. */
export type SelectState =
  | { readonly mode: "idle" }
  /** A pointer is down and has not moved; `narrow` is the item that a click leaves as the only one selected. */
  | { readonly mode: "pressing"; readonly from: PointerAt; readonly hit: Hit; readonly narrow: ItemId | null }
  /** A pointer is down on a grip; `held` once it has moved. */
  | { readonly mode: "gripping"; readonly from: PointerAt; readonly grip: Grip; readonly held: boolean }
  | { readonly mode: "marquee"; readonly from: PointerAt; readonly base: readonly ItemId[] }
  | { readonly mode: "carrying" }
  | { readonly mode: "panning"; readonly last: PointerAt };

const IDLE: SelectState = { mode: "idle" };

/** The select tool. */
export const selectTool: Tool<SelectState> = {
  idle: IDLE,
  next(state, event, view) {
    if (event.type === "cancel") return cancel(state);
    if (event.type === "double") return { state: IDLE, effects: doubleClick(view.hit(event), event, view) };
    switch (state.mode) {
      case "idle":
        return event.type === "down" ? press(event, view) : stay(state);
      case "pressing":
        return pressing(state, event, view);
      case "gripping":
        return gripping(state, event);
      case "marquee":
        return marquee(state, event, view);
      case "carrying":
        return carrying(state, event);
      case "panning":
        return panning(state, event);
    }
  },
};

function stay(state: SelectState): Step<SelectState> {
  return { state, effects: [] };
}

function cancel(state: SelectState): Step<SelectState> {
  const effects: Effect[] = [];
  if (state.mode === "gripping" && state.held) effects.push({ do: "gripCancel" });
  if (state.mode === "carrying") effects.push({ do: "carryCancel" });
  if (state.mode === "marquee") effects.push({ do: "marquee", box: null }, { do: "select", items: state.base });
  return { state: IDLE, effects };
}

function press(at: PointerAt, view: ToolView): Step<SelectState> {
  const grip = view.readOnly || adds(at.modifiers) ? null : view.grip(at);
  if (grip) return { state: { mode: "gripping", from: at, grip, held: false }, effects: [] };
  const hit = view.hit(at);
  const item = itemOf(hit);
  if (item === null) return { state: { mode: "pressing", from: at, hit, narrow: null }, effects: [] };
  const { selection } = view;
  const held = selection.has(item);
  const state: SelectState = { mode: "pressing", from: at, hit, narrow: held && !adds(at.modifiers) ? item : null };
  // A finger that lands on a card may be about to pan; it selects when it lifts.
  if (at.pointer === "touch" && !held) return { state: { ...state, narrow: item }, effects: [] };
  const effects: Effect[] = [{ do: "focus", hit }];
  if (adds(at.modifiers)) effects.push({ do: "toggle", item });
  else if (!held) effects.push({ do: "select", items: [item] });
  return { state, effects };
}

function gripping(
  state: Extract<SelectState, { mode: "gripping" }>,
  event: Exclude<ToolEvent, { type: "cancel" }>,
): Step<SelectState> {
  const { from, grip, held } = state;
  if (event.type === "up") return { state: IDLE, effects: held ? [{ do: "gripDrop", at: event }] : [] };
  if (event.type !== "move" || (!held && !isDrag(from, event))) return stay(state);
  const begin: Effect[] = held ? [] : [{ do: "grip", grip, from }];
  return { state: { ...state, held: true }, effects: [...begin, { do: "gripTo", at: event }] };
}

function pressing(
  state: Extract<SelectState, { mode: "pressing" }>,
  event: Exclude<ToolEvent, { type: "cancel" }>,
  view: ToolView,
): Step<SelectState> {
  if (event.type === "up") return { state: IDLE, effects: click(state) };
  if (event.type !== "move" || !isDrag(state.from, event)) return stay(state);
  const { from, hit } = state;
  if (mayCarry(hit, from, view)) {
    const effects: Effect[] = [];
    const item = itemOf(hit);
    if (item !== null && !view.selection.has(item)) effects.push({ do: "select", items: [item] });
    effects.push({ do: "carry", what: hit, from }, { do: "carryTo", at: event });
    return { state: { mode: "carrying" }, effects };
  }
  if (from.pointer === "touch") return { state: { mode: "panning", last: event }, effects: [pan(from, event)] };
  const base = adds(from.modifiers) ? [...view.selection] : [];
  return marquee({ mode: "marquee", from, base }, event, view);
}

function mayCarry(hit: Hit, from: PointerAt, view: ToolView): hit is Carried {
  if (view.readOnly) return false;
  const item = itemOf(hit);
  if (item !== null) return !lockedHere(hit, view) && (from.pointer !== "touch" || view.selection.has(item));
  return from.pointer !== "touch" && (hit.kind === "column" || hit.kind === "lane" || hit.kind === "title");
}

/** A locked card may still be moved on maps. */
function lockedHere(hit: Hit, view: ToolView): boolean {
  const item = itemOf(hit);
  return item !== null && !(hit.kind === "card" && hit.place !== "canvas") && view.locked(item);
}

function click(state: Extract<SelectState, { mode: "pressing" }>): Effect[] {
  const { hit, narrow, from } = state;
  if (narrow !== null)
    return [
      { do: "focus", hit },
      { do: "select", items: [narrow] },
    ];
  switch (hit.kind) {
    case "card":
    case "thing":
    case "connector":
      return [];
    case "arrow":
      return [
        { do: "focus", hit },
        { do: "target", target: { map: hit.map, link: hit.link } },
      ];
    case "column":
      return [
        { do: "focus", hit },
        { do: "target", target: { map: hit.map, column: hit.column } },
      ];
    case "lane":
      return [
        { do: "focus", hit },
        { do: "target", target: { map: hit.map, lane: hit.lane } },
      ];
    case "cell":
      return adds(from.modifiers)
        ? []
        : [
            { do: "focus", hit },
            { do: "target", target: { map: hit.map, lane: hit.lane, column: hit.column } },
          ];
    case "title":
      return [
        { do: "focus", hit },
        { do: "target", target: { map: hit.map } },
      ];
    default:
      return adds(from.modifiers)
        ? []
        : [
            { do: "focus", hit },
            { do: "select", items: [] },
          ];
  }
}

function marquee(
  state: Extract<SelectState, { mode: "marquee" }>,
  event: Exclude<ToolEvent, { type: "cancel" }>,
  view: ToolView,
): Step<SelectState> {
  if (event.type === "up") return { state: IDLE, effects: [{ do: "marquee", box: null }] };
  if (event.type !== "move") return stay(state);
  const box = boxBetween(state.from.board, event.board);
  const items = [...new Set([...state.base, ...view.itemsIn(box)])];
  return {
    state,
    effects: [
      { do: "marquee", box },
      { do: "select", items },
    ],
  };
}

function carrying(state: SelectState, event: Exclude<ToolEvent, { type: "cancel" }>): Step<SelectState> {
  if (event.type === "up") return { state: IDLE, effects: [{ do: "drop", at: event }] };
  return event.type === "move" ? { state, effects: [{ do: "carryTo", at: event }] } : stay(state);
}

function panning(
  state: Extract<SelectState, { mode: "panning" }>,
  event: Exclude<ToolEvent, { type: "cancel" }>,
): Step<SelectState> {
  if (event.type === "up") return { state: IDLE, effects: [] };
  if (event.type !== "move") return stay(state);
  return { state: { mode: "panning", last: event }, effects: [pan(state.last, event)] };
}

function pan(from: PointerAt, to: PointerAt): Effect {
  return { do: "pan", dx: to.screen.x - from.screen.x, dy: to.screen.y - from.screen.y };
}

function doubleClick(hit: Hit, at: PointerAt, view: ToolView): Effect[] {
  if (view.readOnly) return [];
  if (hit.kind === "empty" || hit.kind === "cell") return [{ do: "create", at }];
  return hit.kind === "map" || hit.kind === "arrow" ? [] : [{ do: "edit", hit }];
}
