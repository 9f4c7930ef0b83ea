import { describe, expect, it } from "vitest";
import type { BoardState, CardId, MapRecord } from "@/document/records";
import type { Tag, TagId } from "@/document/things";
import { kinds } from "@/maps/kinds";
import { doneCards } from "@/maps/stories/doneCards";
import { skeletonGaps, stepFacts, storyMapFacts } from "@/maps/stories/mapFacts";
import { cardsFor, personasOf } from "@/maps/stories/personas";
import { sliceFacts } from "@/maps/stories/sliceFacts";
import { sliceForecasts } from "@/maps/stories/sliceForecast";
import { mapStructure } from "@/maps/structure";
import { MAP, stateOf } from "@/maps/testState";

const kind = kinds.get("story_map");
if (!kind) throw new Error("The story map is missing.");

/**
 * Two activities: "decide" with the steps s1 and s2, "buy" with s3. The skeleton holds a, b (s1) and c (s3), the next slice
 * d and a question q (s1), later e (s2); t lost its step. The kanban k shows a and d, a is done there.
 */
function wall(): BoardState {
  const state = stateOf({
    cards: [
      { id: "decide" },
      { id: "buy" },
      { id: "a", fields: { estimate: 3 } },
      { id: "b", fields: { estimate: 0.1 } },
      { id: "c", fields: { estimate: 0.2, done: true } },
      { id: "d", fields: { estimate: 5 } },
      { id: "q", fields: { item_type: "question" } },
      "e",
      "t",
    ],
    lanes: [
      { id: "l1", role: "slice", order: "a0", fields: { outcome: "People can buy", committed: true } },
      { id: "l2", role: "slice", order: "a1", fields: { measure: "Ten a week", committed: "yes" } },
      { id: "l3", role: "later", order: "a2" },
      { id: "w", role: "lane", order: "a0", map: "k" },
    ],
    columns: [
      { id: "A", role: "activity", order: "a0", card: "decide" },
      { id: "s1", role: "step", order: "a0", parent: "A" },
      { id: "s2", role: "step", order: "a1", parent: "A" },
      { id: "B", role: "activity", order: "a1", card: "buy" },
      { id: "s3", role: "step", order: "a0", parent: "B" },
      { id: "kd", role: "done", order: "a1", map: "k" },
      { id: "kf", role: "funnel", order: "a0", map: "k" },
    ],
    placements: [
      ["a", "l1", "s1", "a0"],
      ["b", "l1", "s1", "a1"],
      ["c", "l1", "s3", "a0"],
      ["d", "l2", "s1", "a0"],
      ["q", "l2", "s1", "a1"],
      ["e", "l3", "s2", "a0"],
      ["t", "l1", "gone", "a0"],
      ["a", "w", "kd", "a0", "k"],
      ["d", "w", "kf", "a0", "k"],
      ["e", "gone", "kd", "a0", "k"],
    ],
  });
  const kanban: MapRecord = { ...MAP, id: "k" as never, kind: "kanban" };
  const maps = new Map([...state.maps, [kanban.id, kanban]]);
  return { ...state, maps };
}

const read = (state: BoardState) => mapStructure(kind, MAP.id, state);

const doneOn = (state: BoardState) => {
  const done = doneCards(state);
  return [...state.cards.keys()].filter((card) => done.has(card)).sort();
};

describe("what is done", () => {
  it("stands in a done column of a map on which work flows, or says so itself", () => {
    expect(doneOn(wall())).toEqual(["a", "c"]);
  });

  it("is whatever column somebody called done", () => {
    const state = wall();
    const funnel = state.columns.get("kf" as never);
    if (!funnel) throw new Error("no funnel");
    const columns = new Map(state.columns).set(funnel.id, { ...funnel, fields: new Map([["state", "done"]]) });
    expect(doneOn({ ...state, columns })).toEqual(["a", "c", "d"]);
  });
});

