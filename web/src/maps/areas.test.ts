import { describe, expect, it } from "vitest";
import { intersects } from "@/geometry/box";
import { cellAt, insertionIndex, landingBox } from "@/maps/cells";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import type { MapLayout } from "@/maps/model";
import { MAP, stateOf } from "@/maps/testState";
import { warnings } from "@/maps/warnings";

type Placement = readonly [card: string, lane: string, column: string, order: string];

function canvas(key: string, notes: readonly (readonly [lane: string, title?: string])[], lanes?: readonly string[]) {
  const kind = kinds.get(key);
  if (!kind) throw new Error(`no kind ${key}`);
  const roles = lanes ?? kind.starter.lanes.map(({ role }) => role);
  const state = stateOf({
    lanes: roles.map((role, at) => ({ id: `${role}${roles.indexOf(role) === at ? "" : at}`, role, order: `a${at}` })),
    columns: [{ id: "notes", role: "notes", order: "a0" }],
    cards: notes.map(([, title = "note"], at) => ({ id: `n${at}`, title })),
    placements: notes.map(([lane], at): Placement => [`n${at}`, lane, "notes", `a${String(at).padStart(3, "0")}`]),
  });
  const map = state.maps.get(MAP.id) ?? MAP;
  return { kind, state, map, layout: layoutMap(kind, map, state, "en") };
}

function region(layout: MapLayout, lane: string) {
  const box = layout.regions?.[layout.laneHeaders.findIndex((header) => header.lane === lane)];
  if (!box) throw new Error(`no region ${lane}`);
  return box;
}

const CANVASES = ["business_model", "lean", "product", "value_proposition"];

describe.each(CANVASES)("a %s canvas", (key) => {
  it("has a region for each of its lanes: side by side, without a gap and without overlap", () => {
    const { layout, kind } = canvas(key, []);
    const regions = layout.regions ?? [];
    expect(regions).toHaveLength(kind.lanes.length);
    for (const [at, one] of regions.entries())
      for (const other of regions.slice(at + 1)) expect(intersects(one, other)).toBe(false);
    const area = regions.reduce((sum, { w, h }) => sum + (w + 16) * (h + 16), 0);
    expect(area).toBe((layout.bodyBox.w + 16) * (layout.bodyBox.h + 16));
    expect(layout.cells.every(({ hint }) => hint !== null)).toBe(true);
  });

  it("is as wide as a screen at half its size can show, and wider than high", () => {
    const { box } = canvas(key, []).layout;
    expect(box.w).toBeLessThan(1600);
    expect(box.w).toBeGreaterThan(1.3 * box.h);
  });
});

describe("a region", () => {
  const many = (lane: string, count: number) => Array.from({ length: count }, () => [lane] as const);

  it("grows with what is in it, its neighbours with it, and nothing ever gets smaller", () => {
    const empty = canvas("business_model", []).layout;
    const full = canvas("business_model", many("activities", 12)).layout;
    for (const { lane } of empty.laneHeaders) {
      const [before, after] = [region(empty, lane), region(full, lane)];
      expect(after.w).toBe(before.w);
      expect(after.h).toBeGreaterThanOrEqual(before.h);
    }
    const [activities, partners, resources] = ["activities", "partners", "resources"].map((lane) => region(full, lane));
    const bottom = (box = { y: 0, h: 0 }) => box.y + box.h;
    expect(activities?.h).toBeGreaterThan(region(empty, "activities").h);
    expect(bottom(partners)).toBe(bottom(resources));
    for (const { lane, box } of full.cards) {
      const own = region(full, lane ?? "");
      expect(box.x >= own.x && box.x + box.w <= own.x + own.w && bottom(box) <= bottom(own)).toBe(true);
    }
  });

  it("that spans rows shares out what it lacks", () => {
    const { layout } = canvas("business_model", many("value", 20));
    expect(region(layout, "relations").h).toBe(region(layout, "channels").h);
    expect(region(layout, "costs").h).toBe(region(canvas("business_model", []).layout, "costs").h);
  });

  it("holds several notes side by side where it is wide, and says where one would land", () => {
    const { layout } = canvas("business_model", many("costs", 5));
    const rows = new Map<number, number>();
    for (const { box } of layout.cards) rows.set(box.y, (rows.get(box.y) ?? 0) + 1);
    expect([...rows.values()]).toEqual([3, 2]);
    const [, second, third, fourth] = layout.cards.map(({ box }) => box);
    const cell = second && cellAt(layout, second);
    if (!cell || !second || !third || !fourth) throw new Error("no cell");
    expect(insertionIndex(layout, cell, { x: second.x - 4, y: second.y + 5 })).toBe(1);
    expect(insertionIndex(layout, cell, { x: third.x + third.w, y: third.y + 5 })).toBe(3);
    expect(insertionIndex(layout, cell, { x: fourth.x, y: fourth.y + 5 })).toBe(3);
    expect(landingBox(layout, cell, 1)).toMatchObject({ w: 0, y: second.y, h: second.h });
  });

  it("says how much stands in it, and its number where there is an order", () => {
    const { layout } = canvas("lean", many("problem", 2));
    const headers = new Map(layout.laneHeaders.map((header) => [header.lane as string, header]));
    expect(headers.get("problem")).toMatchObject({ number: 1, facts: ["2 notes"] });
    expect(layout.laneHeaders.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(layout.cells.find(({ lane }) => lane === "problem")?.hint).toBeNull();
  });

  it("there twice, or of a sort nobody knows, takes the whole width below; a note is never lost", () => {
    const { layout } = canvas("lean", [["problem2"], ["strange"]], ["problem", "solution", "problem", "strange"]);
    const [twice, strange] = [region(layout, "problem2"), region(layout, "strange")];
    expect([twice.w, strange.w]).toEqual([layout.bodyBox.w, layout.bodyBox.w]);
    expect(strange.y).toBeGreaterThan(twice.y);
    expect(layout.cards.map(({ card }) => card)).toEqual(["n0", "n1"]);
  });
});

describe("a canvas tells", () => {
  it("of regions nobody wrote into, once half of them have a note", () => {
    const told = (count: number) => {
      const { kind, map, state } = canvas(
        "value_proposition",
        ["products", "creators", "relievers", "gains", "pains"].slice(0, count).map((lane) => [lane] as const),
      );
      return warnings(kind, map, state).map(({ rule, lane }) => [rule, lane]);
    };
    expect(told(2)).toEqual([]);
    expect(told(5)).toEqual([["region_empty", "jobs"]]);
  });

  it("of segments that are offered nothing in their colour", () => {
    const { kind, map, state } = canvas("business_model", [["segments", "Owners"], ["segments"], ["value"]]);
    const colours = ["blue", "yellow", "yellow"] as const;
    const cards = new Map(
      [...state.cards].map(([id, card], at) => [id, { ...card, color: colours[at] ?? "yellow" }] as const),
    );
    expect(warnings(kind, map, { ...state, cards })).toMatchObject([
      { rule: "segment_unserved", values: { count: 1 } },
    ]);
    const served = new Map([...cards].map(([id, card]) => [id, { ...card, color: "blue" as const }] as const));
    expect(warnings(kind, map, { ...state, cards: served })).toEqual([]);
  });
});
