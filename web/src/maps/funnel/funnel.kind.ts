import definition from "@kinds/funnel.json";
import type { KindDefinition } from "@/maps/definition";
import { funnelSigns } from "@/maps/funnel/drawing";
import { funnelFindings } from "@/maps/funnel/findings";
import { readFunnel } from "@/maps/funnel/reading";
import type { KindCode } from "@/maps/kindCode";

/** Funnel. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  findings: ({ kind: own, map, structure, state }) => funnelFindings(readFunnel(own, map.id, state, structure)),
  laneSigns: funnelSigns,
};
