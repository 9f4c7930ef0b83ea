import { describe, expect, it } from "vitest";
import { type BoardOutline, stateFromOutline } from "@/document/outline";
import type { ThingId } from "@/document/things";

const outline: BoardOutline = {
  cards: [
    { id: "c1", color: "yellow", discipline: "design", size: [200, 120] },
    { id: "c2", color: "paper", discipline: null },
  ],
  maps: [{ id: "m", kind: "kanban", title: "Flow", pos: [10.5, 20], order: "a0" }],
  lanes: [{ id: "l", map: "m", role: "lane", order: "a0", title: "All" }],
  columns: [
    { id: "k1", map: "m", role: "group", order: "a0", title: "Analysis" },
    { id: "k2", map: "m", role: "state", order: "a0", title: "", parent: "k1", card: "c2", limit: 3 },
  ],
  placements: [
    ["m:c1", { lane: "l", column: "k2", order: "a0", path: null }],
    ["canvas:c2", { pos: [1, 2], order: "a1" }],
  ],
};

describe("stateFromOutline", () => {
  it("reads every kind of record", () => {
    const state = stateFromOutline(outline);
    expect([...state.cards.values()].map(({ color, discipline, size }) => [color, discipline, size])).toEqual([
      ["yellow", "design", [200, 120]],
      ["paper", null, null],
    ]);
    expect([...state.maps.values()]).toEqual([
      {
        id: "m",
        kind: "kanban",
        title: "Flow",
        fields: new Map(),
        pos: { x: 10.5, y: 20 },
        order: "a0",
        deleted: false,
      },
    ]);
    expect([...state.columns.values()].map(({ parent, card, limit }) => [parent, card, limit])).toEqual([
      [null, null, null],
      ["k1", "c2", 3],
    ]);
    expect([...state.placements.values()].map((on) => [...on.values()])).toEqual([
      [{ card: "c1", map: "m", lane: "l", column: "k2", order: "a0", path: null }],
    ]);
    expect([...state.canvas.values()]).toEqual([{ card: "c2", pos: { x: 1, y: 2 }, order: "a1" }]);
  });

  it("reads things and connectors, and outlines of servers that know of none", () => {
    const state = stateFromOutline({
      ...outline,
      shapes: [
        { id: "s", type: "shape", pos: [1, 2], size: [30, 40], order: "a0", color: "blue", form: "cloud" },
        { id: "i", type: "ink", pos: [0, 0], size: [9, 9], order: "a1", pen: "pen", width: 4, points: [0, 0, 0.5] },
        { id: "p", type: "image", pos: [0, 0], size: [90, 60], order: "a2", image: "sha-1" },
      ],
      connectors: [{ id: "k", from: { item: "s" }, to: { pos: [9, 9] }, path: "curved" }],
    });
    expect([...state.things.values()].map(({ type, color, box }) => [type, color, box.w])).toEqual([
      ["shape", "blue", 30],
      ["ink", "paper", 9],
      ["image", "paper", 90],
    ]);
    expect(state.things.get("p" as ThingId)).toMatchObject({ image: "sha-1" });
    expect([...state.connectors.values()]).toMatchObject([{ path: "curved", to: { at: { x: 9, y: 9 } } }]);
    expect(stateFromOutline(outline).things.size).toBe(0);
  });

  it("reads an outline of another version without failing", () => {
    const odd = { cards: [null, 3, { id: 4 }, { id: "c", deleted: true }], lanes: "x", placements: [["a"], 4] };
    const state = stateFromOutline(odd as unknown as BoardOutline);
    expect([...state.cards.values()].map(({ id, deleted }) => [id, deleted])).toEqual([["c", true]]);
    expect(state.lanes.size).toBe(0);
  });
});
