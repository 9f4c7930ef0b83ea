import { describe, expect, it } from "vitest";
import type { BoardState, ColumnId, LaneId } from "@/document/records";
import { kindCalled, linkedState } from "@/maps/alignment/linked.fixture";
import { aimsOf, confidenceOf, wordsOfObjective } from "@/maps/roadmap/aims";
import { carryOver } from "@/maps/roadmap/carryOver";
import { doneItems } from "@/maps/roadmap/doneItems";
import { roadmapCellFacts } from "@/maps/roadmap/facts";
import { roadmapFindings } from "@/maps/roadmap/findings";
import { loadOfCell, loadOfColumn } from "@/maps/roadmap/load";
import { readRoadmap } from "@/maps/roadmap/reading";
import { type BriefFields, type BriefState, MAP } from "@/maps/testState";

const kind = kindCalled("roadmap");

interface Sketch {
  /** Cards as their lane, their column and their fields. */
  readonly cards?: Readonly<Record<string, readonly [lane: string, column: string, fields?: BriefFields]>>;
  readonly links?: readonly string[];
  readonly cells?: BriefState["cellValues"];
  readonly settings?: BriefFields;
}

/** Two value streams and a row of capacity over the quarters q3 (past), q4, q1 and beyond; a kanban k with two items, b is done. */
function board({ cards = {}, links = [], cells = {}, settings = { quarter: "2026-Q4" } }: Sketch): BoardState {
  const placed = Object.entries(cards).map(([id, [lane, column]], at) => [id, lane, column, `a${at}`]);
  const brief: BriefState = {
    cards: [
      ...["a", "b", "goal"].filter((id) => !(id in cards)),
      ...Object.entries(cards).map(([id, [, , fields]]) => ({ id, ...(fields ? { fields } : {}) })),
    ],
    lanes: [
      { id: "heat", role: "stream", order: "a0" },
      { id: "care", role: "stream", order: "a1" },
      { id: "room", role: "capacity", order: "a2" },
      { id: "w", role: "lane", order: "a0", map: "k" },
      { id: "r", role: "key_result", order: "a0", map: "g" },
    ],
    columns: [
      { id: "q3", role: "quarter", order: "a0", fields: { quarter: "2026-Q3" } },
      { id: "q4", role: "quarter", order: "a1", fields: { quarter: "2026-Q4" } },
      { id: "q1", role: "quarter", order: "a2", fields: { quarter: "2027-Q1" } },
      { id: "beyond", role: "beyond", order: "a3" },
      { id: "build", role: "implement", order: "a0", map: "k" },
      { id: "done", role: "done", order: "a1", map: "k" },
      { id: "o", role: "objective", order: "a0", map: "g", card: "goal" },
    ],
    placements: [...placed, ["a", "w", "build", "a0", "k"], ["b", "w", "done", "a0", "k"]],
    cellValues: cells,
    settings,
  };
  return linkedState(brief, links, { m: "roadmap", k: "kanban", g: "okr" });
}

const read = (sketch: Sketch) => readRoadmap(kind, MAP.id, board(sketch));
const found = (sketch: Sketch) =>
  roadmapFindings(read(sketch)).map(({ rule, lane, column, card, values }) =>
    [rule, lane, column, card, values.count, values.limit].filter((one) => one !== undefined).join(" "),
  );
const WELL = { objective: "Warm homes" };

describe("how near a column is", () => {
  it("follows from the quarter the map stands in", () => {
    const near = (settings: BriefFields) => read({ settings }).columns.map(({ nearness }) => nearness);
    expect(near({ quarter: "2026-Q4" })).toEqual(["past", "now", "next", "later"]);
    expect(near({ quarter: "2027-Q1" })).toEqual(["past", "past", "now", "later"]);
    // Nobody said where it stands: at its first quarter.
    expect(near({})).toEqual(["now", "next", "next", "later"]);
    expect(near({ quarter: "soon" })).toEqual(["now", "next", "next", "later"]);
  });

  it("is the first column as long as no quarter has a name", () => {
    const state = board({});
    const columns = new Map([...state.columns].map(([id, column]) => [id, { ...column, fields: new Map() }]));
    const maps = new Map([...state.maps].map(([id, map]) => [id, { ...map, fields: new Map() }]));
    const roadmap = readRoadmap(kind, MAP.id, { ...state, columns, maps });
    expect(roadmap.columns.map(({ nearness }) => nearness)).toEqual(["now", "next", "next", "later"]);
    expect(roadmap.current).toBeNull();
  });
});

