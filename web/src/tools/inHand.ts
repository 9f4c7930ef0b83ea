/** What moves when one moves an item: the selection with it, and for frames all that lies wholly in them. */
import { type Hit, itemOf } from "@/canvas/hit";
import { isLocked } from "@/document/commands/items";
import type { CardId, MapId } from "@/document/records";
import type { ConnectorId, ThingId } from "@/document/things";
import type { Box } from "@/geometry/box";
import { contentsOf } from "@/tools/itemsIn";
import { itemsOf, selectionOf } from "@/tools/selecting";
import type { Selection } from "@/tools/wallContract";
import type { WallParts } from "@/tools/wallParts";

/** Items that move together. */
export interface InHand {
  readonly cards: ReadonlySet<CardId>;
  readonly things: ReadonlyMap<ThingId, Box>;
  readonly connectors: readonly ConnectorId[];
  readonly maps: readonly MapId[];
}

/** What moves with an item that a hand takes hold of: the selection if it belongs to it, else it alone. */
export function inHand(parts: WallParts, hit: Hit): InHand {
  const item = itemOf(hit);
  const selected = itemsOf(parts.selection.value);
  if (item === null) return movingWith(parts, parts.selection.value);
  return movingWith(parts, selected.has(item) ? parts.selection.value : selectionOf(parts.board.state, [item]));
}

/** What moves with a selection. Locked items stay. */
export function movingWith({ board, scene }: WallParts, selection: Selection): InHand {
  const free = <Id extends CardId | ThingId | ConnectorId>(ids: Iterable<Id>): Id[] =>
    [...ids].filter((id) => !isLocked(board, id));
  const things = new Map<ThingId, Box>();
  const frames: Box[] = [];
  for (const id of free(selection.things)) {
    const thing = scene.things.get(id);
    if (!thing) continue;
    things.set(id, thing.box);
    if (thing.type === "frame") frames.push(thing.box);
  }
  const inside = contentsOf(scene, frames);
  for (const id of free(inside.things)) {
    const box = scene.things.get(id)?.box;
    if (box) things.set(id, box);
  }
  // A card on a map may be locked on the canvas and still be moved there.
  const cards = [...selection.cards].filter(
    (id) => !(scene.items.slotOf("canvas", id) !== undefined && isLocked(board, id)),
  );
  return {
    cards: new Set([...cards, ...free(inside.cards)]),
    things,
    connectors: [...new Set([...free(selection.connectors), ...free(inside.connectors)])],
    maps: inside.maps,
  };
}
