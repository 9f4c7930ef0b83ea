import { describe, expect, it } from "vitest";
import { cellsOf, columnsOf, lanesOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { createCardInCell, moveCardsToCell } from "@/document/commands/cells";
import { addColumn } from "@/document/commands/columns";
import { divideColumn, uniteColumns } from "@/document/commands/doingDone";
import { addLane } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import type { CardId, ColumnId, MapId } from "@/document/records";
import { deliverAll, replicas } from "@/document/replicas.fixture";

const NAMES = { group: { role: "group", title: "Analysis" }, title: "Doing", waiting: { role: "waiting", title: "" } };

function wall() {
  const people = replicas(2);
  const [{ board, undo }, other] = people as [(typeof people)[number], (typeof people)[number]];
  const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } });
  const lane = addLane(board, { map, role: "lane" });
  const [review, analysis, done] = ["review", "analysis", "done"].map((role) =>
    addColumn(board, { map, role, ...(role === "analysis" ? { limit: 3 } : {}) }),
  ) as [ColumnId, ColumnId, ColumnId];
  const cards = ["a", "b"].map((title, index) =>
    createCardInCell(board, { map, lane, column: analysis, index, title }),
  );
  deliverAll(people);
  return { people, board, undo, other, map, lane, review, analysis, done, cards };
}

/** Columns with what they hold, groups in brackets. */
function shape(board: Board, map: MapId): unknown {
  return columnsOf(board.state, map).map(({ column, children }) =>
    children.length > 0 ? [column.title, column.limit, children.map((one) => one.column.role)] : column.role,
  );
}

describe("dividing a state into doing and done", () => {
  it("keeps the column with its cards, puts a group around it that has its place and limit, and is one step", () => {
    const { board, undo, map, lane, analysis, cards } = wall();
    const group = divideColumn(board, analysis, NAMES);
    expect(shape(board, map)).toEqual(["review", ["Analysis", 3, ["analysis", "waiting"]], "done"]);
    expect(board.state.columns.get(analysis)).toMatchObject({ title: "Doing", limit: null, parent: group });
    expect(
      cellsOf(board.state, map)
        .at(lane, analysis)
        .map(({ card }) => card),
    ).toEqual(cards);
    expect(divideColumn(board, analysis, NAMES)).toBeNull();
    undo.undo();
    expect(shape(board, map)).toEqual(["review", "analysis", "done"]);
    expect(board.state.columns.get(analysis)).toMatchObject({ title: "", limit: 3, parent: null });
  });

  it("goes back: all cards in the column that stayed, with place, limit and title, in one step", () => {
    const { board, undo, map, lane, analysis, cards } = wall();
    const group = divideColumn(board, analysis, NAMES) as ColumnId;
    const waiting = columnsOf(board.state, map)[1]?.children[1]?.column.id as ColumnId;
    moveCardsToCell(board, { map, lane, column: waiting, cards: [cards[0] as CardId], index: 0 });
    expect(uniteColumns(board, group, "")).toBe(analysis);
    expect(shape(board, map)).toEqual(["review", "analysis", "done"]);
    expect(board.state.columns.get(analysis)).toMatchObject({ title: "", limit: 3, parent: null });
    expect(
      cellsOf(board.state, map)
        .at(lane, analysis)
        .map(({ card }) => card),
    ).toEqual([cards[1], cards[0]]);
    undo.undo();
    expect(shape(board, map)).toEqual(["review", ["Analysis", 3, ["analysis", "waiting"]], "done"]);
    expect(
      cellsOf(board.state, map)
        .at(lane, waiting)
        .map(({ card }) => card),
    ).toEqual([cards[0]]);
  });

  it("loses no card that somebody moves into the second column while another one unites them", () => {
    const { people, board, other, map, lane, analysis, cards } = wall();
    const group = divideColumn(board, analysis, NAMES) as ColumnId;
    deliverAll(people);
    const waiting = columnsOf(board.state, map)[1]?.children[1]?.column.id as ColumnId;
    uniteColumns(board, group, "");
    moveCardsToCell(other.board, { map, lane, column: waiting, cards: [cards[0] as CardId], index: 0 });
    deliverAll(people);
    for (const one of people) {
      const cells = cellsOf(one.board.state, map);
      expect(cells.unplaced.map(({ card }) => card)).toEqual([cards[0]]);
      expect(cells.at(lane, analysis).map(({ card }) => card)).toEqual([cards[1]]);
      expect(lanesOf(one.board.state, map)).toHaveLength(1);
    }
  });
});
