import definition from "@kinds/kanban.json";
import type { KindDefinition } from "@/maps/definition";
import { kanbanFindings } from "@/maps/kanban/findings";
import { kanbanFacts } from "@/maps/kanban/headerFacts";
import type { KindCode } from "@/maps/kindCode";

/** Enterprise kanban. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  findings: kanbanFindings,
  facts: kanbanFacts,
};
