import definition from "@kinds/vmost.json";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";
import { vmostFindings } from "@/maps/vmost/findings";
import { readVmost } from "@/maps/vmost/reading";

/** Vision, mission, objectives, strategies and tactics. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  findings: ({ kind: own, map, state, structure }) => vmostFindings(readVmost(own, map.id, state, structure)),
  readsOthers: true,
  readByOthers: true,
};
