import { describe, expect, it } from "vitest";
import { cellsOf, columnsOf, lanesOf } from "@/document/arrangement";
import { createCardInCell } from "@/document/commands/cells";
import { copyCards, pasteCards, readCopiedCards } from "@/document/commands/clipboard";
import { duplicateCards } from "@/document/commands/duplicates";
import { createMap } from "@/document/commands/maps";
import type { CardId, ColumnId, LaneId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { createUndo } from "@/document/undo";

const starter = {
  lanes: [
    { role: "lane", title: "One" },
    { role: "lane", title: "Two" },
  ],
  columns: [
    { role: "todo", title: "To do" },
    { role: "done", title: "Done" },
  ],
};

describe("a block of cells", () => {
  it("comes as it stood, from a cell on, in the order of its cells; what lies beyond the map comes into its last lane and column", () => {
    const board = seededBoard();
    const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter });
    const [lane, otherLane] = lanesOf(board.state, map).map(({ id }) => id) as [LaneId, LaneId];
    const [column, otherColumn] = columnsOf(board.state, map).map((group) => group.column.id) as [ColumnId, ColumnId];
    const card = (title: string) => createCardInCell(board, { map, lane, column, title, index: 9 });
    const titles = (at: LaneId, below: ColumnId): string[] =>
      cellsOf(board.state, map)
        .at(at, below)
        .map(({ card: id }) => board.state.cards.get(id)?.title ?? "?");
    const [a, b] = [card("a"), card("b")];
    const c = createCardInCell(board, { map, lane, column: otherColumn, title: "c", index: 0 });
    const d = createCardInCell(board, { map, lane: otherLane, column: otherColumn, title: "d", index: 0 });
    const cells = new Map<CardId, readonly [number, number]>([
      [a, [0, 0]],
      [b, [0, 0]],
      [c, [0, 1]],
      [d, [1, 1]],
    ]);
    const copied = readCopiedCards(JSON.parse(JSON.stringify(copyCards(board, [d, c, b, a], undefined, cells))));
    if (!copied) throw new Error("not read");
    expect(copied.cards.map(({ title, cell }) => [title, cell])).toEqual([
      ["a", [0, 0]],
      ["b", [0, 0]],
      ["c", [0, 1]],
      ["d", [1, 1]],
    ]);
    const around = { map, lanes: [lane, otherLane], columns: [{ id: column }, { id: otherColumn }] };
    const undo = createUndo(board);
    undo.group(() => pasteCards(board, copied, { ...around, lane, column, index: 1 }));
    expect(titles(lane, column)).toEqual(["a", "a", "b", "b"]);
    expect(titles(lane, otherColumn)).toEqual(["c", "c"]);
    expect(titles(otherLane, otherColumn)).toEqual(["d", "d"]);
    undo.undo();
    expect(titles(otherLane, otherColumn)).toEqual(["d"]);
    pasteCards(board, copied, { ...around, lane: otherLane, column: otherColumn, index: 9 });
    expect(titles(otherLane, otherColumn)).toEqual(["d", "a", "b", "c", "d"]);
    // What is no cell of a block is none: the card comes where the paste begins.
    const odd = { ...copied, cards: copied.cards.map((one) => ({ ...one, cell: [-1, "x"] })) };
    expect(readCopiedCards(odd)?.cards.some(({ cell }) => cell)).toBe(false);
  });
});

it("a card takes its picture along, also to duplicates and into cells; what is no picture is none", () => {
  const board = seededBoard();
  const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter });
  const [lane] = lanesOf(board.state, map).map(({ id }) => id) as [LaneId];
  const [column] = columnsOf(board.state, map).map((group) => group.column.id) as [ColumnId];
  const picture = { image: "img_a", w: 640, h: 400 };
  const card = createCardInCell(board, { map, lane, column, index: 0, picture });
  const shown = (id: CardId | undefined) => board.state.cards.get(id as CardId)?.picture;
  expect(shown(card)).toEqual(picture);
  const copied = readCopiedCards(JSON.parse(JSON.stringify(copyCards(board, [card]))));
  const [copy] = copied ? pasteCards(board, copied, { map, lane, column, index: 0 }) : [];
  expect([shown(copy), shown(duplicateCards(board, [card])[0])]).toEqual([picture, picture]);
  const odd = [7, "img", { image: 3, w: 1, h: 1 }, { image: "img", w: 0, h: 9 }, { image: "img", w: 1 }];
  const read = odd.map((one) => readCopiedCards({ ...copied, cards: [{ title: "x", picture: one }] }));
  expect(read.some((one) => one?.cards[0]?.picture)).toBe(false);
});
