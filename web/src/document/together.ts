/** What belongs together on the canvas: the living members of every group. Read from the board's records. */
import type { BoardState } from "@/document/records";
import type { ItemId } from "@/document/things";

interface Member {
  readonly id: ItemId;
  readonly group: string | null;
  readonly deleted: boolean;
}

/** The maps inside a state are kept up to date in place, but every change makes a new state: that is what is remembered. */
const known = new WeakMap<BoardState, ReadonlyMap<string, readonly ItemId[]>>();

/** The living items of each group. A card counts while it has a place on the canvas. */
export function groupsOf(state: BoardState): ReadonlyMap<string, readonly ItemId[]> {
  const found = known.get(state);
  if (found) return found;
  const groups = new Map<string, ItemId[]>();
  const add = ({ id, group, deleted }: Member): void => {
    if (group === null || deleted) return;
    const members = groups.get(group);
    if (members) members.push(id);
    else groups.set(group, [id]);
  };
  for (const card of state.cards.values()) if (card.group !== null && state.canvas.has(card.id)) add(card);
  for (const thing of state.things.values()) add(thing);
  for (const connector of state.connectors.values()) add(connector);
  known.set(state, groups);
  return groups;
}

/** The group of an item that has other members, or null. */
export function groupOf(state: BoardState, id: ItemId): string | null {
  const item =
    state.cards.get(id as never) ?? state.things.get(id as never) ?? state.connectors.get(id as never) ?? null;
  const group = item?.group ?? null;
  return group !== null && (groupsOf(state).get(group)?.length ?? 0) > 1 ? group : null;
}

/** The item with all that it is grouped with; alone when its group is the one that was entered. */
export function together(state: BoardState, id: ItemId, entered: string | null): readonly ItemId[] {
  const group = groupOf(state, id);
  return group === null || group === entered ? [id] : (groupsOf(state).get(group) ?? [id]);
}
