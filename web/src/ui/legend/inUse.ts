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

const KNOWN: ReadonlySet<string> = new Set(disciplines.map(({ key }) => key));

/** Whether there is anything on a board that a legend explains. Asked at every change: it stops at the first answer. */
export function hasLegend({ cards, legend }: BoardState): boolean {
  if (legend.size > 0) return true;
  for (const { deleted, discipline } of cards.values()) {
    if (!deleted && discipline !== null && KNOWN.has(discipline)) return true;
  }
  return false;
}
