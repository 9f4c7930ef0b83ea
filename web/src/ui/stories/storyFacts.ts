import type { BoardState, MapId, MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { flowMaps } from "@/maps/flow/flowMaps";
import { doneCards } from "@/maps/stories/doneCards";
import {
  type Coverage,
  type StepFacts,
  type StoryMapFacts,
  skeletonGaps,
  stepFacts,
  storyMapFacts,
} from "@/maps/stories/mapFacts";
import { type SliceFacts, sliceFacts } from "@/maps/stories/sliceFacts";
import { type MapStructure, mapStructure } from "@/maps/structure";

/** Everything a story map tells. */
export interface StoryFacts {
  readonly slices: readonly SliceFacts[];
  readonly steps: readonly StepFacts[];
  readonly gaps: Coverage;
  readonly whole: StoryMapFacts;
  /** The map on which most of the stories flow; its past days foresee when slices are done. */
  readonly flow: MapId | null;
}

/** Whether a kind of map is cut into slices of stories. */
export function hasSlices(kind: KindDefinition | undefined): boolean {
  return kind?.computed?.includes("slices") ?? false;
}

/** Reads a story map. */
export function storyFactsOf(kind: KindDefinition, map: MapRecord, state: BoardState): StoryFacts {
  const structure = mapStructure(kind, map.id, state);
  const done = doneCards(state);
  return {
    slices: sliceFacts(structure, state, done),
    steps: stepFacts(structure, state, done),
    gaps: skeletonGaps(structure),
    whole: storyMapFacts(structure, state, done),
    flow: flowOf(structure, state),
  };
}

function flowOf(structure: MapStructure, state: BoardState): MapId | null {
  const stories = structure.lanes.flatMap(({ lane }) =>
    structure.leaves.flatMap(({ column }) => structure.cardsIn(lane.id, column.id)),
  );
  let best: MapId | null = null;
  let most = -1;
  for (const { id } of flowMaps(state)) {
    const on = state.placements.get(id);
    const count = stories.filter((card) => on?.has(card)).length;
    if (count > most) [best, most] = [id, count];
  }
  return best;
}
