import { describe, expect, it } from "vitest";
import type { BoardState, ColumnId } from "@/document/records";
import type { Tag, TagId } from "@/document/things";
import { kinds } from "@/maps/kinds";
import { gapsOf, headcount, headcounts, peopleOf } from "@/maps/squads/counts";
import { squadFindings } from "@/maps/squads/findings";
import { squadColumnFacts, squadLaneFacts } from "@/maps/squads/headerFacts";
import { guildsOf, readSquads } from "@/maps/squads/reading";
import { learnStreams } from "@/maps/streamNames";
import { type BriefFields, MAP, stateOf } from "@/maps/testState";

type Person = readonly [name: string, chapter: string, squad: string, fields?: BriefFields];

function kindOf() {
  const kind = kinds.get("squads");
  if (!kind) throw new Error("no squads");
  return kind;
}

/** Two tribes: t1 with squads s1 and s2, t2 with s3; the rows are design and engineering. Squads have a stream unless told. */
function boardOf(
  people: readonly Person[],
  { optional = false, streamless = [] as readonly string[] } = {},
): BoardState {
  const squad = (id: string, parent: string, order: string) => ({
    id,
    role: "squad",
    parent,
    order,
    title: id,
    fields: streamless.includes(id) ? {} : { stream: "Heat" },
  });
  return stateOf({
    cards: people.map(([title, , , fields = {}], at) => ({ id: `p${at + 1}`, title, fields })),
    lanes: [
      { id: "design", role: "chapter", order: "a0", title: "Design", fields: optional ? { optional: true } : {} },
      { id: "engineering", role: "chapter", order: "a1", title: "Engineering" },
    ],
    columns: [
      { id: "t1", role: "tribe", order: "a0" },
      { id: "t2", role: "tribe", order: "a1" },
      squad("s1", "t1", "a0"),
      squad("s2", "t1", "a1"),
      squad("s3", "t2", "a0"),
    ],
    placements: people.map(([, chapter, squad], at) => [`p${at + 1}`, chapter, squad, "a0"]),
  });
}

const read = (state: BoardState) => readSquads(kindOf(), MAP.id, state);
const rules = (...args: Parameters<typeof boardOf>) => squadFindings(read(boardOf(...args))).map(({ rule }) => rule);

describe("people in squads", () => {
  const people: readonly Person[] = [
    ["Ada", "design", "s1"],
    ["Ben", "engineering", "s1", { allocation: 50 }],
    ["ben ", "engineering", "s2", { allocation: 30 }],
    ["Cleo", "design", "s2"],
    ["Dan", "engineering", "s3"],
    ["", "design", "s3"],
  ];

  it("are counted once each, and by what they give of their time", () => {
    const { seats } = read(boardOf(people));
    expect(headcount(seats)).toEqual({ people: 4, fte: 3.8 });
    expect([...headcounts(seats, ({ squad }) => squad)]).toEqual([
      ["s1", { people: 2, fte: 1.5 }],
      ["s2", { people: 2, fte: 1.3 }],
      ["s3", { people: 1, fte: 1 }],
    ]);
    expect(headcounts(seats, ({ tribe }) => tribe).get("t1" as never)).toEqual({ people: 3, fte: 2.8 });
    expect(headcounts(seats, ({ chapter }) => chapter).get("engineering" as never)).toEqual({ people: 2, fte: 1.8 });
  });

  it("who sits in several squads without a share is parted evenly, never counted double", () => {
    const { seats } = read(
      boardOf([
        ["Ada", "design", "s1"],
        ["Ada", "design", "s2"],
      ]),
    );
    expect(headcount(seats)).toEqual({ people: 1, fte: 1 });
    const some = read(
      boardOf([
        ["Ada", "design", "s1", { allocation: 80 }],
        ["Ada", "design", "s2"],
      ]),
    );
    expect(some.seats.map(({ share }) => Math.round(share * 100))).toEqual([80, 20]);
  });

  it("are told apart by whom their card names", () => {
    const { seats } = read(
      boardOf([
        ["Kim", "design", "s1", { member: "u1" }],
        ["Kim", "design", "s2", { member: "u2" }],
      ]),
    );
    expect(peopleOf({ seats }).map(({ squads }) => squads)).toEqual([1, 1]);
  });

  it("lack disciplines where a squad has begun and the row does not say that it is not for all", () => {
    expect(gapsOf(read(boardOf([["Dan", "engineering", "s3"]])))).toEqual([{ squad: "s3", chapter: "design" }]);
    expect(gapsOf(read(boardOf([["Dan", "engineering", "s3"]], { optional: true })))).toEqual([]);
  });

  it("say on their headers how many they are, for what, and who is missing", () => {
    const squads = read(boardOf(people));
    const facts = squadColumnFacts(kindOf(), squads, "en");
    expect(facts.get("t1" as never)).toEqual(["3 people, 2.8 full-time"]);
    expect(facts.get("s3" as never)).toEqual(["For Heat", "1 person", "Nobody from Design"]);
    expect(squadLaneFacts(kindOf(), squads, "de").get("design" as never)).toEqual(["2 Menschen"]);
  });
});

