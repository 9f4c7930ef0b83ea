import definition from "@kinds/service_blueprint.json";
import { inconsistencies } from "@/maps/blueprint/consistency";
import { laneReadings } from "@/maps/blueprint/laneSigns";
import { readBlueprint } from "@/maps/blueprint/reading";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";

/** Service blueprint. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  findings: ({ kind: own, map, structure, state }) =>
    inconsistencies(readBlueprint(own, map.id, state, null, structure)),
  laneSigns: laneReadings,
};
