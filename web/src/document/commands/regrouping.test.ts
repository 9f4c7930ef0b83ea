import { describe, expect, it } from "vitest";
import { cellsOf, columnsOf, lanesOf } from "@/document/arrangement";
import { createCardInCell } from "@/document/commands/cells";
import { addColumn } from "@/document/commands/columns";
import { columnSiblings } from "@/document/commands/insertion";
import { addLane } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import { mergeColumns, mergeLanes, splitColumn, splitLane } from "@/document/commands/regrouping";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { plainState, seededBoard } from "@/document/replicas.fixture";
import { createUndo } from "@/document/undo";

/** Two slices over two steps of one activity and one step of another; the first cell holds a, b and c. */
function storyWall() {
  const board = seededBoard();
  const undo = createUndo(board);
  const map = createMap(board, { kind: "story_map", pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } });
  const first = addLane(board, { map, role: "slice", title: "First" });
  const second = addLane(board, { map, role: "slice", title: "Second" });
  const activity = addColumn(board, { map, role: "activity", title: "Decide", card: "new" });
  const other = addColumn(board, { map, role: "activity", title: "Buy", card: "new" });
  const step = addColumn(board, { map, role: "step", parent: activity, title: "Compare", card: "new" });
  const next = addColumn(board, { map, role: "step", parent: activity, title: "", card: "new" });
  const last = addColumn(board, { map, role: "step", parent: other, title: "Pay", card: "new" });
  const put = (title: string, lane: LaneId, column: ColumnId): CardId =>
    createCardInCell(board, { map, lane, column, index: 99, title });
  const cards = { a: put("a", first, step), b: put("b", first, step), c: put("c", first, step) };
  const titles = (lane: LaneId, column: ColumnId): string[] =>
    cellsOf(board.state, map)
      .at(lane, column)
      .map(({ card }) => board.state.cards.get(card)?.title ?? "");
  return { board, undo, map, first, second, activity, other, step, next, last, put, cards, titles };
}

const lanes = (board: Parameters<typeof plainState>[0], map: MapId): string[] =>
  lanesOf(board, map).map(({ title }) => title);

describe("a lane", () => {
  it("that is split keeps what matters most, and its lower cards go to the new one in their order", () => {
    const { board, first, step, titles, map } = storyWall();
    const made = splitLane(board, first, { index: 1, role: "slice", cards: null }) as LaneId;
    expect(lanes(board.state, map)).toEqual(["First", "", "Second"]);
    expect(titles(first, step)).toEqual(["a", "b"]);
    expect(titles(made, step)).toEqual(["c"]);
  });

  it("that is split by choice lets exactly the chosen cards go", () => {
    const { board, first, step, cards, titles } = storyWall();
    const made = splitLane(board, first, { index: 1, role: "slice", cards: new Set([cards.a, cards.c]) }) as LaneId;
    expect([titles(first, step), titles(made, step)]).toEqual([["b"], ["a", "c"]]);
  });

  it("that is merged puts its cards below the others, and gives its title where there was none", () => {
    const { board, undo, map, first, second, step, last, put, titles } = storyWall();
    put("d", second, step);
    put("e", second, last);
    const before = JSON.stringify(plainState(board.state));
    expect(mergeLanes(board, { from: second, into: first })).toBe(true);
    expect(lanes(board.state, map)).toEqual(["First"]);
    expect(titles(first, step)).toEqual(["a", "b", "c", "d"]);
    expect(titles(first, last)).toEqual(["e"]);
    undo.undo();
    expect(JSON.stringify(plainState(board.state))).toBe(before);
    const untitled = addLane(board, { map, role: "slice" });
    mergeLanes(board, { from: second, into: untitled });
    expect(board.state.lanes.get(untitled)?.title).toBe("Second");
  });

  it("keeps the values of fields, its own before the other's", () => {
    const { board, first, second } = storyWall();
    const record = (id: LaneId) => board.roots.lanes.get(id) as unknown as Map<string, unknown>;
    record(first).set("f:outcome", "People compare");
    record(second).set("f:outcome", "People pay");
    record(second).set("f:measure", "Ten a week");
    mergeLanes(board, { from: second, into: first });
    expect(record(first).get("f:outcome")).toBe("People compare");
    expect(record(first).get("f:measure")).toBe("Ten a week");
  });

  it("is not merged with itself, or with one of another map", () => {
    const { board, first } = storyWall();
    const elsewhere = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } });
    const far = addLane(board, { map: elsewhere, role: "standard" });
    expect(mergeLanes(board, { from: first, into: first })).toBe(false);
    expect(mergeLanes(board, { from: first, into: far })).toBe(false);
  });
});

describe("a column", () => {
  it("that is split gets a neighbour in its group, headed by a card of its own", () => {
    const { board, activity, map, first, step, next, titles } = storyWall();
    const made = splitColumn(board, step, { index: 1, role: "step", cards: null }) as ColumnId;
    expect(columnSiblings(board.state, map, activity).map(({ id }) => id)).toEqual([step, made, next]);
    expect(board.state.columns.get(made)?.card).not.toBeNull();
    expect([titles(first, step), titles(first, made)]).toEqual([["a", "b"], ["c"]]);
  });

  it("that is merged puts its cards behind the others and takes a title where there was none", () => {
    const { board, undo, first, step, next, titles } = storyWall();
    const before = JSON.stringify(plainState(board.state));
    mergeColumns(board, { from: step, into: next });
    expect(titles(first, next)).toEqual(["a", "b", "c"]);
    expect(board.state.columns.get(next)?.title).toBe("Compare");
    undo.undo();
    expect(JSON.stringify(plainState(board.state))).toBe(before);
  });

  it("that groups others gives them along, in their order, and is never merged into what it groups", () => {
    const { board, map, activity, other, step, next, last } = storyWall();
    expect(mergeColumns(board, { from: activity, into: step })).toBe(false);
    mergeColumns(board, { from: activity, into: other });
    expect(columnSiblings(board.state, map, other).map(({ id }) => id)).toEqual([last, step, next]);
    expect(columnsOf(board.state, map).map(({ column }) => column.id)).toEqual([other]);
  });
});
