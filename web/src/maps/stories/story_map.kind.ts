import definition from "@kinds/story_map.json";
import type { KindDefinition } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";
import { doneCards } from "@/maps/stories/doneCards";
import { storyColumnFacts, storyLaneFacts } from "@/maps/stories/headerFacts";

/** Story map. */
export const kind: KindCode = {
  definition: definition as KindDefinition,
  facts: ({ structure, state }, language) => {
    const done = doneCards(state);
    return {
      lanes: storyLaneFacts(structure, state, language, done),
      columns: storyColumnFacts(structure, state, language, done),
    };
  },
  readsOthers: true,
};
