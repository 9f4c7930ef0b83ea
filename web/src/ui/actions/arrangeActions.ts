import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowDownToLine,
  ArrowUpToLine,
  ChevronDown,
  ChevronUp,
  Grid3x3,
} from "lucide-react";
import { moveCardsOnCanvas } from "@/document/commands/canvas";
import { type PileWay, restack } from "@/document/commands/stacking";
import { aligned, distributed, type Edge, tidied } from "@/geometry/arrange";
import { type Box, intersects, type Point } from "@/geometry/box";
import type { Action } from "@/ui/actions/action";
import type { KeyText } from "@/ui/actions/keys";
import { selectedCards } from "@/ui/actions/selected";
import { announce } from "@/ui/announce";
import { type FreeCard, freeCards } from "@/ui/editing/freeBoxes";
import { type TextKey, t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

function chosen(room: WallRoom): FreeCard[] {
  return freeCards(room.board.state, selectedCards(room));
}

function place(room: WallRoom, to: (boxes: readonly Box[]) => readonly Point[], label: string): void {
  const free = chosen(room);
  const corners = to(free.map(({ box }) => box));
  moveCardsOnCanvas(
    room.board,
    free.map(({ card, box }, i) => ({ card, pos: { x: corners[i]?.x ?? box.x, y: corners[i]?.y ?? box.y } })),
  );
  announce(t("arrange.done", { what: label, count: free.length }));
}

function arrange(
  id: string,
  labelKey: TextKey,
  keys: readonly KeyText[],
  icon: NonNullable<Action["icon"]>,
  least: number,
  to: (boxes: readonly Box[]) => readonly Point[],
): Action {
  return {
    id,
    group: "arrange",
    labelKey,
    keys,
    icon,
    writes: true,
    when: (room) => chosen(room).length >= least,
    run: (room) => place(room, to, t(labelKey)),
  };
}

function align(edge: Edge, key: KeyText, icon: NonNullable<Action["icon"]>): Action {
  return arrange(`arrange.${edge}`, `arrange.${edge}`, [key], icon, 2, (boxes) => aligned(boxes, edge));
}

function restackSelected(room: WallRoom, way: PileWay): void {
  const boxes = new Map(
    freeCards(room.board.state, room.board.state.canvas.keys()).map(({ card, box }) => [card, box]),
  );
  restack(room.board, selectedCards(room), way, (a, b) => {
    const [one, other] = [boxes.get(a), boxes.get(b)];
    return one !== undefined && other !== undefined && intersects(one, other);
  });
}

function pile(way: PileWay, key: KeyText, icon: NonNullable<Action["icon"]>): Action {
  return {
    id: `pile.${way}`,
    group: "arrange",
    labelKey: `pile.${way}`,
    keys: [key],
    icon,
    writes: true,
    when: (room) => chosen(room).length > 0,
    run: (room) => restackSelected(room, way),
  };
}

/** Bringing what is selected into line and order. */
export const arrangeActions: readonly Action[] = [
  align("left", "mod+shift+arrowleft", AlignStartVertical),
  align("centre", "alt+h", AlignCenterVertical),
  align("right", "mod+shift+arrowright", AlignEndVertical),
  align("top", "mod+shift+arrowup", AlignStartHorizontal),
  align("middle", "alt+v", AlignCenterHorizontal),
  align("bottom", "mod+shift+arrowdown", AlignEndHorizontal),
  arrange("arrange.across", "arrange.across", ["alt+shift+h"], AlignHorizontalDistributeCenter, 3, (boxes) =>
    distributed(boxes, "across"),
  ),
  arrange("arrange.down", "arrange.down", ["alt+shift+v"], AlignVerticalDistributeCenter, 3, (boxes) =>
    distributed(boxes, "down"),
  ),
  arrange("arrange.tidy", "arrange.tidy", ["alt+shift+t"], Grid3x3, 2, (boxes) => tidied(boxes)),
  pile("front", "]", ArrowUpToLine),
  pile("forward", "mod+]", ChevronUp),
  pile("backward", "mod+[", ChevronDown),
  pile("back", "[", ArrowDownToLine),
];
