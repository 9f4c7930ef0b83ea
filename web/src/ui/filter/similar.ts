/** What is like what one has selected. Pure. */
import type { BoardState, CardId } from "@/document/records";
import type { ItemId, Thing, ThingId } from "@/document/things";

/** In what things can be alike. */
export const ALIKE = ["color", "tag", "discipline", "type"] as const;
/** One of them. */
export type Alike = (typeof ALIKE)[number];

/** What an item is by this: two items that have one in common are alike. */
function traits(state: BoardState, id: ItemId, alike: Alike): readonly string[] {
  const card = state.cards.get(id as CardId);
  if (card) {
    if (alike === "tag") return card.tags.filter((tag) => state.tags.get(tag)?.deleted === false);
    if (alike === "discipline") return card.discipline === null ? [] : [card.discipline];
    return alike === "color" ? [card.color] : ["card"];
  }
  const item = state.things.get(id as ThingId) ?? state.connectors.get(id as never);
  if (!item || alike === "tag" || alike === "discipline") return [];
  return alike === "color" ? [item.color] : [typeOf(item)];
}

function typeOf(item: object): string {
  return "type" in item ? `${(item as Thing).type}:${"form" in item ? String(item.form) : ""}` : "connector";
}

/** Every living item that is like one of the given, and those themselves. */
export function similarTo(state: BoardState, items: readonly ItemId[], alike: Alike): ItemId[] {
  const wanted = new Set(items.flatMap((id) => traits(state, id, alike)));
  const chosen = new Set<ItemId>(items);
  const found: ItemId[] = [];
  const look = ({ id, deleted }: { readonly id: ItemId; readonly deleted: boolean }): void => {
    if (!deleted && (chosen.has(id) || traits(state, id, alike).some((one) => wanted.has(one)))) found.push(id);
  };
  for (const card of state.cards.values()) look(card);
  for (const thing of state.things.values()) look(thing);
  for (const connector of state.connectors.values()) look(connector);
  return found;
}

/** Whether the items have anything in which others could be like them. */
export function hasTraits(state: BoardState, items: readonly ItemId[], alike: Alike): boolean {
  return items.some((id) => traits(state, id, alike).length > 0);
}
