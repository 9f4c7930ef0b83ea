/** What the items of a roadmap are for: their objectives, how sure one is of them, and what nobody plans for. */
import type { BoardState, CardId, ColumnId } from "@/document/records";
import { type ObjectiveRef, objectivesOfCard, objectivesOn } from "@/maps/alignment/objectives";
import type { Roadmap, RoadmapItem } from "@/maps/roadmap/reading";

/** An objective with the items that serve it. */
export interface ServedObjective extends ObjectiveRef {
  readonly items: readonly CardId[];
}

/** How a roadmap stands to its objectives; past columns are left out. */
export interface Aims {
  readonly total: number;
  readonly none: readonly RoadmapItem[];
  readonly several: readonly RoadmapItem[];
  /** The share of items with an objective, in whole percent; null without items. */
  readonly percent: number | null;
  /** Most items first. */
  readonly served: readonly ServedObjective[];
  /** How many objectives the board has. */
  readonly objectives: number;
  /** Those of them that no item in the columns of now and next serves. */
  readonly unfunded: readonly CardId[];
}

/** Items that are still ahead. */
export function openItems({ items }: Roadmap): readonly RoadmapItem[] {
  return items.filter(({ nearness }) => nearness !== "past");
}

/** Reads what the items of a roadmap serve. */
export function aimsOf(roadmap: Roadmap): Aims {
  const { state } = roadmap;
  const on = objectivesOn(state);
  const items = openItems(roadmap).filter(({ card }) => !on.cards.has(card.id));
  const found = items.map((item) => ({ item, refs: objectivesOfCard(state, item.card.id, on) }));
  const served = new Map<string, { ref: ObjectiveRef; items: CardId[] }>();
  for (const { item, refs } of found) {
    for (const ref of refs) {
      const known = served.get(ref.key);
      if (known) known.items.push(item.card.id);
      else served.set(ref.key, { ref, items: [item.card.id] });
    }
  }
  const funded = new Set(
    found.filter(({ item }) => item.nearness !== "later").flatMap(({ refs }) => refs.map(({ key }) => key)),
  );
  const none = found.filter(({ refs }) => refs.length === 0).map(({ item }) => item);
  return {
    total: items.length,
    none,
    several: found.filter(({ refs }) => refs.length > 1).map(({ item }) => item),
    percent: items.length === 0 ? null : Math.floor((100 * (items.length - none.length)) / items.length),
    served: [...served.values()]
      .map(({ ref, items }) => ({ ...ref, items }))
      .sort((a, b) => b.items.length - a.items.length || (a.key < b.key ? -1 : 1)),
    objectives: on.cards.size,
    unfunded: items.length === 0 ? [] : [...on.cards].filter((card) => !funded.has(`card:${card}`)).sort(),
  };
}

/** The words of an objective. */
export function wordsOfObjective(state: BoardState, { card, text }: ObjectiveRef): string {
  return card === null ? text : (state.cards.get(card)?.title.trim() ?? "");
}

const SURE: Readonly<Record<string, number>> = { high: 3, medium: 2, low: 1 };

/** How sure one is of what stands in a column, from 1, low, to 3, high; null where nobody said. */
export interface ColumnConfidence {
  readonly column: ColumnId;
  readonly mean: number | null;
  readonly said: number;
  readonly unsaid: number;
}

/** The confidence of each column that is not past, from left to right. */
export function confidenceOf(roadmap: Roadmap): readonly ColumnConfidence[] {
  return roadmap.columns
    .filter(({ nearness }) => nearness !== "past")
    .map(({ column }) => {
      const items = roadmap.items.filter((item) => item.column === column.id);
      const known = items.flatMap(({ card }) => SURE[String(card.fields.get("confidence"))] ?? []);
      const mean = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
      return { column: column.id, mean, said: known.length, unsaid: items.length - known.length };
    });
}

/** Columns one is surer of than of the column before them of which anybody said anything. */
export function risingConfidence(roadmap: Roadmap): readonly ColumnId[] {
  let before: number | null = null;
  const rising: ColumnId[] = [];
  for (const { column, mean } of confidenceOf(roadmap)) {
    if (mean === null) continue;
    if (before !== null && mean > before) rising.push(column);
    before = mean;
  }
  return rising;
}
