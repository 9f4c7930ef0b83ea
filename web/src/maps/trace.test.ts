import { describe, expect, it } from "vitest";
import type { Link, LinkId, LinkKind } from "@/document/links";
import type { BoardState, CardId } from "@/document/records";
import { NO_VALUES } from "@/document/values";
import { type BriefState, MAP, stateOf } from "@/maps/testState";
import { type FarView, gapsOf, stateOfCard, type TraceEnd, traceOf } from "@/maps/trace";

/** A board in short: cards with the column they are in on a kanban, and links as "from kind to". */
function board(cards: Readonly<Record<string, string | null>>, links: readonly string[]): BoardState {
  const columns: BriefState["columns"] = [
    { id: "funnel", role: "funnel", order: "a0" },
    { id: "build", role: "implement", order: "a1" },
    { id: "done", role: "done", order: "a2" },
  ];
  const placements = Object.entries(cards).flatMap(([id, column]) => (column ? [[id, "l", column, "a0"]] : []));
  const lanes = [{ id: "l", role: "lane", order: "a0" }];
  const state = stateOf({ cards: Object.keys(cards), lanes, columns, placements });
  const made = links.map((written, i): [LinkId, Link] => {
    const [from = "", kind = "", to = ""] = written.split(" ");
    const id = `k${String(i).padStart(3, "0")}` as LinkId;
    const end = (written: string): TraceEnd => {
      const [board = "", card] = written.split("/");
      return card === undefined ? { on: "card", card: written as CardId } : { on: "board", board, card };
    };
    return [
      id,
      {
        id,
        kind: kind as LinkKind,
        from: end(from),
        to: end(to),
        map: null,
        mutual: false,
        fields: NO_VALUES,
        text: "",
        deleted: false,
        createdBy: "",
        createdAt: 0,
      },
    ];
  });
  return { ...state, maps: new Map([[MAP.id, { ...MAP, kind: "kanban" }]]), links: new Map(made) };
}

const VECTORS = [
  {
    name: "a goal, a step, a story, two items: one of two is done all the way up",
    cards: { goal: null, step: null, story: null, a: "done", b: "build" },
    links: ["step contributes_to goal", "story realises step", "story splits_into a", "story splits_into b"],
    card: "goal",
    expected: { progress: [1, 2], above: [], below: ["step 1", "story 2", "a 3", "b 3"], circles: [] },
  },
  {
    name: "seen from an item, everything above it has its own progress",
    cards: { goal: null, story: null, a: "done", b: "build" },
    links: ["story contributes_to goal", "a realises story", "b contributes_to goal"],
    card: "a",
    expected: { progress: [1, 1], above: ["story 1 1/1", "goal 2 1/2"], below: [], circles: [] },
  },
  {
    name: "what serves a goal by two ways is counted once",
    cards: { goal: null, x: null, y: null, a: "done" },
    links: ["x contributes_to goal", "y contributes_to goal", "a realises x", "a realises y"],
    card: "goal",
    expected: { progress: [1, 1], above: [], below: ["x 1", "y 1", "a 2"], circles: [] },
  },
  {
    name: "a circle is left out where it closes, and named",
    cards: { a: "build", b: "done", c: "done" },
    links: ["b contributes_to a", "c contributes_to b", "a contributes_to c"],
    card: "a",
    expected: { progress: [1, 1], above: [], below: ["b 1", "c 2"], circles: ["k002"] },
  },
  {
    name: "what blocks, depends or leads on is no chain, and deleted cards are in none",
    cards: { a: "build", b: "build" },
    links: ["a blocks b", "a depends_on b", "a leads_to b", "ghost contributes_to a"],
    card: "a",
    expected: { progress: [0, 1], above: [], below: [], circles: [] },
  },
] as const;

