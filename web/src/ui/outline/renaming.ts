import { deleteCards } from "@/document/commands/cards";
import { isLocked } from "@/document/commands/items";
import { announce } from "@/ui/announce";
import { itemOf, type OutlineNode, recordOf } from "@/ui/outline/outlineNode";
import type { OutlineStore } from "@/ui/outline/outlineStore";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** Whether an entry has words that one may write here. */
export function mayRename(room: WallRoom, { subject }: OutlineNode): boolean {
  const record = recordOf(subject);
  return room.mayWrite.peek() && record !== null && room.board.titleOf(record) !== null;
}

/** Begins to write the words of an entry in its place. What is locked is not written on, and says so. */
export function beginRenaming(room: WallRoom, store: OutlineStore, node: OutlineNode): void {
  if (!mayRename(room, node)) return;
  const item = itemOf(node.subject);
  if (item !== null && isLocked(room.board, item)) {
    announce(t("canvas.isLocked"));
    return;
  }
  room.wall.stopEditing();
  store.renaming.value = { key: node.key, fresh: false };
}

/** Ends the writing. A card that was made for it and got no words goes again. */
export function endRenaming(room: WallRoom, store: OutlineStore): void {
  const renaming = store.renaming.peek();
  store.renaming.value = null;
  const subject = store.find(({ key }) => key === renaming?.key)?.subject;
  if (!renaming?.fresh || subject?.kind !== "card") return;
  if ((room.board.state.cards.get(subject.card)?.title ?? "").trim() === "") deleteCards(room.board, [subject.card]);
}
