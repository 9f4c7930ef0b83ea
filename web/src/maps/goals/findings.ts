/** What a map of goals warns of. Warns, never blocks. */
import { alignmentOf } from "@/maps/alignment/tree";
import { namesOutput } from "@/maps/goals/output";
import { type Goals, isBegun, type KeyResult, type Objective } from "@/maps/goals/reading";
import { turnsAround } from "@/maps/goals/score";
import type { ComputedFinding } from "@/maps/kindCode";

/** How many objectives, and how many key results of one, can be followed at once. */
export const USUAL = { objectives: { least: 3, most: 5 }, results: { least: 2, most: 5 } } as const;

/** All findings, rule by rule, each from left to right. */
export function goalFindings(goals: Goals): ComputedFinding[] {
  const begun = goals.objectives.filter(isBegun);
  const results = begun.flatMap((objective) => objective.results);
  return [
    ...circles(goals),
    ...results.filter(isLevel).map((result) => at("result_level", result)),
    ...results.filter(({ card }) => turnsAround(card.fields)).map((result) => at("direction_off", result)),
    ...objectiveCount(begun),
    ...begun.flatMap(resultCount),
    ...results.filter(({ card }) => namesOutput(card.title)).map((result) => at("result_output", result)),
    ...results.filter((result) => result.score === null && !isLevel(result)).map((one) => at("result_open", one)),
    ...begun
      .filter(({ contributors, results: own }) => contributors.length === 0 && own.length > 0)
      .map(({ column }) => ({ rule: "nobody_contributes", column, values: {} })),
  ];
}

/** Baseline and target are the same number. */
function isLevel({ baseline, target }: KeyResult): boolean {
  return baseline !== null && baseline === target;
}

function circles({ objectives, state }: Goals): ComputedFinding[] {
  const found = new Set(alignmentOf(state).circles);
  return objectives
    .filter(({ card }) => card !== null && found.has(card.id))
    .map(({ column }) => ({ rule: "goal_circle", column, values: {} }));
}

/** Too few is said only once those that are there are written out. */
function objectiveCount(begun: readonly Objective[]): ComputedFinding[] {
  const { least, most } = USUAL.objectives;
  const written = begun.every(({ results }) => results.length >= USUAL.results.least);
  const count = begun.length;
  const few = count > 0 && count < least && written;
  return few || count > most ? [{ rule: few ? "objectives_few" : "objectives_many", values: { count } }] : [];
}

function resultCount({ column, results }: Objective): ComputedFinding[] {
  const { least, most } = USUAL.results;
  const count = results.length;
  if (count >= least && count <= most) return [];
  return [{ rule: count < least ? "results_few" : "results_many", column, values: { count } }];
}

function at(rule: string, { card, lane, column }: KeyResult): ComputedFinding {
  return { rule, lane, column, card: card.id, values: {} };
}
