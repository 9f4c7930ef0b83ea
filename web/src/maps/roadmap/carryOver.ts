/** How many quarters items have slipped, from the stays that the server's log knows. */
import type { CardId, ColumnId } from "@/document/records";
import type { Quarter } from "@/maps/roadmap/quarters";
import { quarterOf, type Roadmap } from "@/maps/roadmap/reading";

/** A card came to a column, in the order of the log. */
export interface Stay {
  readonly card: string;
  readonly column: string;
}

/** An item that was promised earlier than it stands now. */
export interface Slipped {
  readonly card: CardId;
  /** From the earliest quarter it was ever planned for to the one it stands in. */
  readonly quarters: number;
  readonly first: Quarter;
}

/**
 * The items that have slipped, those that slipped furthest first. What stands behind all quarters has slipped at least to the one
 * after the last; what was there before it came to a quarter was no promise.
 */
export function carryOver(roadmap: Roadmap, stays: readonly Stay[]): readonly Slipped[] {
  const quarters = new Map<string, Quarter>();
  for (const column of roadmap.state.columns.values()) {
    const quarter = column.map === roadmap.map ? quarterOf(column) : null;
    if (quarter !== null) quarters.set(column.id, quarter);
  }
  const earliest = new Map<string, Quarter>();
  for (const { card, column } of stays) {
    const quarter = quarters.get(column);
    if (quarter === undefined) continue;
    earliest.set(card, Math.min(earliest.get(card) ?? quarter, quarter));
  }
  const last = Math.max(...roadmap.columns.flatMap(({ quarter }) => quarter ?? []));
  const standing = (column: ColumnId): Quarter => quarters.get(column) ?? last + 1;
  return roadmap.items
    .flatMap(({ card, column }): Slipped[] => {
      const first = earliest.get(card.id);
      const count = first === undefined ? 0 : standing(column) - first;
      return first !== undefined && Number.isFinite(count) && count > 0
        ? [{ card: card.id, quarters: count, first }]
        : [];
    })
    .sort((a, b) => b.quarters - a.quarters);
}
