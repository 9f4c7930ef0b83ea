import type { BoardState } from "@/document/records";
import { disciplines } from "@/maps/disciplines";

/** The disciplines that cards of a board have, in the order they are offered, as one text with commas: the same text means the same. */
export function disciplinesInUse({ cards }: BoardState): string {
  const found = new Set<string>();
  for (const { deleted, discipline } of cards.values()) {
    if (!deleted && discipline !== null) found.add(discipline);
    if (found.size === disciplines.length) break;
  }
  return disciplines
    .map(({ key }) => key)
    .filter((key) => found.has(key))
    .join(",");
}

/** Whether there is anything on a board that a legend explains. */
export function hasLegend(state: BoardState): boolean {
  return state.legend.size > 0 || disciplinesInUse(state) !== "";
}
