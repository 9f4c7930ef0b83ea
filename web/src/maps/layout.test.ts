import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BoardState, LaneId } from "@/document/records";
import { type Box, covers } from "@/geometry/box";
import type { KindDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { cellAt, insertionIndex, landingBox, layoutMap } from "@/maps/layout";
import type { MapLayout } from "@/maps/model";
import { type BriefState, MAP, stateOf } from "@/maps/testState";

function kindOf(key: string): KindDefinition {
  const kind = kinds.get(key);
  if (!kind) throw new Error(`no kind ${key}`);
  return kind;
}

function layout(key: string, brief: Partial<BriefState>, pos = { x: 0, y: 0 }): MapLayout {
  const state = stateOf({ cards: [], lanes: [], columns: [], placements: [], ...brief });
  return layoutMap(kindOf(key), { ...MAP, kind: key, pos }, state);
}

const BLUEPRINT = {
  lanes: [
    { id: "cu", role: "customer_actions", order: "a1" },
    { id: "fp", role: "frontstage_actions", order: "a2" },
    { id: "ft", role: "frontstage_tech", order: "a3" },
    { id: "ba", role: "backstage_actions", order: "a4" },
    { id: "su", role: "support_systems", order: "a5" },
  ],
  columns: [
    { id: "p", role: "phase", order: "a0", card: "pc" },
    { id: "s1", role: "step", order: "a0", parent: "p", card: "sc" },
    { id: "s2", role: "step", order: "a1", parent: "p" },
  ],
};

describe("a service blueprint", () => {
  it("draws its lines below the lanes they are derived from", () => {
    const { lines, laneHeaders } = layout("service_blueprint", BLUEPRINT);
    const bottom = (lane: string) => {
      const box = laneHeaders.find((header) => header.lane === lane)?.box;
      return box ? box.y + box.h : Number.NaN;
    };
    expect(lines.map(({ key, y }) => [key, y])).toEqual([
      ["interaction", bottom("cu") + 20],
      ["visibility", bottom("ft") + 20],
      ["internal_interaction", bottom("ba") + 20],
    ]);
    expect(lines[0]?.label).toBe("Line of interaction");
  });

  it("has no line without its role, and no internal line without support", () => {
    const without = (...roles: string[]) => BLUEPRINT.lanes.filter(({ role }) => !roles.includes(role));
    const keys = (lanes: BriefState["lanes"]) =>
      layout("service_blueprint", { ...BLUEPRINT, lanes }).lines.map(({ key }) => key);
    expect(keys(without("support_systems"))).toEqual(["interaction", "visibility"]);
    expect(keys(without("customer_actions", "frontstage_actions", "frontstage_tech"))).toEqual([
      "internal_interaction",
    ]);
  });

  it("spans a phase over its steps and shows cards as headers, once", () => {
    const { columnHeaders, cards } = layout("service_blueprint", {
      ...BLUEPRINT,
      cards: ["pc", "sc"],
      placements: [["sc", "cu", "s2", "a0"]],
    });
    const [phase, first, second] = columnHeaders;
    expect(columnHeaders.map(({ card }) => card)).toEqual(["pc", "sc", null]);
    expect(phase?.box.x).toBe(first?.box.x);
    expect((phase?.box.x ?? 0) + (phase?.box.w ?? 0)).toBe((second?.box.x ?? 0) + (second?.box.w ?? 0));
    expect(second?.untitled).toBe(true);
    expect(second?.title).toBe("Name this step");
    expect(cards).toEqual([]);
  });
});

describe("a story map", () => {
  it("cuts a line below every slice that something follows", () => {
    const lanes = [
      { id: "later", role: "later", order: "a0" },
      { id: "r1", role: "slice", order: "a1" },
      { id: "r2", role: "slice", order: "a2" },
    ];
    const found = layout("story_map", { lanes, columns: [{ id: "s", role: "step", order: "a0" }] });
    expect(found.lines.map(({ key }) => key)).toEqual(["slice:r1", "slice:r2"]);
    expect(found.laneHeaders.map(({ title }) => title)).toEqual(["Slice", "Slice 2", "Later"]);
    const named = lanes.map((lane) => (lane.id === "r1" ? { ...lane, title: "Skeleton" } : lane));
    const titles = layout("story_map", { lanes: named, columns: [] }).laneHeaders.map(({ title }) => title);
    expect(titles).toEqual(["Skeleton", "Slice", "Later"]);
    const only = layout("story_map", { lanes: lanes.slice(1, 2), columns: [] });
    expect(only.lines).toEqual([]);
  });
});

describe("a kanban", () => {
  const brief: BriefState = {
    cards: ["a", "b", "c"],
    lanes: [{ id: "l", role: "lane", order: "a0" }],
    columns: [{ id: "k", role: "implement", order: "a0", limit: 2, title: "Doing" }],
    placements: [
      ["a", "l", "k", "a0"],
      ["b", "l", "k", "a1"],
      ["c", "l", "k", "a2"],
    ],
  };

  it("counts against the limit", () => {
    const [header] = layout("kanban", brief).columnHeaders;
    expect(header).toMatchObject({
      title: "Doing",
      count: 3,
      limit: { count: 3, limit: 2, exceeded: true },
      state: "active",
    });
  });

  it("tells where a card would land", () => {
    const found = layout("kanban", brief);
    const boxes = found.cards.map(({ box }) => box);
    const [first, second] = boxes as [Box, Box, Box];
    const cell = cellAt(found, { x: first.x + 5, y: first.y + 5 });
    if (!cell) throw new Error("no cell");
    expect(insertionIndex(found, cell, { x: first.x, y: first.y - 4 })).toBe(0);
    expect(insertionIndex(found, cell, { x: first.x, y: second.y + second.h - 4 })).toBe(2);
    expect(insertionIndex(found, cell, { x: first.x, y: 9999 })).toBe(3);
    const dragged = new Set(found.cards.slice(0, 1).map(({ card }) => card));
    expect(insertionIndex(found, cell, { x: first.x, y: 9999 }, dragged)).toBe(2);
    expect(landingBox(found, cell, 1).y).toBeGreaterThan(first.y + first.h);
    expect(landingBox(found, cell, 1).y).toBeLessThan(second.y);
    expect(cellAt(found, { x: -500, y: 0 })).toBeNull();
  });

  it("keeps cards whose lane is gone in the tray", () => {
    const found = layout("kanban", {
      ...brief,
      placements: [
        ["a", "l", "k", "a0"],
        ["b", "gone", "k", "a0"],
      ],
    });
    expect(found.tray?.title).toBe("Unplaced");
    expect(found.tray?.cards.map(({ card }) => card)).toEqual(["b"]);
    expect(covers(found.box, found.tray?.box ?? found.box)).toBe(true);
  });

  it("says what belongs there while it is empty", () => {
    const found = layout("kanban", {});
    expect(found.empty).toContain("Begin with the states");
    expect(found.bodyBox.h).toBeGreaterThan(0);
    expect(layout("kanban", brief).empty).toBeNull();
  });
});

const id = fc.constantFrom(..."abcdefghij");
const order = fc.constantFrom("a0", "a1", "a2", "Zz");
const mess = (kind: KindDefinition): fc.Arbitrary<BriefState> => {
  const columnRoles = [...kind.columns.map(({ key }) => key), "unknown"];
  const laneRoles = [...kind.lanes.map(({ key }) => key), "unknown"];
  const common = { id, order, map: fc.constantFrom("m", "m", "m", "other"), deleted: fc.boolean() };
  const optional = { requiredKeys: ["id", "order", "role"] as ["id", "order", "role"] };
  return fc.record({
    cards: fc.array(fc.record({ id, title: fc.string({ maxLength: 120 }), deleted: fc.boolean() })),
    lanes: fc.array(fc.record({ ...common, role: fc.constantFrom(...laneRoles), limit: fc.nat(3) }, optional), {
      maxLength: 12,
    }),
    columns: fc.array(
      fc.record({ ...common, role: fc.constantFrom(...columnRoles), parent: id, card: id, limit: fc.nat(3) }, optional),
      { maxLength: 12 },
    ),
    placements: fc.array(fc.tuple(id, id, id, order)),
  });
};

describe.each([...kinds.values()].map((kind) => [kind.key, kind] as const))("any state of a %s", (_, kind) => {
  it("lays out every live card exactly once, without overlap, inside the sheet", () => {
    fc.assert(
      fc.property(mess(kind), (brief) => {
        const state = stateOf(brief);
        const found = layoutMap(kind, MAP, state);
        const shown = [
          ...found.columnHeaders.flatMap(({ card }) => (card === null ? [] : [card])),
          ...found.cards.map(({ card }) => card),
          ...(found.tray?.cards ?? []).map(({ card }) => card),
        ];
        expect(new Set(shown).size).toBe(shown.length);
        for (const placement of state.placements.get(MAP.id)?.values() ?? []) {
          const card = state.cards.get(placement.card);
          expect(shown.includes(placement.card)).toBe(card !== undefined && !card.deleted);
        }
        expect(overlaps(found.cells.map(({ box }) => box))).toBe(false);
        expect(overlaps([...found.cards, ...(found.tray?.cards ?? [])].map(({ box }) => box))).toBe(false);
        for (const box of allBoxes(found)) expect(covers(found.box, box)).toBe(true);
        for (const placed of found.cards)
          expect(covers(boxOfCell(found, placed.lane, placed.column), placed.box)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("is the same for the same state, and only moves with the map", () => {
    fc.assert(
      fc.property(mess(kind), (brief) => {
        const here = layoutMap(kind, MAP, stateOf(brief));
        expect(layoutMap(kind, MAP, reversed(stateOf(brief)))).toEqual(here);
        const there = layoutMap(kind, { ...MAP, pos: { x: 800, y: -80 } }, stateOf(brief));
        expect(there.box).toEqual({ ...here.box, x: 800, y: -80 });
        expect(there.cards.map(({ box }) => [box.x - 800, box.y + 80])).toEqual(
          here.cards.map(({ box }) => [box.x, box.y]),
        );
      }),
      { numRuns: 50 },
    );
  });
});

/** The same records, met in the opposite order: two people's documents agree on values, not on iteration. */
function reversed(state: BoardState): BoardState {
  const backwards = <K, V>(map: ReadonlyMap<K, V>) => new Map([...map].reverse());
  const placements = new Map([...state.placements].map(([map, placed]) => [map, backwards(placed)]));
  return { ...state, lanes: backwards(state.lanes), columns: backwards(state.columns), placements };
}

function allBoxes(found: MapLayout): Box[] {
  return [
    found.titleBox,
    found.bodyBox,
    ...[...found.columnHeaders, ...found.laneHeaders, ...found.cells].map(({ box }) => box),
  ];
}

function boxOfCell(found: MapLayout, lane: LaneId | null, column: string | null): Box {
  const cell = found.cells.find((candidate) => candidate.lane === lane && candidate.column === column);
  if (!cell) throw new Error("card without cell");
  return cell.box;
}

function overlaps(boxes: readonly Box[]): boolean {
  return boxes.some((a, at) =>
    boxes.slice(at + 1).some((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h),
  );
}