describe("what deserves a look among squads", () => {
  it("is a squad without a value stream, and one that lacks a discipline", () => {
    const people: readonly Person[] = [
      ["Ada", "design", "s1"],
      ["Ben", "engineering", "s1"],
      ["Dan", "engineering", "s3"],
    ];
    expect(rules(people, { streamless: ["s1", "s2"] })).toEqual(["stream_missing", "discipline_missing"]);
  });

  it("is who gives more than there is, and who sits in several squads", () => {
    const people: readonly Person[] = [
      ["Ada", "design", "s1", { allocation: 80 }],
      ["Ada", "design", "s2", { allocation: 40 }],
    ];
    const found = squadFindings(read(boardOf(people)));
    expect(found.filter(({ rule }) => rule !== "discipline_missing")).toEqual([
      { rule: "share_over", card: "p1", column: "s1", lane: "design", values: { count: 120 } },
      { rule: "several_squads", card: "p1", column: "s1", lane: "design", values: { count: 2 } },
    ]);
  });

  it("is a share that cannot be, which then counts as unsaid", () => {
    expect(
      rules([
        ["Ada", "design", "s1", { allocation: 120 }],
        ["Ben", "engineering", "s1"],
      ]),
    ).toEqual(["share_wrong"]);
  });

  it("is a tribe of more than 150 people", () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, at): Person => [`P${at}`, at % 2 ? "design" : "engineering", "s1"]);
    expect(rules(people(150))).toEqual([]);
    expect(squadFindings(read(boardOf(people(151))))).toEqual([
      { rule: "tribe_large", column: "t1", values: { count: 151 } },
    ]);
  });
});

describe("guilds", () => {
  it("are the tags people carry, across squads and tribes; a persona is none", () => {
    const state = boardOf([
      ["Ada", "design", "s1"],
      ["Dan", "engineering", "s3"],
    ]);
    const tag = (id: string, role: Tag["role"]): [TagId, Tag] => [
      id as TagId,
      { id: id as TagId, title: id, color: "teal", role, deleted: false },
    ];
    const tags = ["g" as TagId, "p" as TagId];
    const cards = new Map([...state.cards].map(([id, card]) => [id, { ...card, tags }]));
    const full = { ...state, cards, tags: new Map([tag("g", null), tag("p", "persona")]) };
    const guilds = guildsOf(read(full), full);
    expect([...guilds].map(([id, seats]) => [id, seats.map(({ squad }) => squad)])).toEqual([["g", ["s1", "s3"]]]);
  });
});

it("a squad is there for a value stream that exists, by its name once that is known; words of before count where none is chosen", () => {
  const kind = kinds.get("squads");
  if (!kind) throw new Error("no squads");
  const state = stateOf({
    cards: ["Ana"],
    lanes: [{ id: "design", role: "chapter", order: "a0" }],
    columns: [
      { id: "s1", role: "squad", order: "a0", fields: { value_stream: "heat", stream: "Old words" } },
      { id: "s2", role: "squad", order: "a1", fields: { stream: "In words" } },
      { id: "s3", role: "squad", order: "a2" },
    ],
    placements: [["Ana", "design", "s1", "a0"]],
  });
  const streamsOf = () => readSquads(kind, MAP.id, state).squads.map(({ stream }) => stream);
  expect(streamsOf()).toEqual(["", "In words", null]);
  const facts = () => squadColumnFacts(kind, readSquads(kind, MAP.id, state), "en").get("s1" as ColumnId)?.[0];
  expect(facts()).toBe("For a value stream");
  learnStreams([{ id: "heat", name: "Heat" }]);
  expect(streamsOf()).toEqual(["Heat", "In words", null]);
  expect(facts()).toBe("For Heat");
});
