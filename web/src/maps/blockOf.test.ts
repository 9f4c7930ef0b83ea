import { expect, it } from "vitest";
import type { CardId, MapId } from "@/document/records";
import { blockOf } from "@/maps/blockOf";
import { kanban } from "@/maps/kanban/kanban.fixture";

const board = kanban({
  cards: ["a", "b", "c", "d", "free"],
  lanes: [
    { id: "l0", role: "lane", order: "a0" },
    { id: "l1", role: "lane", order: "a1" },
    { id: "l2", role: "lane", order: "a2" },
  ],
  columns: ["funnel", "review", "ready"].map((role, at) => ({ id: `c${at}`, role, order: `a${at}` })),
  placements: [
    ["a", "l0", "c1", "a1"],
    ["b", "l0", "c1", "a0"],
    ["c", "l2", "c1", "a0"],
    ["d", "l2", "c2", "a0"],
  ],
});
const block = (...cards: string[]) => {
  const found = blockOf(board.state, cards as CardId[], "m" as MapId);
  return found && [...found];
};

it("is where cards stand to each other, in reading order, with the rows in between", () => {
  expect(block("d", "a", "b", "c")).toEqual([
    ["b", [0, 0]],
    ["a", [0, 0]],
    ["c", [2, 0]],
    ["d", [2, 1]],
  ]);
  expect(block("c", "d", "free")).toEqual([
    ["c", [0, 0]],
    ["d", [0, 1]],
  ]);
});

it("is none in one cell, off maps, or of one card", () => {
  expect([block("a", "b"), block("free", "a"), block("d"), block()]).toEqual([null, null, null, null]);
});