describe("a trace", () => {
  for (const { name, cards, links, card, expected } of VECTORS) {
    it(name, () => {
      const found = traceOf(board(cards, links), card as CardId);
      expect([found.progress.done, found.progress.total]).toEqual(expected.progress);
      expect(
        found.above.map(({ end, depth, progress }) => `${end.card} ${depth} ${progress.done}/${progress.total}`),
      ).toEqual(expected.above);
      expect(found.below.map(({ end, depth }) => `${end.card} ${depth}`)).toEqual(expected.below);
      expect(found.circles).toEqual(expected.circles);
    });
  }

  it("of a thousand cards in one circle ends", () => {
    const cards = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`c${i}`, "done"]));
    const links = Array.from({ length: 1_000 }, (_, i) => `c${i} contributes_to c${(i + 1) % 1_000}`);
    const found = traceOf(board(cards, links), "c0" as CardId);
    expect(found.circles).toHaveLength(1);
    expect(found.above.length + found.below.length).toBe(999);
  });
});

/** What other boards say: by "board/card" the items with + where they are done, and what is beyond. */
function told(said: Readonly<Record<string, { readonly items?: string; readonly beyond?: string }>>): FarView {
  const words = (text = "") => text.split(" ").filter(Boolean);
  return {
    here: "me",
    of: ({ board: id, card }) => {
      const found = said[`${id}/${card}`];
      if (!found) return null;
      return {
        items: words(found.items).map((item) => ({ card: item.replace("+", ""), done: item.includes("+") })),
        beyond: words(found.beyond).map((far) => ({ board: far.split("/")[0] ?? "", card: far.split("/")[1] ?? "" })),
      };
    },
  };
}

describe("a trace over several boards", () => {
  const links = ["x/story contributes_to goal", "y/part realises goal", "a contributes_to goal"];
  const local = () => board({ goal: null, a: "done" }, links);

  it("counts what other boards have told, each item once, and says what is not known", () => {
    const far = told({ "x/story": { items: "i+ j" } });
    expect(traceOf(local(), "goal" as CardId, far).progress).toEqual({ done: 2, total: 3, unknown: 1 });
    const both = told({ "x/story": { items: "i+ j", beyond: "y/part" }, "y/part": { items: "k+" } });
    expect(traceOf(local(), "goal" as CardId, both).progress).toEqual({ done: 3, total: 4, unknown: 0 });
    expect(traceOf(local(), "goal" as CardId).progress).toEqual({ done: 1, total: 1, unknown: 2 });
  });

  it("goes on to boards beyond, back to this one, and around in a circle once", () => {
    const far = told({
      "x/story": { beyond: "z/deep me/b" },
      "z/deep": { items: "d+", beyond: "x/story me/goal" },
      "y/part": {},
    });
    const state = board({ goal: null, a: "done", b: "build" }, links);
    const found = traceOf(state, "goal" as CardId, far);
    expect(found.progress).toEqual({ done: 2, total: 3, unknown: 0 });
    expect(found.below.map(({ end, depth }) => `${end.on} ${end.card} ${depth}`)).toEqual([
      "board story 1",
      "board part 1",
      "card a 1",
      "board deep 2",
      "card b 2",
    ]);
  });

  it("leads up to cards of other boards, and leaves out links that close a circle over them", () => {
    const found = traceOf(
      board({ a: "done" }, ["a contributes_to x/aim", "x/aim contributes_to y/top", "y/top contributes_to a"]),
      "a" as CardId,
    );
    expect(found.above.map(({ end, depth }) => `${end.card} ${depth}`)).toEqual(["aim 1", "top 2"]);
    expect(found.circles).toEqual(["k002"]);
  });

  it("is no gap as long as another board may serve a card, and one when it says that it does not", () => {
    const state = board({ goal: null, a: null }, ["x/story contributes_to goal"]);
    expect(gapsOf(state).unserved).toEqual([]);
    expect(gapsOf(state, told({ "x/story": {} })).unserved).toEqual(["goal"]);
  });
});

describe("gaps", () => {
  it("are what nothing serves, and what is worked on and serves nothing", () => {
    const state = board({ goal: null, empty: null, a: "done", lonely: "build", free: null }, [
      "a contributes_to goal",
      "empty contributes_to goal",
    ]);
    expect(gapsOf(state)).toEqual({ unserved: ["empty"], orphans: ["lonely"] });
    expect(stateOfCard(state, "lonely" as CardId)).toBe("active");
  });

  it("are none on a board without chains", () => {
    expect(gapsOf(board({ a: "done", b: "build" }, ["a blocks b"]))).toEqual({ unserved: [], orphans: [] });
  });
});
