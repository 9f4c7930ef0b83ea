/** For whom activities and stories are: personas are tags, on the cards that head activities and on stories. */
import type { BoardState, CardId } from "@/document/records";
import type { Tag, TagId } from "@/document/things";
import type { ColumnNode } from "@/maps/columns";
import type { MapStructure } from "@/maps/structure";

/** The living personas of a board, by name. */
export function personasOf(state: BoardState): Tag[] {
  return [...state.tags.values()]
    .filter((tag) => tag.role === "persona" && !tag.deleted)
    .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1));
}

/** The personas that a card carries itself. */
export function personasOn(state: BoardState, card: CardId | null | undefined): Tag[] {
  const tags = card ? (state.cards.get(card)?.tags ?? []) : [];
  return tags.flatMap((id) => {
    const tag = state.tags.get(id);
    return tag && tag.role === "persona" && !tag.deleted ? [tag] : [];
  });
}

/**
 * The cards of a map that are for one of these personas: headers of activities and steps, and stories. A story that names
 * personas is for those; any other is for whom its step is for, and a step that names none is for whom its activity is for.
 */
export function cardsFor(
  structure: MapStructure,
  state: BoardState,
  personas: ReadonlySet<TagId>,
): ReadonlySet<CardId> {
  const cards = new Set<CardId>();
  const meant = (tags: readonly TagId[]): boolean => tags.some((tag) => personas.has(tag));
  const own = (card: CardId | undefined): TagId[] => personasOn(state, card).map(({ id }) => id);
  const along = (node: ColumnNode): TagId[] => {
    const named = own(structure.headers.get(node.column.id));
    return named.length > 0 || !node.parent ? named : along(node.parent);
  };
  for (const node of structure.columns) {
    const header = structure.headers.get(node.column.id);
    if (header && meant(along(node))) cards.add(header);
  }
  for (const leaf of structure.leaves) {
    const inherited = along(leaf);
    for (const { lane } of structure.lanes) {
      for (const card of structure.cardsIn(lane.id, leaf.column.id)) {
        const named = own(card);
        if (meant(named.length > 0 ? named : inherited)) cards.add(card);
      }
    }
  }
  return cards;
}
