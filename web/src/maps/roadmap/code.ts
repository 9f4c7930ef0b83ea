/** What is computed for both kinds of roadmaps. */
import type { KindCode } from "@/maps/kindCode";
import { roadmapColumnFacts } from "@/maps/roadmap/facts";
import { roadmapFindings } from "@/maps/roadmap/findings";
import { readRoadmap } from "@/maps/roadmap/reading";

/** Findings and facts of a roadmap, whichever kind it is. */
export const roadmapCode: Omit<KindCode, "definition"> = {
  findings: ({ kind, map, state, structure }) => roadmapFindings(readRoadmap(kind, map.id, state, structure)),
  facts: ({ kind, map, state, structure }, language) => ({
    columns: roadmapColumnFacts(readRoadmap(kind, map.id, state, structure), language),
  }),
  readsOthers: true,
};
