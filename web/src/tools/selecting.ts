/** What is selected: items of any kind together, told apart by the board's records. */
import type { Hit } from "@/canvas/hit";
import type { BoardState, CardId } from "@/document/records";
import type { ConnectorId, ItemId, ThingId } from "@/document/things";
import type { Selection, SelectionTarget } from "@/tools/wallContract";
import type { WallParts } from "@/tools/wallParts";

/** Nothing. */
export const NO_SELECTION: Selection = { cards: new Set(), things: new Set(), connectors: new Set(), target: null };

/** Items as a selection, each among those of its kind. */
export function selectionOf(state: BoardState, items: Iterable<ItemId>): Selection {
  const cards = new Set<CardId>();
  const things = new Set<ThingId>();
  const connectors = new Set<ConnectorId>();
  for (const id of items) {
    if (state.things.has(id as ThingId)) things.add(id as ThingId);
    else if (state.connectors.has(id as ConnectorId)) connectors.add(id as ConnectorId);
    else cards.add(id as CardId);
  }
  return { cards, things, connectors, target: null };
}

/** What is selected by what was hit, where that is a part of a map: a header, its title or an arrow; null for anything else. */
export function targetOf(hit: Hit): SelectionTarget | null {
  switch (hit.kind) {
    case "arrow":
      return { map: hit.map, link: hit.link };
    case "column":
      return { map: hit.map, column: hit.column };
    case "lane":
      return { map: hit.map, lane: hit.lane };
    case "title":
      return { map: hit.map };
    default:
      return null;
  }
}

/** All selected items. */
export function itemsOf({ cards, things, connectors }: Selection): ReadonlySet<ItemId> {
  if (things.size === 0 && connectors.size === 0) return cards;
  return new Set<ItemId>([...cards, ...things, ...connectors]);
}

/** How many items are selected. */
export function countOf({ cards, things, connectors }: Selection): number {
  return cards.size + things.size + connectors.size;
}

/** Selects items and nothing else; the same selection again changes nothing. */
export function selectItems(parts: Pick<WallParts, "board" | "selection">, items: Iterable<ItemId>): void {
  const next = selectionOf(parts.board.state, items);
  const before = parts.selection.value;
  const same =
    before.target === null &&
    sameSet(before.cards, next.cards) &&
    sameSet(before.things, next.things) &&
    sameSet(before.connectors, next.connectors);
  if (!same) parts.selection.value = next;
}

function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  if (a.size !== b.size) return false;
  for (const one of a) if (!b.has(one)) return false;
  return true;
}
