import definition from "@kinds/squads.json";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";
import { squadFindings } from "@/maps/squads/findings";
import { squadColumnFacts, squadLaneFacts } from "@/maps/squads/headerFacts";
import { readSquads } from "@/maps/squads/reading";

/** Squads and tribes. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  findings: ({ kind: own, map, structure, state }) => squadFindings(readSquads(own, map.id, state, structure)),
  facts: ({ kind: own, map, structure, state }, language) => {
    const squads = readSquads(own, map.id, state, structure);
    return { columns: squadColumnFacts(own, squads, language), lanes: squadLaneFacts(own, squads, language) };
  },
};
