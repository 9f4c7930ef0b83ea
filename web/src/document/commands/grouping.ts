/** Items of the canvas grouped, and locked in their place. Taking off is written as null: a key that is gone has no author. */
import type { Board } from "@/document/board";
import { edit, type Unit } from "@/document/edit";
import type { CardId } from "@/document/records";
import type { Plain, RecordRoot } from "@/document/schema";
import type { ConnectorId, ItemId, ThingId } from "@/document/things";
import { groupOf, groupsOf } from "@/document/together";

function rootOf(board: Board, id: ItemId): RecordRoot | null {
  const { things, connectors, canvas } = board.state;
  if (things.has(id as ThingId)) return "shapes";
  if (connectors.has(id as ConnectorId)) return "connectors";
  return canvas.has(id as CardId) ? "cards" : null;
}

function setOn(board: Board, items: Iterable<ItemId>, key: "group" | "locked", value: Plain): void {
  const units = [...new Set(items)].flatMap((id): Unit[] => {
    const root = rootOf(board, id);
    return root === null ? [] : [[{ kind: "set", root, id, key, value }]];
  });
  edit(board, units);
}

/** Groups items: whoever selects one has them all. Groups they were in lose them. Null when there are not two of them. */
export function groupItems(board: Board, items: Iterable<ItemId>): string | null {
  const members = [...new Set(items)].filter((id) => rootOf(board, id) !== null);
  if (members.length < 2) return null;
  const group = board.chance.newId();
  setOn(board, members, "group", group);
  return group;
}

/** Takes apart every group that any of the items is in; gives their members. */
export function ungroupItems(board: Board, items: Iterable<ItemId>): ItemId[] {
  const groups = new Set([...items].flatMap((id) => groupOf(board.state, id) ?? []));
  const members = [...groups].flatMap((group) => groupsOf(board.state).get(group) ?? []);
  setOn(board, members, "group", null);
  return members;
}

/** Locks items in their place, or unlocks them. */
export function setLocked(board: Board, items: Iterable<ItemId>, locked: boolean): void {
  const { cards, things, connectors } = board.state;
  const others = [...items].filter((id) => {
    const item = things.get(id as ThingId) ?? connectors.get(id as ConnectorId) ?? cards.get(id as CardId);
    return item !== undefined && item.locked !== locked;
  });
  setOn(board, others, "locked", locked ? true : null);
}
