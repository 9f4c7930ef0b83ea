import definition from "@kinds/roadmap.json";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";
import { roadmapCode } from "@/maps/roadmap/code";

/** Roadmap of value streams by quarter. */
export const kind: KindCode = { definition: definition as KindDefinition, ...roadmapCode };
