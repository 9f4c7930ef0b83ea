import definition from "@kinds/lean.json";
import { regionFacts, regionFindings } from "@/maps/canvases/regions";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";

/** Lean canvas. */
export const kind: KindCode = {
  definition: definition as unknown as KindDefinition,
  findings: regionFindings,
  facts: regionFacts,
};