describe("work against capacity", () => {
  const cards = {
    x: ["heat", "q4", { estimate: 5 }],
    y: ["heat", "q4", { estimate: 7.5 }],
    z: ["heat", "q4", {}],
    v: ["care", "q4", { estimate: 4 }],
    off: ["room", "q4", { estimate: 100 }],
  } as const;

  it("adds up the estimates of a cell", () => {
    const roadmap = read({ cards, cells: { "heat:q4": { capacity: 10 } } });
    const load = loadOfCell(roadmap, "heat" as LaneId, "q4" as ColumnId);
    expect(load).toEqual({ demand: 12.5, items: 3, unestimated: 1, capacity: 10, percent: 125 });
    expect(loadOfCell(roadmap, "care" as LaneId, "q4" as ColumnId)).toMatchObject({ capacity: null, percent: null });
  });

  it("takes the capacity of a quarter from its row, or else from all cells that say one", () => {
    const parts = { "heat:q4": { capacity: 12 }, "care:q4": { capacity: 8 } };
    expect(loadOfColumn(read({ cards, cells: parts }), "q4" as ColumnId)).toEqual({
      demand: 16.5,
      items: 4,
      unestimated: 1,
      capacity: 20,
      percent: 83,
    });
    const whole = { ...parts, "room:q4": { capacity: 15 } };
    expect(loadOfColumn(read({ cards, cells: whole }), "q4" as ColumnId)).toMatchObject({ capacity: 15, percent: 110 });
    expect(loadOfColumn(read({ cards }), "q4" as ColumnId)).toMatchObject({ capacity: null, percent: null });
  });

  it("stands in the cells, and in the row of capacity for the whole quarter", () => {
    const cells = { "heat:q4": { capacity: 10 }, "care:q4": { capacity: 8 } };
    const facts = [...roadmapCellFacts(read({ cards, cells }), "de")];
    expect(facts).toEqual([
      ["heat/q4", [{ text: "12,5 von 10 · 125 %", attention: true }]],
      ["care/q4", [{ text: "4 von 8 · 50 %", attention: false }]],
      ["room/q4", [{ text: "16,5 von 18 · 92 %", attention: false }]],
    ]);
  });

  it("is told once, in the cell or of the whole quarter", () => {
    const only = (cells: Sketch["cells"]) =>
      found({ cards, ...(cells ? { cells } : {}) }).filter((one) => one.includes("over"));
    expect(only({ "heat:q4": { capacity: 10 } })).toEqual(["over_capacity heat q4 12.5 10"]);
    expect(only({ "room:q4": { capacity: 15 } })).toEqual(["quarter_over q4 16.5 15"]);
    expect(only({ "heat:q4": { capacity: 12.5 } })).toEqual([]);
  });
});

describe("what a roadmap warns of", () => {
  it("nobody works on a card of now: not on a kanban, not by a link, not on another board", () => {
    const cards = { x: ["heat", "q4", WELL], y: ["heat", "q1", WELL] } as const;
    expect(found({ cards })).toEqual(["now_unlinked heat q4 x"]);
    expect(found({ cards, links: ["x splits_into a"] })).toEqual([]);
    expect(found({ cards, links: ["a realises x"] })).toEqual([]);
    expect(found({ cards, links: ["a contributes_to y", "y contributes_to x"] })).toEqual([]);
    expect(found({ cards, links: ["elsewhere/card realises x"] })).toEqual([]);
    expect(found({ cards, links: ["a blocks x"] })).toEqual(["now_unlinked heat q4 x"]);
    expect(found({ cards: { a: ["heat", "q4", WELL] } })).toEqual([]);
    expect(found({ cards: { x: ["heat", "q4", { ...WELL, done: true }] } })).toEqual([]);
  });

  it("a date without a reason", () => {
    const cards = { x: ["heat", "q1", { ...WELL, due: "2027-01-31" }] } as const;
    expect(found({ cards })).toEqual(["due_unreasoned heat q1 x"]);
    expect(found({ cards: { x: ["heat", "q1", { ...cards.x[2], due_reason: "The law changes" }] } })).toEqual([]);
  });

  it("a quarter that is over with something that is not done", () => {
    const cards = { x: ["heat", "q3", WELL], y: ["heat", "q3", { ...WELL, done: true }] } as const;
    expect(found({ cards })).toEqual(["left_behind heat q3 x"]);
    expect(found({ cards, links: ["x splits_into b"] })).toEqual([]);
    expect(found({ cards, links: ["x splits_into b", "x splits_into a"] })).toEqual(["left_behind heat q3 x"]);
  });

  it("confidence that rises from left to right", () => {
    const sure = (near: string, far: string) => ({
      x: ["heat", "q1", { ...WELL, confidence: near }] as const,
      y: ["heat", "beyond", { ...WELL, confidence: far }] as const,
    });
    expect(found({ cards: sure("medium", "high") })).toEqual(["confidence_rises beyond"]);
    expect(found({ cards: sure("high", "low") })).toEqual([]);
    expect(found({ cards: sure("low", "perhaps") })).toEqual([]);
    const means = confidenceOf(read({ cards: sure("low", "high") })).map(({ mean }) => mean);
    expect(means).toEqual([null, 1, 3]);
  });

  it("the same quarter in two columns", () => {
    const state = board({});
    const columns = new Map(state.columns);
    const q1 = columns.get("q1" as ColumnId);
    if (q1) columns.set(q1.id, { ...q1, fields: new Map([["quarter", "2026-Q4"]]) });
    const rules = roadmapFindings(readRoadmap(kind, MAP.id, { ...state, columns }));
    expect(rules).toEqual([{ rule: "quarter_twice", column: "q1", values: {} }]);
  });
});

