import { Group, Lock, LockOpen, Ungroup } from "lucide-react";
import { groupItems, setLocked, ungroupItems } from "@/document/commands/grouping";
import { isLocked } from "@/document/commands/items";
import type { CardId } from "@/document/records";
import type { ItemId } from "@/document/things";
import { groupOf } from "@/document/together";
import type { Action } from "@/ui/actions/action";
import { announce } from "@/ui/announce";
import { selectedItems } from "@/ui/editing/canvasItems";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** What of the selection lies on the canvas: only there can it be grouped and locked. */
function onCanvas(room: WallRoom): ItemId[] {
  const { cards, canvas } = room.board.state;
  return selectedItems(room).filter((id) => !cards.has(id as CardId) || canvas.has(id as CardId));
}

function grouped(room: WallRoom): ItemId[] {
  return onCanvas(room).filter((id) => groupOf(room.board.state, id) !== null);
}

/** Whether the selection is one group already. */
function isOneGroup(room: WallRoom): boolean {
  const groups = new Set(onCanvas(room).map((id) => groupOf(room.board.state, id)));
  return groups.size === 1 && !groups.has(null);
}

function lockable(room: WallRoom, locked: boolean): ItemId[] {
  return onCanvas(room).filter((id) => isLocked(room.board, id) === locked);
}

/** Holding things together and in their place. */
export const groupActions: readonly Action[] = [
  {
    id: "edit.group",
    group: "arrange",
    labelKey: "edit.group",
    keys: ["mod+g"],
    icon: Group,
    writes: true,
    when: (room) => onCanvas(room).length > 1 && !isOneGroup(room),
    run: (room) => {
      const items = onCanvas(room);
      if (groupItems(room.board, items) !== null) announce(t("group.done", { count: items.length }));
    },
  },
  {
    id: "edit.ungroup",
    group: "arrange",
    labelKey: "edit.ungroup",
    keys: ["mod+shift+g"],
    icon: Ungroup,
    writes: true,
    when: (room) => grouped(room).length > 0,
    run: (room) => {
      ungroupItems(room.board, grouped(room));
      announce(t("group.undone"));
    },
  },
  {
    id: "edit.lock",
    group: "arrange",
    labelKey: "edit.lock",
    keys: ["mod+shift+l"],
    icon: Lock,
    writes: true,
    when: (room) => lockable(room, false).length > 0,
    run: (room) => {
      const items = lockable(room, false);
      setLocked(room.board, items, true);
      announce(t("lock.done", { count: items.length }));
    },
  },
  {
    id: "edit.unlock",
    group: "arrange",
    labelKey: "edit.unlock",
    keys: ["alt+shift+l"],
    icon: LockOpen,
    writes: true,
    when: (room) => lockable(room, true).length > 0,
    run: (room) => {
      const items = lockable(room, true);
      setLocked(room.board, items, false);
      announce(t("lock.undone", { count: items.length }));
    },
  },
];
