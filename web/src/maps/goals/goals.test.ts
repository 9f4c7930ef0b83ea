import { describe, expect, it } from "vitest";
import type { BoardState, CardId } from "@/document/records";
import { kindCalled, linkedState } from "@/maps/alignment/linked.fixture";
import { alignmentOf } from "@/maps/alignment/tree";
import { objectiveFacts, resultFacts } from "@/maps/goals/facts";
import { goalFindings } from "@/maps/goals/findings";
import { readGoals } from "@/maps/goals/reading";
import { type BriefFields, MAP } from "@/maps/testState";

const kind = kindCalled("okr");
const NUMBERS = { baseline: 0, target: 10, current: 5 };

/** Objectives o1, o2, … with so many written key results each, called o1r1, o1r2, … */
function board(counts: readonly number[], links: readonly string[] = [], fields: BriefFields = NUMBERS): BoardState {
  const objectives = counts.map((_, at) => `o${at + 1}`);
  const results = counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, i) => ({ id: `o${at + 1}r${i + 1}`, column: `c${at + 1}` })),
  );
  const state = linkedState(
    {
      cards: [...objectives, ...results.map(({ id }) => ({ id, fields })), "team", "w1", "w2"],
      lanes: [
        { id: "kr", role: "key_result", order: "a0" },
        { id: "do", role: "initiative", order: "a1" },
        { id: "tt", role: "key_result", order: "a0", map: "t" },
      ],
      columns: [
        ...objectives.map((card, at) => ({ id: `c${at + 1}`, role: "objective", order: `a${at}`, card })),
        { id: "ct", role: "objective", order: "a0", map: "t", card: "team" },
      ],
      placements: results.map(({ id, column }, at) => [id, "kr", column, `a${at}`]),
    },
    links,
    { m: "okr", t: "okr" },
  );
  return withDisciplines(state, { o1: "design", w1: "finance", w2: "design" });
}

function withDisciplines(state: BoardState, given: Readonly<Record<string, string>>): BoardState {
  const cards = new Map(state.cards);
  for (const [id, discipline] of Object.entries(given)) {
    const card = cards.get(id as CardId);
    if (card) cards.set(card.id, { ...card, discipline });
  }
  return { ...state, cards };
}

const found = (state: BoardState) =>
  goalFindings(readGoals(kind, MAP.id, state))
    .filter(({ rule }) => rule !== "nobody_contributes")
    .map(({ rule, column, card, values }) =>
      [rule, card ?? column, values.count].filter((one) => one !== undefined).join(" "),
    );

describe("a map of goals", () => {
  it("scores an objective by its key results, those that are unknown left out", () => {
    const state = board([2]);
    const cards = new Map(state.cards);
    const open = cards.get("o1r2" as CardId);
    if (open) cards.set(open.id, { ...open, fields: new Map([["baseline", 1]]) });
    const [objective] = readGoals(kind, MAP.id, { ...state, cards }).objectives;
    expect(objective?.score).toBe(0.5);
    expect(objective?.results.map(({ score }) => score)).toEqual([0.5, null]);
  });

  it("says so in words, of the objective and of each key result", () => {
    const goals = readGoals(kind, MAP.id, board([1, 0]));
    expect([...objectiveFacts(goals, "en")]).toEqual([
      ["c1", ["0.50 · on the way"]],
      ["c2", []],
    ]);
    expect([...resultFacts(goals, "de")]).toEqual([
      ["kr/c1", [{ text: "0,50 · auf dem Weg: o1r1", attention: false }]],
    ]);
  });

  it("names who contributes by discipline: below it, and by links", () => {
    const state = board([2], ["w1 contributes_to o1r1", "w2 contributes_to w1", "w2 contributes_to o1"]);
    const [objective] = readGoals(kind, MAP.id, state).objectives;
    expect(objective?.contributors).toEqual([
      { discipline: "design", cards: 2 },
      { discipline: "finance", cards: 1 },
    ]);
  });

  it("says when nobody does", () => {
    const rules = goalFindings(readGoals(kind, MAP.id, board([2, 2, 2]))).map(
      ({ rule, column }) => `${rule} ${column}`,
    );
    expect(rules).toEqual(["nobody_contributes c2", "nobody_contributes c3"]);
  });
});

describe("what a map of goals warns of", () => {
  it("is quiet with three to five objectives and two to five key results", () => {
    expect(found(board([2, 3, 5]))).toEqual([]);
    expect(found(board([]))).toEqual([]);
  });

  it("tells of too few and too many", () => {
    expect(found(board([2, 2]))).toEqual(["objectives_few 2"]);
    // Who has just begun is not told that there should be more.
    expect(found(board([2, 0]))).toEqual(["results_few c2 0"]);
    expect(found(board([2, 2, 2, 2, 2, 2]))).toEqual(["objectives_many 6"]);
    expect(found(board([1, 2, 6]))).toEqual(["results_few c1 1", "results_many c3 6"]);
  });

  it("tells of numbers that say nothing", () => {
    const rules = (fields: BriefFields) => found(board([2, 2, 2], [], fields)).map((one) => one.split(" ")[0]);
    expect(new Set(rules({ baseline: 3, target: 3, current: 3 }))).toEqual(new Set(["result_level"]));
    expect(new Set(rules({ baseline: 3, target: 1, current: 3, direction: "up" }))).toEqual(new Set(["direction_off"]));
    expect(new Set(rules({ baseline: 3 }))).toEqual(new Set(["result_open"]));
  });

  it("tells of key results that are outputs", () => {
    const state = board([2, 2, 2]);
    const cards = new Map(state.cards);
    const result = cards.get("o1r1" as CardId);
    if (result) cards.set(result.id, { ...result, title: "Launch the new portal" });
    expect(found({ ...state, cards })).toEqual(["result_output o1r1"]);
  });
});

describe("alignment", () => {
  const steps = (state: BoardState) =>
    alignmentOf(state).steps.map(({ card, depth, again }) => `${card} ${depth}${again ? " again" : ""}`);

  it("is a tree over all maps of the board, also by way of a key result", () => {
    expect(steps(board([2, 0], ["team contributes_to o1", "o2 contributes_to o1r1"]))).toEqual([
      "o1 0",
      "o2 1",
      "team 1",
    ]);
  });

  it("shows what serves two only once with all below it", () => {
    expect(steps(board([0, 0, 0], ["o3 contributes_to o1", "o3 contributes_to o2", "team contributes_to o3"]))).toEqual(
      ["o1 0", "o3 1", "team 2", "o2 0", "o3 1 again"],
    );
  });

  it("names circles, and still shows everything", () => {
    const state = board([2, 2, 2], ["o1 contributes_to o2", "o2 contributes_to o1", "o3 contributes_to o1"]);
    expect(alignmentOf(state).circles).toEqual(["o1", "o2"]);
    expect(new Set(steps(state).map((one) => one.split(" ")[0]))).toEqual(new Set(["o1", "o2", "o3", "team"]));
    expect(found(state).filter((one) => one.startsWith("goal_circle"))).toEqual(["goal_circle c1", "goal_circle c2"]);
  });
});
