import { describe, expect, it } from "vitest";
import { createMap } from "@/document/commands/maps";
import type { BoardState } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { kindCalled, linkedState } from "@/maps/alignment/linked.fixture";
import { exampleOf } from "@/maps/starter";
import { type BriefFields, MAP } from "@/maps/testState";
import { gapsOf, inSight, vmostFindings } from "@/maps/vmost/findings";
import { LAYERS, readVmost } from "@/maps/vmost/reading";

const kind = kindCalled("vmost");
const VALUE = { measure: "NPS above 45", due: "2027-06-30" };
const CHAIN = ["t1 contributes_to s1", "s1 contributes_to o1"];

/** Cards v1, m1, o1, s1, t1, … in the layers their letter names; each objective has a measure and a day unless it says otherwise. */
function board(cards: readonly string[], links: readonly string[], objective: BriefFields = VALUE): BoardState {
  const layerOf = (id: string) => LAYERS.find((layer) => layer.startsWith(id.charAt(0))) ?? "";
  return linkedState(
    {
      cards: cards.map((id) => ({ id, fields: id.startsWith("o") ? objective : {} })),
      lanes: LAYERS.map((role, at) => ({ id: role, role, order: `a${at}` })),
      columns: [{ id: "all", role: "theme", order: "a0" }],
      placements: cards.map((id, at) => [id, layerOf(id), "all", `a${at}`]),
    },
    links,
    { m: "vmost" },
  );
}

const read = (...args: Parameters<typeof board>) => readVmost(kind, MAP.id, board(...args));
const found = (...args: Parameters<typeof board>) =>
  vmostFindings(read(...args)).map(({ rule, card }) => `${rule} ${card}`);

describe("what a VMOST tells", () => {
  it("is quiet when everything serves something and is served", () => {
    expect(found(["v1", "m1", "o1", "s1", "t1"], CHAIN)).toEqual([]);
    expect(found(["v1", "m1"], [])).toEqual([]);
  });

  it("names gaps: an objective without a strategy, a strategy without a tactic", () => {
    expect(found(["m1", "o1", "o2", "s1", "t1"], CHAIN)).toEqual(["objective_unserved o2"]);
    expect(found(["o1", "s1"], ["s1 contributes_to o1"])).toEqual(["strategy_unserved s1"]);
    // A tactic right below an objective is no strategy.
    expect(found(["o1", "t1"], ["t1 contributes_to o1"])).toEqual(["objective_unserved o1", "tactic_orphan t1"]);
  });

  it("names orphans from the bottom up", () => {
    expect(found(["o1", "s1", "t1", "t2"], CHAIN)).toEqual(["tactic_orphan t2"]);
    expect(found(["o1", "s1", "s2", "t1"], [...CHAIN, "t1 contributes_to s2"])).toEqual(["strategy_orphan s2"]);
    const several = ["m1", "m2", "o1", "s1", "t1"];
    expect(found(several, CHAIN)).toEqual(["objective_orphan o1"]);
    expect(found(several, [...CHAIN, "o1 contributes_to m2"])).toEqual([]);
    expect(gapsOf(read(several, CHAIN)).orphans.map(({ card }) => card.id)).toEqual(["o1"]);
  });

  it("takes links down as well: a strategy splits into tactics", () => {
    expect(found(["o1", "s1", "t1"], ["o1 splits_into s1", "s1 splits_into t1"])).toEqual([]);
  });

  it("flags an objective without a measure or without a day", () => {
    const cards = ["o1", "s1", "t1"];
    expect(found(cards, CHAIN, { measure: "NPS" })).toEqual(["objective_no_value o1"]);
    expect(found(cards, CHAIN, { due: "2027-06-30", measure: " " })).toEqual(["objective_no_value o1"]);
  });

  it("tells of links that lead down or aside", () => {
    expect(found(["o1", "s1", "t1"], [...CHAIN, "o1 contributes_to s1"])).toEqual(["link_upside_down o1"]);
    expect(
      found(["o1", "s1", "t1", "s2"], [...CHAIN, "s2 contributes_to s1", "s2 contributes_to o1", "t1 realises s2"]),
    ).toEqual(["link_upside_down s2"]);
  });

  it("sees from which tactics one can see an objective", () => {
    const vmost = read(["o1", "s1", "s2", "t1", "t2", "t3"], [...CHAIN, "t2 contributes_to s2"]);
    expect(inSight(vmost).map(({ card }) => card.id)).toEqual(["t1"]);
  });
});

it("the example shows lines from tactics up to the mission, and one tactic that serves nothing", () => {
  const starter = exampleOf(kind, "en");
  if (!starter) throw new Error("no example");
  const wall = seededBoard();
  const map = createMap(wall, { kind: "vmost", pos: { x: 0, y: 0 }, starter });
  const vmost = readVmost(kind, map, wall.state);
  expect(vmostFindings(vmost).map(({ rule }) => rule)).toEqual(["tactic_orphan"]);
  expect(inSight(vmost)).toHaveLength(3);
  expect([...wall.state.links.values()].every((link) => link.kind === "contributes_to")).toBe(true);
  expect(wall.state.links.size).toBe(8);
});
