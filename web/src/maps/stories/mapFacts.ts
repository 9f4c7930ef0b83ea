/** What a story map as a whole says: where the skeleton has gaps, what each step holds, and what was not decided yet. */
import type { BoardState, CardId, ColumnId } from "@/document/records";
import type { ColumnNode } from "@/maps/columns";
import { onceFor } from "@/maps/onceFor";
import type { DoneCards } from "@/maps/stories/doneCards";
import { countStories, type StoryCount, slicesOf } from "@/maps/stories/sliceFacts";
import type { CardLists, MapStructure } from "@/maps/structure";

/** One step: how many stories it has, and how many questions about it are open. */
export interface StepFacts {
  readonly column: ColumnId;
  readonly stories: number;
  readonly questions: number;
}

/** What the skeleton does not touch yet: whole activities, and steps of others. */
export interface Coverage {
  readonly activities: readonly ColumnId[];
  readonly steps: readonly ColumnId[];
}

/** What a whole map holds. */
export interface StoryMapFacts extends StoryCount {
  /** Stories that are in no slice: for later, or without a place. */
  readonly unsliced: number;
  readonly activities: number;
}

/** The facts of a map. */
export function storyMapFacts(structure: MapStructure, state: BoardState, done: DoneCards): StoryMapFacts {
  const all = structure.lanes.flatMap(({ lane }) => structure.cellsOfLane(lane.id));
  const sliced = slicesOf(structure).flatMap(({ lane }) => structure.cellsOfLane(lane.id));
  const count = countStories([...all, structure.unplaced], state, done);
  return {
    ...count,
    unsliced: count.stories - sliced.reduce((sum, { length }) => sum + length, 0),
    activities: structure.columns.filter(isActivity).length,
  };
}

/** What stands in each step, from left to right. A question that is done is answered. */
export function stepFacts(structure: MapStructure, state: BoardState, done: Pick<DoneCards, "has">): StepFacts[] {
  return structure.leaves.map(({ column }) => {
    const { stories, asked } = askedIn(structure.cellsOfColumn(column.id), state);
    let questions = 0;
    for (const card of asked) if (!done.has(card)) questions += 1;
    return { column: column.id, stories, questions };
  });
}

/** Of one column: how many cards are stories, and those that are questions. */
const askedIn = onceFor((cells: CardLists, state: BoardState) => {
  const asked: CardId[] = [];
  let stories = 0;
  for (const cards of cells) {
    for (const card of cards) {
      if (state.cards.get(card)?.fields.get("item_type") === "question") asked.push(card);
      else stories += 1;
    }
  }
  return { stories, asked };
});

/** What the first slice leaves out, once it has begun. Steps of an activity that it leaves out are not named again. */
export function skeletonGaps(structure: MapStructure): Coverage {
  const skeleton = slicesOf(structure)[0]?.lane;
  if (!skeleton || structure.cellsOfLane(skeleton.id).every(({ length }) => length === 0))
    return { activities: [], steps: [] };
  const touched = (leaf: ColumnNode): boolean => structure.cardsIn(skeleton.id, leaf.column.id).length > 0;
  const activities = structure.columns.filter(
    (node) => isActivity(node) && !structure.leaves.some((leaf) => topOf(leaf) === node && touched(leaf)),
  );
  const steps = structure.leaves.filter((leaf) => !touched(leaf) && !activities.includes(topOf(leaf)));
  return { activities: activities.map(({ column }) => column.id), steps: steps.map(({ column }) => column.id) };
}

function isActivity({ level, role }: ColumnNode): boolean {
  return level === 0 && role?.key === "activity";
}

function topOf(node: ColumnNode): ColumnNode {
  return node.parent ? topOf(node.parent) : node;
}
