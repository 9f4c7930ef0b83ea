import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ListPlus, ListTree, type LucideIcon } from "lucide-react";
import type { Direction } from "@/tools/wallContract";
import { type Action, always } from "@/ui/actions/action";
import { moveSelectedCard, stepOfSelected } from "@/ui/outline/moveCard";
import type { WallRoom } from "@/ui/wall/room";

/** Opens the outline; when it is open, gives it the keyboard, and when it has that, closes it. */
export function toggleOutline(room: WallRoom): void {
  const within = document.activeElement?.closest(".outline") != null;
  if (room.outline.peek() !== null && within) {
    room.outline.value = null;
    room.wall.focus();
    return;
  }
  room.outline.value = { to: "read" };
}

const ICONS: Readonly<Record<Direction, LucideIcon>> = {
  up: ArrowUp,
  down: ArrowDown,
  left: ArrowLeft,
  right: ArrowRight,
};

/** The outline, and moving the cards of a map by keys from wherever the keyboard is. */
export const outlineActions: readonly Action[] = [
  {
    id: "view.outline",
    group: "view",
    labelKey: "view.outline",
    keys: ["shift+o"],
    icon: ListTree,
    writes: false,
    when: always,
    run: toggleOutline,
  },
  {
    id: "outline.new",
    group: "cards",
    labelKey: "outline.new",
    keys: ["mod+enter"],
    icon: ListPlus,
    writes: true,
    when: (room) => room.outline.peek() !== null,
    run: (room) => {
      room.outline.value = { to: "write" };
    },
  },
  ...(["up", "down", "left", "right"] as const).map(
    (direction): Action => ({
      id: `card.move.${direction}`,
      group: "cards",
      labelKey: `card.move.${direction}`,
      keys: [`alt+arrow${direction}`],
      icon: ICONS[direction],
      writes: true,
      when: (room) => stepOfSelected(room, direction) !== null,
      run: (room) => moveSelectedCard(room, direction),
    }),
  ),
];
