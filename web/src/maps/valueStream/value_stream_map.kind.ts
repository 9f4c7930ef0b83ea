import definition from "@kinds/value_stream_map.json";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";
import { streamFindings } from "@/maps/valueStream/consistency";
import { streamFacts } from "@/maps/valueStream/headerFacts";
import { streamSigns } from "@/maps/valueStream/ladder";
import { readValueStream } from "@/maps/valueStream/reading";

/** Value stream map. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  findings: ({ kind: own, map, structure, state }) => streamFindings(readValueStream(own, map.id, state, structure)),
  facts: ({ kind: own, map, structure, state }, language) => ({
    columns: streamFacts(own, readValueStream(own, map.id, state, structure), language),
  }),
  laneSigns: streamSigns,
};
