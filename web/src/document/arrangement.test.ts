import { describe, expect, it } from "vitest";
import {
  type ColumnGroup,
  cardsNowhere,
  cellsOf,
  columnsOf,
  lanesOf,
  parentOf,
  placesOf,
} from "@/document/arrangement";
import { stateFromOutline } from "@/document/outline";
import type { BoardState, CardId, ColumnId, LaneId, MapId } from "@/document/records";

const map = "m" as MapId;

function column(id: string, order: string, more: object = {}) {
  return { id, map: "m", role: "step", order, title: id, ...more };
}

function stateOf(parts: object): BoardState {
  const maps = [{ id: "m", kind: "kanban", title: "", pos: [0, 0] as const, order: "a0" }];
  return stateFromOutline({ cards: [], maps, lanes: [], columns: [], placements: [], ...parts });
}

function tree(level: readonly ColumnGroup[]): unknown[] {
  return level.map(({ column: { id }, children }) => (children.length > 0 ? [id, tree(children)] : id));
}

describe("columns", () => {
  it("keeps groups together by sorting, whatever the orders of the children are", () => {
    const columns = [
      column("g1", "a1"),
      column("g2", "a0"),
      column("s1", "Zz", { parent: "g1" }),
      column("s3", "a5", { parent: "g2" }),
      column("s2", "a9", { parent: "g1" }),
      column("free", "a0V"),
    ];
    expect(tree(columnsOf(stateOf({ columns }), map))).toEqual([["g2", ["s3"]], "free", ["g1", ["s1", "s2"]]]);
  });

  it("lets columns of a deleted, unknown or foreign group stand at the top", () => {
    const columns = [
      column("gone", "a0", { deleted: true }),
      column("foreign", "a0", { map: "other" }),
      column("a", "a1", { parent: "gone" }),
      column("b", "a2", { parent: "nobody" }),
      column("c", "a3", { parent: "foreign" }),
    ];
    expect(tree(columnsOf(stateOf({ columns }), map))).toEqual(["a", "b", "c"]);
  });

  it("breaks circles that two moves at once can make", () => {
    const columns = [
      column("a", "a0", { parent: "b" }),
      column("b", "a1", { parent: "a" }),
      column("self", "a2", { parent: "self" }),
      column("below", "a3", { parent: "a" }),
    ];
    const state = stateOf({ columns });
    expect(tree(columnsOf(state, map))).toEqual([["a", ["below"]], "b", "self"]);
    const below = state.columns.get("below" as ColumnId);
    expect(below && parentOf(state, below)).toBe("a");
  });
});

describe("cells", () => {
  const lanes = [
    { id: "l1", map: "m", role: "lane", order: "a1", title: "" },
    { id: "l0", map: "m", role: "lane", order: "a0", title: "" },
    { id: "off", map: "m", role: "lane", order: "a2", title: "", deleted: true },
    { id: "else", map: "other", role: "lane", order: "a2", title: "" },
  ];
  const columns = [column("k", "a0"), column("head", "a1", { card: "header" })];
  const cards = ["header", "c1", "c2", "c3", "lost", "away", "far"].map((id) => ({
    id,
    color: "paper",
    discipline: null,
  }));
  const at = (card: string, lane: string, order: string) => [`m:${card}`, { lane, column: "k", order }] as const;
  const placements = [
    at("c1", "l0", "a1"),
    at("c2", "l0", "a0"),
    at("c3", "l0", "a1"),
    at("lost", "off", "a0"),
    at("away", "else", "a1"),
    at("header", "l0", "a0"),
    at("unknown", "l0", "a0"),
    ["gone:far", { lane: "l0", column: "k", order: "a0" }] as const,
  ];
  const state = stateOf({ lanes, columns, cards, placements });

  it("sorts lanes and the cards of a cell by order and id", () => {
    expect(lanesOf(state, map).map(({ id }) => id)).toEqual(["l0", "l1"]);
    const cells = cellsOf(state, map);
    expect(cells.at("l0" as LaneId, "k" as ColumnId).map(({ card }) => card)).toEqual(["c2", "c1", "c3"]);
    expect(cells.at("l1" as LaneId, "k" as ColumnId)).toEqual([]);
  });

  it("keeps cards of deleted or foreign lanes in the tray, and headers out of the cells", () => {
    expect(cellsOf(state, map).unplaced.map(({ card }) => card)).toEqual(["lost", "away"]);
  });

  it("tells where a card shows", () => {
    expect(placesOf(state, "c1" as CardId)).toEqual({ canvas: false, maps: ["m"], columns: [] });
    expect(placesOf(state, "header" as CardId)).toEqual({ canvas: false, maps: [], columns: ["head"] });
    expect(cardsNowhere(state)).toEqual(["far"]);
  });
});
