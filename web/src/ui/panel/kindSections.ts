import type { ComponentType } from "react";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { late } from "@/ui/late";

/** What a section about a kind of map is given. */
export interface KindSectionProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

const CanvasSummary = late(() => import("@/ui/canvases/CanvasSummary").then((m) => m.CanvasSummary), "canvases");

/** What the panel of a map says of its kind, by the kind's key: each a part of its own with the texts it needs, fetched when it is shown. */
export const KIND_SECTIONS: Readonly<Record<string, ComponentType<KindSectionProps>>> = {
  business_model: CanvasSummary,
  kanban: late(() => import("@/ui/kanban/KanbanSummary").then((m) => m.KanbanSummary), "kanban"),
  lean: CanvasSummary,
  now_next_later: late(() => import("@/ui/roadmap/RoadmapSummary").then((m) => m.RoadmapSummary), "goals"),
  okr: late(() => import("@/ui/goals/GoalsSummary").then((m) => m.GoalsSummary), "goals"),
  product: CanvasSummary,
  roadmap: late(() => import("@/ui/roadmap/RoadmapSummary").then((m) => m.RoadmapSummary), "goals"),
  service_blueprint: late(() => import("@/ui/blueprint/BlueprintSummary").then((m) => m.BlueprintSummary), "blueprint"),
  value_stream_map: late(
    () => import("@/ui/valueStream/ValueStreamSummary").then((m) => m.ValueStreamSummary),
    "valueStream",
  ),
  funnel: late(() => import("@/ui/funnel/FunnelSummary").then((m) => m.FunnelSummary), "funnel"),
  squads: late(() => import("@/ui/squads/SquadsSummary").then((m) => m.SquadsSummary), "squads"),
  story_map: late(() => import("@/ui/stories/StoryPanel").then((m) => m.StoryPanel), "stories"),
  value_proposition: CanvasSummary,
  vmost: late(() => import("@/ui/vmost/VmostSummary").then((m) => m.VmostSummary), "goals"),
};
