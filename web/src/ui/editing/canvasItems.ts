import { FREE_CARD } from "@/canvas/cardSize";
import { isLocked } from "@/document/commands/items";
import type { BoardState, CardId } from "@/document/records";
import type { ItemId, ThingId } from "@/document/things";
import { groupOf } from "@/document/together";
import { type Box, union } from "@/geometry/box";
import type { WallRoom } from "@/ui/wall/room";

/** Something that lies on the canvas by itself, and where. */
export interface CanvasItem {
  readonly id: ItemId;
  readonly box: Box;
}

/** What is arranged as one: a single item, or all of a group. */
export interface CanvasUnit {
  readonly items: readonly CanvasItem[];
  readonly box: Box;
}

/** Where an item lies on the canvas; null for cards in maps only, for connectors and for what is deleted. */
export function boxOnCanvas(state: BoardState, id: ItemId): Box | null {
  const thing = state.things.get(id as ThingId);
  if (thing) return thing.deleted ? null : thing.box;
  const placement = state.canvas.get(id as CardId);
  const card = state.cards.get(id as CardId);
  if (!placement || !card || card.deleted) return null;
  const [w, h] = card.size ?? [FREE_CARD.w, FREE_CARD.h];
  return { x: placement.pos.x, y: placement.pos.y, w, h };
}

/** Everything selected that is still there. */
export function selectedItems(room: WallRoom): ItemId[] {
  const { cards, things, connectors } = room.wall.selection.peek();
  const { state } = room.board;
  return [
    ...[...cards].filter((id) => state.cards.get(id)?.deleted === false),
    ...[...things].filter((id) => state.things.get(id)?.deleted === false),
    ...[...connectors].filter((id) => state.connectors.get(id)?.deleted === false),
  ];
}

/** The last answer: a dozen actions ask the same while thousands of things are selected. */
let last: { readonly selection: object; readonly state: BoardState; readonly units: CanvasUnit[] } | null = null;

/** What of the selection can be arranged: groups as one, unless there is nothing but one group; without what is locked. */
export function selectedUnits(room: WallRoom): CanvasUnit[] {
  const { state } = room.board;
  const selection = room.wall.selection.peek();
  if (last?.selection !== selection || last.state !== state) last = { selection, state, units: unitsOf(room) };
  return last.units;
}

function unitsOf(room: WallRoom): CanvasUnit[] {
  const { state } = room.board;
  const items = selectedItems(room).flatMap((id): CanvasItem[] => {
    const box = boxOnCanvas(state, id);
    return box && !isLocked(room.board, id) ? [{ id, box }] : [];
  });
  const grouped = new Map<string, CanvasItem[]>();
  for (const item of items) {
    const group = groupOf(state, item.id) ?? item.id;
    const members = grouped.get(group);
    if (members) members.push(item);
    else grouped.set(group, [item]);
  }
  const units = grouped.size > 1 ? [...grouped.values()] : items.map((item) => [item]);
  return units.flatMap((members) => {
    const box = union(members.map((item) => item.box));
    return box ? [{ items: members, box }] : [];
  });
}
