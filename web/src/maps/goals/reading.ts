/**
 * A map of goals as its rules see it: objectives with the key results that stand below them, and what else is done for them.
 * Derived from the merged records; total over whatever concurrent edits leave behind.
 */
import type { BoardState, Card, CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { allServing } from "@/maps/alignment/service";
import type { KindDefinition } from "@/maps/definition";
import { meanScore, type Numbers, numbersOf, scoreOf, weightOf } from "@/maps/goals/score";
import { type MapStructure, mapStructure } from "@/maps/structure";

/** The role of columns that are objectives, and of the row of key results. */
export const OBJECTIVE = "objective";
/** The role of the row of key results. */
export const KEY_RESULT = "key_result";

/** One key result. */
export interface KeyResult extends Numbers {
  readonly card: Card;
  readonly lane: LaneId;
  readonly column: ColumnId;
  readonly weight: number;
  /** From 0 to 1; null while it is unknown. */
  readonly score: number | null;
}

/** How many cards of a discipline take part. */
export interface Contributor {
  readonly discipline: string;
  readonly cards: number;
}

/** One objective from left to right. */
export interface Objective {
  readonly column: ColumnId;
  readonly card: Card | null;
  readonly results: readonly KeyResult[];
  /** What else stands below it. */
  readonly others: readonly Card[];
  /** The mean of its key results by their weights; those that are unknown are left out. */
  readonly score: number | null;
  /** Who takes part by discipline, most first: cards below it, and cards that serve it or its key results. */
  readonly contributors: readonly Contributor[];
}

/** Everything the rules look at. */
export interface Goals {
  readonly map: MapId;
  readonly objectives: readonly Objective[];
  readonly structure: MapStructure;
  readonly state: BoardState;
}

/** Reads a map. */
export function readGoals(
  kind: KindDefinition,
  map: MapId,
  state: BoardState,
  structure: MapStructure = mapStructure(kind, map, state),
): Goals {
  const objectives = structure.leaves
    .filter(({ column }) => column.role === OBJECTIVE)
    .map(({ column }) => objectiveOf(structure, state, column.id));
  return { map, objectives, structure, state };
}

/** Whether anybody has begun to write it. */
export function isBegun({ card, results, others }: Objective): boolean {
  return (card?.title.trim() ?? "") !== "" || results.length + others.length > 0;
}

function objectiveOf(structure: MapStructure, state: BoardState, column: ColumnId): Objective {
  const header = structure.headers.get(column);
  const card = header ? (state.cards.get(header) ?? null) : null;
  const results: KeyResult[] = [];
  const others: Card[] = [];
  for (const { lane } of structure.lanes) {
    for (const id of structure.cardsIn(lane.id, column)) {
      const one = state.cards.get(id);
      if (!one) continue;
      if (lane.role === KEY_RESULT) results.push(resultOf(one, lane.id, column));
      else others.push(one);
    }
  }
  const score = meanScore(results);
  const below = [...results.map((result) => result.card), ...others];
  return { column, card, results, others, score, contributors: contributorsOf(state, card, below) };
}

function resultOf(card: Card, lane: LaneId, column: ColumnId): KeyResult {
  const numbers = numbersOf(card.fields);
  return { ...numbers, card, lane, column, weight: weightOf(card.fields), score: scoreOf(numbers) };
}

function contributorsOf(state: BoardState, objective: Card | null, below: readonly Card[]): Contributor[] {
  const own = [...(objective ? [objective] : []), ...below].map(({ id }) => id);
  const cards = new Set<CardId>(own);
  for (const one of own) for (const other of allServing(state, one)) cards.add(other);
  const counts = new Map<string, number>();
  for (const id of cards) {
    const discipline = state.cards.get(id)?.discipline;
    if (discipline) counts.set(discipline, (counts.get(discipline) ?? 0) + 1);
  }
  return [...counts]
    .map(([discipline, count]) => ({ discipline, cards: count }))
    .sort((a, b) => b.cards - a.cards || (a.discipline < b.discipline ? -1 : 1));
}