describe("what the items are for", () => {
  it("is an objective by a link, by a key result, or by what is written on the card", () => {
    const cards = {
      x: ["heat", "q1", {}],
      y: ["heat", "q1", { objective: "Warm homes" }],
      z: ["heat", "beyond", { objective: " warm homes " }],
      none: ["heat", "q1", {}],
    } as const;
    const roadmap = read({ cards, links: ["x contributes_to goal"] });
    const aims = aimsOf(roadmap);
    expect(aims).toMatchObject({ total: 4, percent: 75, unfunded: [] });
    expect(aims.none.map(({ card }) => card.id)).toEqual(["none"]);
    expect(aims.served.map((one) => [wordsOfObjective(roadmap.state, one), one.items])).toEqual([
      ["Warm homes", ["y", "z"]],
      ["goal", ["x"]],
    ]);
  });

  it("is one objective, not several", () => {
    const cards = { x: ["heat", "q1", {}] } as const;
    expect(found({ cards, links: ["x contributes_to goal", "x contributes_to b"] })).toEqual([]);
    expect(found({ cards, links: ["x contributes_to a", "x realises b"] })).toEqual(["objective_several heat q1 x"]);
    expect(found({ cards })).toEqual(["objective_none heat q1 x"]);
  });

  it("leaves an objective unfunded that only later serves", () => {
    const unfunded = (column: string, links: readonly string[]) =>
      aimsOf(read({ cards: { x: ["heat", column, {}] }, links })).unfunded;
    expect(unfunded("q1", ["x contributes_to goal"])).toEqual([]);
    expect(unfunded("beyond", ["x contributes_to goal"])).toEqual(["goal"]);
    expect(unfunded("q1", [])).toEqual(["goal"]);
  });
});

describe("carried over", () => {
  const stay = (card: string, column: string) => ({ card, column });

  it("is how many quarters lie between the first promise and today", () => {
    const cards = { x: ["heat", "q1", {}], y: ["heat", "beyond", {}], z: ["heat", "q4", {}] } as const;
    const stays = [
      stay("x", "beyond"),
      stay("x", "q3"),
      stay("x", "q4"),
      stay("x", "q1"),
      stay("y", "q4"),
      stay("y", "beyond"),
      stay("z", "q1"),
      stay("z", "q4"),
      stay("gone", "q3"),
    ];
    const slipped = carryOver(read({ cards }), stays).map(({ card, quarters }) => `${card} ${quarters}`);
    expect(slipped).toEqual(["x 2", "y 2"]);
    expect(carryOver(read({ cards }), [])).toEqual([]);
  });
});

describe("done", () => {
  it("is what says so, or whose work is all done", () => {
    const cards = { x: ["heat", "q4", {}], y: ["heat", "q4", { done: true }], z: ["heat", "q4", {}] } as const;
    const links = ["x splits_into b", "z splits_into b", "elsewhere/card realises z"];
    expect([...doneItems(read({ cards, links }))]).toEqual(["x", "y"]);
  });
});
