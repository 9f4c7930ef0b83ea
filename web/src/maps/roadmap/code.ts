/** What is computed for both kinds of roadmaps. */
import type { KindCode } from "@/maps/kindCode";
import { roadmapCellFacts, roadmapColumnFacts } from "@/maps/roadmap/facts";
import { roadmapFindings } from "@/maps/roadmap/findings";
import { readRoadmap } from "@/maps/roadmap/reading";

/** Findings and facts of a roadmap, whichever kind it is. */
export const roadmapCode: Omit<KindCode, "definition"> = {
  findings: ({ kind, map, state, structure }) => roadmapFindings(readRoadmap(kind, map.id, state, structure)),
  facts: ({ kind, map, state, structure }, language) => {
    const roadmap = readRoadmap(kind, map.id, state, structure);
    return { columns: roadmapColumnFacts(roadmap, language), cells: roadmapCellFacts(roadmap, language) };
  },
  readsOthers: true,
};
