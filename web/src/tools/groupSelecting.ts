/** Selecting what is grouped: one member stands for all, until one goes into the group. */
import type { ItemId } from "@/document/things";
import { groupOf, together } from "@/document/together";
import { itemsOf, selectItems } from "@/tools/selecting";
import type { WallParts } from "@/tools/wallParts";

type Parts = Pick<WallParts, "board" | "selection" | "entered">;

/** Selects items with all that they are grouped with. */
export function selectTogether(parts: Parts, items: Iterable<ItemId>): void {
  const { board, entered } = parts;
  const all = new Set<ItemId>();
  for (const item of items) for (const member of together(board.state, item, entered.value)) all.add(member);
  selectItems(parts, all);
  leaveGroup(parts);
}

/** Adds an item to what is selected, or takes it out, with all that it is grouped with. */
export function toggleTogether(parts: Parts, item: ItemId): void {
  const { board, selection, entered } = parts;
  const selected = new Set(itemsOf(selection.value));
  const had = selected.has(item);
  for (const member of together(board.state, item, entered.value)) {
    if (had) selected.delete(member);
    else selected.add(member);
  }
  selectItems(parts, selected);
  leaveGroup(parts);
}

/** Goes into the group of an item and selects the item alone; false when it is in no group, or one is in it already. */
export function enterGroup(parts: Parts, item: ItemId): boolean {
  const group = groupOf(parts.board.state, item);
  if (group === null || group === parts.entered.value) return false;
  parts.entered.value = group;
  selectItems(parts, [item]);
  return true;
}

/** One is in a group as long as something of it is selected. */
export function leaveGroup({ board, selection, entered }: Parts): void {
  if (entered.value === null) return;
  for (const item of itemsOf(selection.value)) if (groupOf(board.state, item) === entered.value) return;
  entered.value = null;
}
