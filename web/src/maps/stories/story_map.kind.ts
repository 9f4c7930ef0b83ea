import definition from "@kinds/story_map.json";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";
import { storyColumnFacts, storyLaneFacts } from "@/maps/stories/headerFacts";

/** Story map. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  facts: ({ structure, state }, language) => ({
    lanes: storyLaneFacts(structure, state, language),
    columns: storyColumnFacts(structure, state, language),
  }),
  readsOthers: true,
};
