import definition from "@kinds/now_next_later.json";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";
import { roadmapCode } from "@/maps/roadmap/code";

/** Roadmap of now, next and later. */
export const kind: KindCode = { definition: definition as KindDefinition, ...roadmapCode };
