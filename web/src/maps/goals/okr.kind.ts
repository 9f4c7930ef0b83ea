import definition from "@kinds/okr.json";
import type { KindDefinition } from "@/maps/definition";
import { objectiveFacts, resultFacts } from "@/maps/goals/facts";
import { goalFindings } from "@/maps/goals/findings";
import { readGoals } from "@/maps/goals/reading";
import type { KindCode } from "@/maps/kindCode";

/** Objectives and key results. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  findings: ({ kind: own, map, state, structure }) => goalFindings(readGoals(own, map.id, state, structure)),
  facts: ({ kind: own, map, state, structure }, language) => {
    const goals = readGoals(own, map.id, state, structure);
    return { columns: objectiveFacts(goals, language), cells: resultFacts(goals, language) };
  },
  readsOthers: true,
  readByOthers: true,
};
