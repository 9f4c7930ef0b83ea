/** Keys of the wall itself: moving the keyboard's place and what is there. Letters and Ctrl belong to the interface. */
import { cellKey } from "@/canvas/sheet";
import type { ItemId } from "@/document/things";
import type { Box } from "@/geometry/box";
import { deleteSelection, moveInMap, moveSelection } from "@/tools/actions";
import type { Focus, Spot } from "@/tools/focus";
import { type GridSpot, walk } from "@/tools/gridWalk";
import { selectTogether } from "@/tools/groupSelecting";
import { anyPainted, nearestPainted } from "@/tools/nearestPainted";
import { itemsOf, NO_SELECTION, selectItems } from "@/tools/selecting";
import { costTo, nearestTowards } from "@/tools/spatial";
import type { Direction } from "@/tools/wallContract";
import { boardView, type WallParts, wander } from "@/tools/wallParts";
import { boxOfPainted } from "@/tools/writingPlace";

/** How far Alt and an arrow move a free card, in board units; Shift makes it larger. */
const NUDGE = 8;
const LARGE_NUDGE = 64;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** What keys need beyond the shared parts. */
export interface KeyboardActions {
  readonly parts: WallParts;
  readonly focus: Focus;
  edit(spot: Spot): void;
  createIn(spot: Extract<Spot, { kind: "cell" }>): void;
  /** Leaves the innermost thing one is in: a gesture, a tool, the selection. */
  leave(): void;
}

/** Handles a key while the wall has the keyboard and nobody writes; returns whether it was the wall's. */
export function wallKey(actions: KeyboardActions, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  const direction = ARROWS[event.key];
  if (direction) return arrow(actions, direction, event);
  switch (event.key) {
    case "Escape":
      actions.leave();
      return true;
    case "F2":
      // With Shift it is for what is written below the title, which is not the wall's.
      return !event.shiftKey && open(actions);
    case "Enter":
      // On a header Shift and Enter insert another one; the interface knows which.
      return !(event.shiftKey && isHeader(actions.focus.spot)) && open(actions);
    case "Delete":
    case "Backspace":
      deleteSelection(actions.parts);
      return true;
    default:
      return false;
  }
}

function isHeader(spot: Spot | null): boolean {
  return spot?.kind === "column" || spot?.kind === "lane";
}

function open({ focus, edit, createIn, parts }: KeyboardActions): boolean {
  const { spot } = focus;
  if (!spot || parts.board.readOnly) return false;
  if (spot.kind === "cell") createIn(spot);
  else edit(spot);
  return true;
}

function arrow(actions: KeyboardActions, direction: Direction, event: KeyboardEvent): boolean {
  const { parts, focus } = actions;
  if (event.altKey) {
    if (moveInMap(parts, focus, direction)) return true;
    const step = event.shiftKey ? LARGE_NUDGE : NUDGE;
    moveSelection(parts, ...offset(direction, step));
    return true;
  }
  const next = nextSpot(parts, focus.spot, direction);
  if (!next) return true;
  const before = parts.camera.aim;
  focus.enter(next);
  if (parts.camera.aim !== before) wander(parts);
  const item = itemOfSpot(next);
  if (item !== null) {
    selectTogether(parts, event.shiftKey ? [...itemsOf(parts.selection.value), item] : [item]);
  } else if (!event.shiftKey) selectPart(parts, next);
  return true;
}

function offset(direction: Direction, step: number): [number, number] {
  if (direction === "left" || direction === "right") return [direction === "left" ? -step : step, 0];
  return [0, direction === "up" ? -step : step];
}

/** A header or an empty cell that has the keyboard is what actions are about. */
function selectPart(parts: WallParts, spot: Spot): void {
  if (spot.kind === "column")
    parts.selection.value = { ...NO_SELECTION, target: { map: spot.map, column: spot.column } };
  else if (spot.kind === "lane")
    parts.selection.value = { ...NO_SELECTION, target: { map: spot.map, lane: spot.lane } };
  else if (spot.kind === "cell")
    parts.selection.value = { ...NO_SELECTION, target: { map: spot.map, lane: spot.lane, column: spot.column } };
  else selectItems(parts, []);
}

