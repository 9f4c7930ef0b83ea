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
import { moveItems } from "@/document/commands/items";
import { type PileWay, restack } from "@/document/commands/stacking";
import type { CardId } from "@/document/records";
import type { ThingId } from "@/document/things";
import { aligned, distributed, type Edge, tidied } from "@/geometry/arrange";
import { type Box, intersects, type Point } from "@/geometry/box";
import type { Action } from "@/ui/actions/action";
import type { KeyText } from "@/ui/actions/keys";
import { announce } from "@/ui/announce";
import { boxOnCanvas, selectedItems, selectedUnits } from "@/ui/editing/canvasItems";
import { type TextKey, t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

function place(room: WallRoom, to: (boxes: readonly Box[]) => readonly Point[], label: string): void {
  const units = selectedUnits(room);
  const corners = to(units.map(({ box }) => box));
  const cards: { card: CardId; pos: Point }[] = [];
  const things: { thing: ThingId; pos: Point }[] = [];
  units.forEach((unit, i) => {
    const corner = corners[i] ?? unit.box;
    for (const { id, box } of unit.items) {
      const pos = { x: box.x + corner.x - unit.box.x, y: box.y + corner.y - unit.box.y };
      if (room.board.state.things.has(id as ThingId)) things.push({ thing: id as ThingId, pos });
      else cards.push({ card: id as CardId, pos });
    }
  });
  moveItems(room.board, { cards, things });
  announce(t("arrange.done", { what: label, count: cards.length + things.length }));
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
    when: (room) => selectedUnits(room).length >= least,
    run: (room) => place(room, to, t(labelKey)),
  };
}

function align(edge: Edge, key: KeyText, icon: NonNullable<Action["icon"]>): Action {
  return arrange(`arrange.${edge}`, `arrange.${edge}`, [key], icon, 2, (boxes) => aligned(boxes, edge));
}

function restackSelected(room: WallRoom, way: PileWay): void {
  const { state } = room.board;
  restack(room.board, selectedItems(room), way, (a, b) => {
    const [one, other] = [boxOnCanvas(state, a), boxOnCanvas(state, b)];
    // Connectors have no box of their own: each of them counts as lying over every other.
    return !one || !other || intersects(one, other);
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
    when: (room) => selectedItems(room).some((id) => room.board.state.connectors.has(id as never)) || some(room),
    run: (room) => restackSelected(room, way),
  };
}

const some = (room: WallRoom): boolean => selectedUnits(room).length > 0;

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
