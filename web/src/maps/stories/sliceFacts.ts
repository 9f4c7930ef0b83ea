/** What each slice of a story map holds, and how far it has come: read from the map and the whole board, never stored. */
import type { BoardState, CardId, Lane, LaneId } from "@/document/records";
import { valueIn } from "@/maps/fields";
import { onceFor } from "@/maps/onceFor";
import type { DoneCards } from "@/maps/stories/doneCards";
import type { LaneNode, MapStructure } from "@/maps/structure";

/** The role of lanes that are slices; what lies in other lanes was not promised yet. */
const SLICE = "slice";

/** How many stories there are, how much work they are, and how many of them are done. */
export interface StoryCount {
  readonly stories: number;
  readonly done: number;
  /** The share of stories that are done, in whole percent; null when there are none. */
  readonly percent: number | null;
  /** The sum of all estimates there are. */
  readonly estimate: number;
  readonly unestimated: number;
}

/** One slice from top to bottom. */
export interface SliceFacts extends StoryCount {
  readonly lane: LaneId;
  /** The first slice: the thinnest way through all activities. */
  readonly skeleton: boolean;
  readonly outcome: string;
  readonly measure: string;
  readonly committed: boolean;
  /** What is not done, in this slice and all before it: slices are finished one after the other. */
  readonly ahead: number;
}

/** Counts the stories of cells. Done is a share of their number, because estimates may be missing. */
export function countStories(cells: readonly (readonly CardId[])[], state: BoardState, done: DoneCards): StoryCount {
  let stories = 0;
  let finished = 0;
  let estimate = 0;
  let unestimated = 0;
  for (const cards of cells) {
    if (cards.length === 0) continue;
    stories += cards.length;
    finished += done.countIn(cards);
    const work = workIn(cards, state);
    estimate += work.estimate;
    unestimated += work.unestimated;
  }
  // Not all of it is not 100, however little is missing.
  const percent = stories === 0 ? null : Math.floor((100 * finished) / stories);
  return { stories, done: finished, percent, estimate: rounded(estimate), unestimated };
}

/** How much work the stories of a cell are. */
const workIn = onceFor((cards: readonly CardId[], state: BoardState) => {
  let estimate = 0;
  let unestimated = 0;
  for (const card of cards) {
    const value = estimateOf(card, state);
    if (value === null) unestimated += 1;
    else estimate += value;
  }
  return { estimate, unestimated };
});

/** The facts of all slices of a map, from top to bottom. */
export function sliceFacts(structure: MapStructure, state: BoardState, done: DoneCards): SliceFacts[] {
  let ahead = 0;
  return slicesOf(structure).map(({ lane }, at): SliceFacts => {
    const count = countStories(structure.cellsOfLane(lane.id), state, done);
    ahead += count.stories - count.done;
    return { ...count, lane: lane.id, skeleton: at === 0, ...promise(lane), ahead };
  });
}

/** The slices of a map, from top to bottom. */
export function slicesOf(structure: MapStructure): readonly LaneNode[] {
  return structure.lanes.filter(({ lane }) => lane.role === SLICE);
}

function promise({ fields }: Lane): Pick<SliceFacts, "outcome" | "measure" | "committed"> {
  const text = (key: string): string => {
    const value = valueIn(fields, key);
    return typeof value === "string" ? value.trim() : "";
  };
  return { outcome: text("outcome"), measure: text("measure"), committed: valueIn(fields, "committed") === true };
}

function estimateOf(card: CardId, state: BoardState): number | null {
  const values = state.cards.get(card)?.fields;
  const value = values ? valueIn(values, "estimate") : null;
  return typeof value === "number" ? value : null;
}

/** Half points and thirds add up without a tail of digits. */
function rounded(sum: number): number {
  return Math.round(sum * 100) / 100;
}