/** What can stand in a map. */
type GridPlace = Exclude<Spot, { kind: "title" | "thing" | "connector" }>;

function itemOfSpot(spot: Spot): ItemId | null {
  if (spot.kind === "card") return spot.card;
  if (spot.kind === "thing") return spot.thing;
  return spot.kind === "connector" ? spot.connector : null;
}

function nextSpot(parts: WallParts, spot: Spot | null, direction: Direction): Spot | null {
  if (spot && spot.kind !== "title" && spot.kind !== "thing" && spot.kind !== "connector") {
    const inside = insideMap(parts, spot, direction);
    if (inside) return inside;
  }
  return acrossWall(parts, spot, direction);
}

function insideMap(parts: WallParts, spot: GridPlace, direction: Direction): Spot | null {
  const map = spot.kind === "card" ? spot.place : spot.map;
  const sheet = map === "canvas" ? undefined : parts.scene.sheet(map);
  const from = gridSpot(parts, spot);
  const next = sheet && from ? walk(sheet, from, direction) : null;
  if (!next || map === "canvas") return null;
  return next.kind === "card" ? { kind: "card", card: next.card, place: map } : { ...next, map };
}

function gridSpot(parts: WallParts, spot: GridPlace): GridSpot | null {
  if (spot.kind !== "card") return spot;
  const { items } = parts.scene;
  const slot = items.slotOf(spot.place, spot.card);
  const lane = slot === undefined ? null : items.lane[slot];
  const column = slot === undefined ? null : items.column[slot];
  return lane && column ? { kind: "card", card: spot.card, lane, column } : null;
}

function acrossWall(parts: WallParts, spot: Spot | null, direction: Direction): Spot | null {
  const { scene } = parts;
  const own = spot?.kind === "card" ? (scene.items.slotOf(spot.place, spot.card) ?? -1) : -1;
  const from = own >= 0 ? scene.items.box(own) : spotBox(parts, spot);
  const painted = spot === null ? null : nearestPainted(parts, spot, from, direction);
  const slot = spot === null ? nearestTo(parts, from) : nearestTowards(scene.drawn(), from, direction, own);
  if (painted && (slot < 0 || painted.cost < costTo(from, scene.items.box(slot), direction))) return painted.spot;
  if (spot === null && slot < 0) return anyPainted(parts);
  const card = scene.items.card[slot];
  const place = scene.items.place[slot];
  return slot < 0 || card === undefined || place === undefined ? null : { kind: "card", card, place };
}

/** Without any place yet, the keyboard begins at the card nearest to the middle of the window. */
function nearestTo(parts: WallParts, from: Box): number {
  const { scene } = parts;
  const { order, count } = scene.drawn();
  const x = from.x + from.w / 2;
  const y = from.y + from.h / 2;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const slot = order[i] as number;
    const box = scene.items.box(slot);
    const away = Math.hypot(box.x + box.w / 2 - x, box.y + box.h / 2 - y);
    if (away < least) {
      least = away;
      best = slot;
    }
  }
  return best;
}

function spotBox(parts: WallParts, spot: Spot | null): Box {
  if (spot?.kind === "thing") return boxOfPainted(parts, spot.thing) ?? boardView(parts);
  if (spot?.kind === "connector") return boxOfPainted(parts, spot.connector) ?? boardView(parts);
  const layout = spot && spot.kind !== "card" ? parts.scene.sheet(spot.map)?.layout : undefined;
  if (!spot || !layout) return boardView(parts);
  if (spot.kind === "column") return layout.columnHeaders.find((one) => one.column === spot.column)?.box ?? layout.box;
  if (spot.kind === "lane") return layout.laneHeaders.find((one) => one.lane === spot.lane)?.box ?? layout.box;
  if (spot.kind === "cell") {
    const key = cellKey(spot.lane, spot.column);
    return layout.cells.find((one) => cellKey(one.lane, one.column) === key)?.box ?? layout.box;
  }
  return layout.titleBox;
}
