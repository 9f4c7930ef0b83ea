import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { cardsNowhere, cellsOf, columnsOf, lanesOf, placesOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { moveCardsOnCanvas, placeOnCanvas, raiseCards } from "@/document/commands/canvas";
import { createCard, deleteCards, restoreCards, setDiscipline, setSize, setTitle } from "@/document/commands/cards";
import { createCardInCell, moveCardsToCell, moveCardToCell, placeOnMap, takeOffMap } from "@/document/commands/cells";
import { copyCards, pasteCards, readCopiedCards } from "@/document/commands/clipboard";
import { addColumn, deleteColumn, moveColumn, restoreColumn } from "@/document/commands/columns";
import { duplicateCards } from "@/document/commands/duplicates";
import { addLane, deleteLane, moveLane, setLimit } from "@/document/commands/lanes";
import { createMap, deleteMap, moveMap, restoreMap } from "@/document/commands/maps";
import { deleteSelection } from "@/document/commands/selection";
import { type CardId, type ColumnId, type LaneId, type MapId, TITLE_LIMIT } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";

const origin = { x: 0, y: 0 };

/** A board with a map of two lanes and two columns without groups. */
function kanban() {
  const board = seededBoard();
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
  const map = createMap(board, { kind: "kanban", pos: { x: 100, y: 400 }, starter });
  const [lane, otherLane] = lanesOf(board.state, map).map(({ id }) => id) as [LaneId, LaneId];
  const [column, otherColumn] = columnsOf(board.state, map).map((group) => group.column.id) as [ColumnId, ColumnId];
  const cell = { map, lane, column };
  const card = (title: string, index = Number.POSITIVE_INFINITY) => createCardInCell(board, { ...cell, title, index });
  return { board, map, lane, otherLane, column, otherColumn, cell, card };
}

function titles(board: Board, map: MapId, lane: LaneId, column: ColumnId): string[] {
  return cellsOf(board.state, map)
    .at(lane, column)
    .map(({ card }) => board.state.cards.get(card)?.title ?? "?");
}

function names(board: Board, map: MapId): unknown[] {
  const flat = (level: ReturnType<typeof columnsOf>): unknown[] =>
    level.map(({ column, children }) => (children.length > 0 ? [column.title, flat([...children])] : column.title));
  return flat(columnsOf(board.state, map));
}

describe("createMap", () => {
  it("builds the starter in one transaction", () => {
    const board = seededBoard();
    let published = 0;
    board.subscribe(() => published++);
    const map = createMap(board, {
      kind: "service_blueprint",
      pos: { x: 1, y: 2 },
      title: "Heat",
      starter: smallStarter,
    });
    expect(published).toBe(1);
    expect(board.state.maps.get(map)).toMatchObject({ kind: "service_blueprint", title: "Heat", pos: { x: 1, y: 2 } });
    expect(lanesOf(board.state, map).map(({ role, title, limit }) => [role, title, limit])).toEqual([
      ["customer_actions", "Customer", null],
      ["support_systems", "Support", 3],
    ]);
    expect(names(board, map)).toEqual([["Before", ["Ask", "Wait"]], "Use"]);
    const cards = [...board.state.cards.values()].map(({ title, color, discipline }) => [title, color, discipline]);
    expect(cards).toEqual([
      ["Ask", "paper", null],
      ["Wait", "paper", null],
      ["Calls us", "yellow", "service"],
    ]);
    expect(cardsNowhere(board.state)).toEqual([]);
  });

  it("stands above the maps before it, moves, goes and comes back", () => {
    const { board, map, card } = kanban();
    const inside = card("Inside");
    const second = createMap(board, { kind: "kanban", pos: origin, starter: { lanes: [], columns: [] } });
    const order = (id: MapId) => board.state.maps.get(id)?.order ?? "";
    expect(order(second) > order(map)).toBe(true);
    moveMap(board, { map, pos: { x: 7, y: 8 } });
    expect(board.state.maps.get(map)?.pos).toEqual({ x: 7, y: 8 });
    deleteMap(board, map);
    expect(cardsNowhere(board.state)).toEqual([inside]);
    restoreMap(board, map);
    expect(cardsNowhere(board.state)).toEqual([]);
  });
});

describe("cards in cells", () => {
  it("are made and moved to exactly the place wanted", () => {
    const { board, map, lane, column, otherColumn, cell, card } = kanban();
    const [a, b, c] = [card("a"), card("b"), card("c")];
    card("first", 0);
    expect(titles(board, map, lane, column)).toEqual(["first", "a", "b", "c"]);
    moveCardToCell(board, { ...cell, card: a, index: 2 });
    expect(titles(board, map, lane, column)).toEqual(["first", "b", "a", "c"]);
    moveCardsToCell(board, { ...cell, cards: [c, a], index: 1 });
    expect(titles(board, map, lane, column)).toEqual(["first", "c", "a", "b"]);
    moveCardsToCell(board, { ...cell, column: otherColumn, cards: [b, c], index: 0 });
    expect(titles(board, map, lane, otherColumn)).toEqual(["b", "c"]);
    expect(titles(board, map, lane, column)).toEqual(["first", "a"]);
  });

  it("write nothing when dropped where they were", () => {
    const { board, cell, card } = kanban();
    const a = card("a");
    card("b");
    const version = board.state.version;
    moveCardToCell(board, { ...cell, card: a, index: 0 });
    expect(board.state.version).toBe(version);
  });

  it("go between cards with equal keys", () => {
    const { board, map, lane, column, cell, card } = kanban();
    const cards = [card("a"), card("b"), card("c")];
    for (const id of cards) board.roots.placements.set(`${map}:${id}`, { lane, column, order: "a1" });
    const before = titles(board, map, lane, column);
    createCardInCell(board, { ...cell, title: "new", index: 1 });
    expect(titles(board, map, lane, column)).toEqual([before[0], "new", before[1], before[2]]);
  });

  it("leave the canvas when dragged from it, or whatever they are dragged from", () => {
    const { board, map, cell } = kanban();
    const card = createCard(board, { pos: origin });
    moveCardToCell(board, { ...cell, card, index: 0 });
    expect(placesOf(board.state, card)).toMatchObject({ canvas: false, maps: [map] });
    placeOnCanvas(board, { card, pos: origin });
    moveCardToCell(board, { ...cell, card, index: 0 });
    expect(placesOf(board.state, card)).toMatchObject({ canvas: true, maps: [map] });
    const second = createMap(board, { kind: "kanban", pos: origin, starter: smallStarter });
    const lane = lanesOf(board.state, second)[0]?.id as LaneId;
    const column = columnsOf(board.state, second)[1]?.column.id as ColumnId;
    placeOnMap(board, { map: second, lane, column, card, index: 0 });
    expect(placesOf(board.state, card)).toMatchObject({ canvas: true, maps: [map, second] });
    moveCardToCell(board, { map: second, lane, column, card, index: 0, from: map });
    expect(placesOf(board.state, card)).toMatchObject({ canvas: true, maps: [second] });
    moveCardsOnCanvas(board, [{ card, pos: { x: 5, y: 5 }, from: second }]);
    expect(placesOf(board.state, card)).toMatchObject({ canvas: true, maps: [] });
  });

  it("come to lie above the map when taken off their last place", () => {
    const { board, map, card } = kanban();
    const only = card("only");
    takeOffMap(board, { card: only, map });
    expect(board.state.canvas.get(only)?.pos).toEqual({ x: 100, y: 240 });
    takeOffMap(board, { card: only, map });
    expect(placesOf(board.state, only)).toMatchObject({ canvas: true, maps: [] });
  });

  it("stay out of the cells of a map where they head a column", () => {
    const { board, map, cell } = kanban();
    const header = createCard(board, { pos: origin, title: "Step" });
    placeOnMap(board, { ...cell, card: header, index: 0 });
    addColumn(board, { map, role: "step", card: header });
    expect(board.state.placements.get(map)?.has(header)).not.toBe(true);
    moveCardToCell(board, { ...cell, card: header, index: 0 });
    expect(board.state.placements.get(map)?.has(header)).not.toBe(true);
    expect(names(board, map)).toEqual(["To do", "Done", "Step"]);
  });

  it("are left alone when map or card is unknown", () => {
    const { board, cell } = kanban();
    const version = board.state.version;
    moveCardToCell(board, { ...cell, card: "nobody" as CardId, index: 0 });
    moveCardToCell(board, { ...cell, map: "nowhere" as MapId, card: "nobody" as CardId, index: 0 });
    moveCardsOnCanvas(board, [{ card: "nobody" as CardId, pos: origin }]);
    expect(board.state.version).toBe(version);
  });
});

describe("lanes and columns", () => {
  it("are added and moved to exactly the place wanted", () => {
    const { board, map, lane } = kanban();
    addLane(board, { map, role: "lane", title: "Zero", index: 0, limit: 4 });
    const laneTitles = () => lanesOf(board.state, map).map(({ title }) => title);
    expect(laneTitles()).toEqual(["Zero", "One", "Two"]);
    moveLane(board, { lane, index: 2 });
    expect(laneTitles()).toEqual(["Zero", "Two", "One"]);
    const version = board.state.version;
    moveLane(board, { lane, index: 2 });
    expect(board.state.version).toBe(version);
  });

  it("lose no card when deleted", () => {
    const { board, map, lane, column, card } = kanban();
    const a = card("a");
    deleteLane(board, lane);
    expect(cellsOf(board.state, map).unplaced.map((placement) => placement.card)).toEqual([a]);
    deleteColumn(board, column);
    expect(cardsNowhere(board.state)).toEqual([]);
  });

  it("make header cards, which outlive their column", () => {
    const { board, map } = kanban();
    const step = addColumn(board, { map, role: "step", title: "Pay", card: "new", index: 1 });
    expect(names(board, map)).toEqual(["To do", "Pay", "Done"]);
    const header = board.state.columns.get(step)?.card as CardId;
    deleteColumn(board, step);
    expect(board.state.cards.get(header)).toMatchObject({ title: "Pay", deleted: false });
    restoreColumn(board, step);
    expect(names(board, map)).toEqual(["To do", "Pay", "Done"]);
  });

  it("move into, out of and with their groups", () => {
    const { board, map } = kanban();
    const group = addColumn(board, { map, role: "group", title: "G", index: 1 });
    const x = addColumn(board, { map, role: "sub", title: "x", parent: group });
    addColumn(board, { map, role: "sub", title: "y", parent: group });
    expect(names(board, map)).toEqual(["To do", ["G", ["x", "y"]], "Done"]);
    moveColumn(board, { column: group, parent: null, index: 0 });
    expect(names(board, map)).toEqual([["G", ["x", "y"]], "To do", "Done"]);
    moveColumn(board, { column: x, parent: group, index: 1 });
    moveColumn(board, { column: x, parent: null, index: 2 });
    expect(names(board, map)).toEqual([["G", ["y"]], "To do", "x", "Done"]);
    moveColumn(board, { column: x, parent: group, index: 0 });
    expect(names(board, map)).toEqual([["G", ["x", "y"]], "To do", "Done"]);
    moveColumn(board, { column: group, parent: x, index: 0 });
    moveColumn(board, { column: group, parent: group, index: 0 });
    moveColumn(board, { column: x, parent: "nobody" as ColumnId, index: 0 });
    expect(names(board, map)).toEqual([["G", ["x", "y"]], "To do", "Done"]);
  });

  it("stay where their group stood when it is deleted, and are grouped again when it comes back", () => {
    const { board, map } = kanban();
    const group = addColumn(board, { map, role: "group", title: "G", index: 1 });
    for (const title of ["x", "y"]) addColumn(board, { map, role: "sub", title, parent: group });
    deleteColumn(board, group);
    expect(names(board, map)).toEqual(["To do", "x", "y", "Done"]);
    restoreColumn(board, group);
    expect(names(board, map)).toEqual(["To do", ["G", ["x", "y"]], "Done"]);
  });

  it("come to the place wanted also between columns whose group was deleted", () => {
    const { board, map } = kanban();
    const group = addColumn(board, { map, role: "group", title: "G", index: 1 });
    const [x] = ["x", "y", "z"].map((title) => addColumn(board, { map, role: "sub", title, parent: group }));
    deleteColumn(board, group);
    addColumn(board, { map, role: "sub", title: "new", index: 2 });
    expect(names(board, map)).toEqual(["To do", "x", "new", "y", "z", "Done"]);
    addColumn(board, { map, role: "sub", title: "last", index: 5 });
    expect(names(board, map)).toEqual(["To do", "x", "new", "y", "z", "last", "Done"]);
    moveColumn(board, { column: x as ColumnId, parent: null, index: 4 });
    expect(names(board, map)).toEqual(["To do", "new", "y", "z", "x", "last", "Done"]);
  });

  it("carry limits beside other rules", () => {
    const { board, column, lane } = kanban();
    (board.roots.columns.get(column) as Y.Map<unknown>).set("rules", { policy: "kept" });
    setLimit(board, { column }, 3);
    setLimit(board, { lane }, 2.4);
    expect([board.state.columns.get(column)?.limit, board.state.lanes.get(lane)?.limit]).toEqual([3, 2]);
    setLimit(board, { column }, null);
    setLimit(board, { lane }, Number.NaN);
    expect([board.state.columns.get(column)?.limit, board.state.lanes.get(lane)?.limit]).toEqual([null, null]);
    expect((board.roots.columns.get(column) as Y.Map<unknown>).get("rules")).toEqual({ policy: "kept" });
  });
});

describe("cards", () => {
  it("are deleted with the columns they head, and come back with those that went together", () => {
    const { board, map } = kanban();
    const step = addColumn(board, { map, role: "step", title: "Pay", card: "new" });
    const early = addColumn(board, {
      map,
      role: "step",
      title: "Early",
      card: board.state.columns.get(step)?.card as CardId,
    });
    deleteColumn(board, early);
    const header = board.state.columns.get(step)?.card as CardId;
    deleteCards(board, [header]);
    expect(board.state.columns.get(step)?.deleted).toBe(true);
    restoreCards(board, [header]);
    expect(board.state.cards.get(header)?.deleted).toBe(false);
    expect(board.state.columns.get(step)?.deleted).toBe(false);
    expect(board.state.columns.get(early)?.deleted).toBe(true);
  });

  it("are flagged with who and when", () => {
    const { board, card } = kanban();
    const a = card("a");
    deleteCards(board, [a]);
    expect((board.roots.cards.get(a) as Y.Map<unknown>).get("deleted")).toEqual({ at: expect.any(Number), by: "ana" });
  });

  it("take a discipline, a size and a title, and give them up", () => {
    const { board, card } = kanban();
    const a = card("a");
    setDiscipline(board, [a], "design");
    setSize(board, [{ card: a, size: [300, 200] }]);
    setTitle(board, a, "x".repeat(TITLE_LIMIT + 10));
    expect(board.state.cards.get(a)).toMatchObject({ discipline: "design", size: [300, 200] });
    expect(board.state.cards.get(a)?.title.length).toBe(TITLE_LIMIT);
    setDiscipline(board, [a], null);
    setSize(board, [{ card: a, size: null }]);
    expect(board.state.cards.get(a)).toMatchObject({ discipline: null, size: null });
  });

  it("rise above the others on the canvas, in their order", () => {
    const board = seededBoard();
    const [a, b, c] = [1, 2, 3].map((x) => createCard(board, { pos: { x, y: 0 } })) as [CardId, CardId, CardId];
    raiseCards(board, [b, a]);
    const sorted = [...board.state.canvas.values()].sort((x, y) => (x.order < y.order ? -1 : 1));
    expect(sorted.map(({ card }) => card)).toEqual([c, a, b]);
  });

  it("rise while they are moved, and keep their order when nothing lies above them", () => {
    const board = seededBoard();
    const [a, b, c] = [1, 2, 3].map((x) => createCard(board, { pos: { x, y: 0 } })) as [CardId, CardId, CardId];
    const pos = { x: 9, y: 9 };
    moveCardsOnCanvas(board, [{ card: a, pos }], { raise: true });
    const sorted = () => [...board.state.canvas.values()].sort((x, y) => (x.order < y.order ? -1 : 1));
    expect(sorted().map(({ card }) => card)).toEqual([b, c, a]);
    const before = board.state.canvas.get(a)?.order;
    moveCardsOnCanvas(board, [{ card: a, pos: { x: 10, y: 10 } }], { raise: true });
    expect(board.state.canvas.get(a)).toMatchObject({ pos: { x: 10, y: 10 }, order: before });
    moveCardsOnCanvas(board, [{ card: b, pos }]);
    expect(sorted().map(({ card }) => card)).toEqual([b, c, a]);
  });
});

describe("copies", () => {
  it("have new ids and all the originals hold, and lie beside them", () => {
    const { board, map, lane, column, card } = kanban();
    const onWall = createCard(board, { pos: { x: 10, y: 10 }, title: "wall", color: "pink", discipline: "design" });
    const inMap = card("a");
    card("b");
    const body = (board.roots.cards.get(onWall) as Y.Map<unknown>).get("body") as Y.XmlFragment;
    body.insert(0, [new Y.XmlText("words")]);
    const [first, second] = duplicateCards(board, [onWall, inMap]) as [CardId, CardId];
    expect(board.state.cards.get(first)).toMatchObject({ title: "wall", color: "pink", discipline: "design" });
    expect(board.state.canvas.get(first)?.pos).toEqual({ x: 34, y: 34 });
    const copied = (board.roots.cards.get(first) as Y.Map<unknown>).get("body");
    expect(String(copied)).toBe("words");
    expect(titles(board, map, lane, column)).toEqual(["a", "a", "b"]);
    expect(board.state.canvas.has(second)).toBe(false);
  });

  it("of a header lie near its map", () => {
    const { board, map } = kanban();
    const step = addColumn(board, { map, role: "step", title: "Pay", card: "new" });
    const [copy] = duplicateCards(board, [board.state.columns.get(step)?.card as CardId]);
    expect(board.state.canvas.get(copy as CardId)?.pos).toEqual({ x: 124, y: 424 });
  });

  it("travel as plain JSON to another board, to the canvas or into a cell", () => {
    const { board, cell, card } = kanban();
    const wall = createCard(board, { pos: { x: 50, y: 60 }, title: "wall", color: "teal" });
    createCard(board, { pos: { x: 150, y: 80 }, title: "right" });
    const sent: unknown = JSON.parse(
      JSON.stringify(copyCards(board, [...board.state.canvas.keys(), card("inside"), wall])),
    );
    const copied = readCopiedCards(sent);
    if (!copied) throw new Error("not read");
    const other = seededBoard("bob", 2);
    const pasted = pasteCards(other, copied, { pos: { x: 1_000, y: 0 } });
    const seen = pasted.map((id) => [other.state.cards.get(id)?.title, other.state.canvas.get(id)?.pos]);
    expect(seen).toContainEqual(["wall", { x: 1_000, y: 0 }]);
    expect(seen).toContainEqual(["right", { x: 1_100, y: 20 }]);
    expect(other.state.cards.get(pasted[0] as CardId)?.createdBy).toBe("bob");
    pasteCards(board, copied, { ...cell, index: 0 });
    expect(titles(board, cell.map, cell.lane, cell.column).sort()).toEqual(["inside", "inside", "right", "wall"]);
  });

  it("are not read from anything else", () => {
    for (const value of [null, 3, "x", [], {}, { format: "walkboard/cards", version: 2, cards: [] }]) {
      expect(readCopiedCards(value)).toBeNull();
    }
    const odd = { format: "walkboard/cards", version: 1, cards: [null, { title: 4, color: "mud", offset: ["a", 1] }] };
    expect(readCopiedCards(odd)?.cards).toEqual([
      { title: "", color: "paper", discipline: null, size: null, offset: null },
    ]);
  });
});

describe("deleteSelection", () => {
  it("deletes whatever is selected", () => {
    const { board, map, lane, column, card } = kanban();
    const a = card("a");
    deleteSelection(board, { cards: [a], lanes: [lane], columns: [column], maps: [map] });
    const { cards, lanes, columns, maps } = board.state;
    const flags = [cards.get(a), lanes.get(lane), columns.get(column), maps.get(map)].map((record) => record?.deleted);
    expect(flags).toEqual([true, true, true, true]);
    deleteSelection(board, {});
  });
});