describe("a slice", () => {
  it("counts stories, estimates and what is done, and what lies ahead with all slices before it", () => {
    const state = wall();
    const [first, second] = sliceFacts(read(state), state, doneCards(state));
    expect(first).toEqual({
      lane: "l1",
      stories: 3,
      done: 2,
      percent: 66,
      estimate: 3.3,
      unestimated: 0,
      skeleton: true,
      outcome: "People can buy",
      measure: "",
      committed: true,
      ahead: 1,
    });
    expect(second).toMatchObject({ stories: 2, done: 0, percent: 0, estimate: 5, unestimated: 1, ahead: 3 });
    expect(second).toMatchObject({ skeleton: false, outcome: "", measure: "Ten a week", committed: false });
  });

  it("without stories has no share of them", () => {
    const state = { ...wall(), placements: new Map() };
    expect(sliceFacts(read(state), state, doneCards(state))[0]).toMatchObject({ stories: 0, percent: null, ahead: 0 });
  });

  it("is foreseen after those before it, and only from enough that was finished", () => {
    const state = wall();
    const slices = sliceFacts(read(state), state, doneCards(state));
    expect(sliceForecasts(slices, [1, 1, 1]).map((one) => one.kind)).toEqual(["unknown", "unknown"]);
    const steady = sliceForecasts(slices, new Array<number>(10).fill(1));
    expect(steady.map((one) => (one.kind === "days" ? one.days[85] : one.kind))).toEqual([1, 3]);
    const finished = slices.map((slice) => ({ ...slice, done: slice.stories, ahead: 0 }));
    expect(sliceForecasts(finished, []).map((one) => one.kind)).toEqual(["done", "done"]);
  });
});

describe("a story map", () => {
  it("tells what is in no slice or without estimate, and how many activities there are", () => {
    const state = wall();
    const facts = storyMapFacts(read(state), state, doneCards(state));
    expect(facts).toMatchObject({ stories: 7, unsliced: 2, unestimated: 3, activities: 2, done: 2, estimate: 8.3 });
  });

  it("tells of each step its stories and open questions", () => {
    const state = wall();
    expect(stepFacts(read(state), state, doneCards(state))).toEqual([
      { column: "s1", stories: 3, questions: 1 },
      { column: "s2", stories: 1, questions: 0 },
      { column: "s3", stories: 1, questions: 0 },
    ]);
    expect(stepFacts(read(state), state, new Set(["q" as CardId]))[0]?.questions).toBe(0);
  });

  it("shows where the skeleton has gaps: activities it leaves out, and steps of others", () => {
    const state = wall();
    expect(skeletonGaps(read(state))).toEqual({ activities: [], steps: ["s2"] });
    const placements = new Map(state.placements);
    const own = new Map(placements.get(MAP.id));
    own.delete("c" as CardId);
    placements.set(MAP.id, own);
    expect(skeletonGaps(read({ ...state, placements }))).toEqual({ activities: ["B"], steps: ["s2"] });
    expect(skeletonGaps(read({ ...state, placements: new Map() }))).toEqual({ activities: [], steps: [] });
  });
});

describe("personas", () => {
  const persona = (id: string, title: string, role: Tag["role"] = "persona"): [TagId, Tag] => [
    id as TagId,
    { id: id as TagId, title, color: "blue", role, deleted: false } as Tag,
  ];
  const tagged = (state: BoardState, tags: Readonly<Record<string, readonly string[]>>): BoardState => ({
    ...state,
    tags: new Map([persona("p", "Owner"), persona("r", "Fitter"), persona("x", "Risk", null)]),
    cards: new Map([...state.cards].map(([id, card]) => [id, { ...card, tags: (tags[id] ?? []) as readonly TagId[] }])),
  });
  const of = (state: BoardState, ...ids: string[]): string[] =>
    [...cardsFor(read(state), state, new Set(ids as TagId[]))].sort();

  it("are the tags that are said to be one, by name", () => {
    expect(personasOf(tagged(wall(), {})).map(({ title }) => title)).toEqual(["Fitter", "Owner"]);
  });

  it("of an activity are those of its stories, unless a story names its own", () => {
    const state = tagged(wall(), { decide: ["p", "x"], buy: ["p", "r"], b: ["r"], c: ["x"] });
    expect(of(state, "p")).toEqual(["a", "buy", "c", "d", "decide", "e", "q"]);
    expect(of(state, "r")).toEqual(["b", "buy", "c"]);
    expect(of(state, "p", "r")).toEqual(["a", "b", "buy", "c", "d", "decide", "e", "q"]);
    expect(of(state, "x")).toEqual([]);
  });
});
