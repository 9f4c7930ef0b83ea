import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type BoardChange, boardFromUpdate, openBoard } from "@/document/board";
import { moveCardsOnCanvas } from "@/document/commands/canvas";
import { createCard, deleteCards, setColor, setTitle } from "@/document/commands/cards";
import { moveCardToCell } from "@/document/commands/cells";
import { createMap } from "@/document/commands/maps";
import { BoardReadOnlyError } from "@/document/edit";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { plainState, seededBoard } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";

function bigDocument(cards: number): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let i = 0; i < cards; i++) {
      const card = new Y.Map<unknown>();
      card.set("type", "card");
      card.set("title", new Y.Text(`Card number ${i}`));
      card.set("color", "yellow");
      card.set("createdBy", "ana");
      card.set("createdAt", i);
      doc.getMap("cards").set(`c${i}`, card);
      doc.getMap("placements").set(`canvas:c${i}`, { pos: [i, 2 * i], order: `a${i}` });
    }
  });
  return doc;
}

const NO_THINGS = {
  things: new Set(),
  connectors: new Set(),
  tags: false,
  links: false,
  paths: false,
  legend: false,
  frames: new Set(),
  placed: new Map(),
};

describe("openBoard", () => {
  it("reads a document that is there and one that grows", () => {
    const board = seededBoard();
    const changes: BoardChange[] = [];
    board.subscribe((change) => changes.push(change));
    const card = createCard(board, { pos: { x: 10, y: 20 }, title: "Hello", color: "pink" });
    expect(board.state.cards.get(card)).toEqual({
      id: card,
      title: "Hello",
      color: "pink",
      discipline: null,
      size: null,
      tags: [],
      fields: new Map(),
      origin: null,
      locked: false,
      group: null,
      blocked: null,
      deleted: false,
      createdBy: "ana",
      createdAt: expect.any(Number),
    });
    expect(board.state.canvas.get(card)?.pos).toEqual({ x: 10, y: 20 });
    expect(changes).toEqual([
      { ...NO_THINGS, cards: new Set([card]), maps: new Set(), canvas: new Set([card]), local: true },
    ]);
    expect(plainState(openBoard(board.doc, { personId: "bob" }).state)).toEqual(plainState(board.state));
  });

  it("publishes once per transaction, with a new state of a higher version", () => {
    const board = seededBoard();
    const before = board.state;
    const cards = [1, 2, 3].map((x) => createCard(board, { pos: { x, y: 0 } }));
    let published = 0;
    board.subscribe(() => published++);
    setColor(board, cards, "green");
    expect(published).toBe(1);
    expect(board.state).not.toBe(before);
    expect(board.state.version).toBe(before.version + 4);
    setColor(board, cards, "green");
    expect(published).toBe(1);
  });

  it("reads one record again for one keystroke among ten thousand", () => {
    const board = openBoard(bigDocument(10_000), { personId: "ana" });
    const untouched = new Map(board.state.cards);
    const changes: BoardChange[] = [];
    board.subscribe((change) => changes.push(change));
    board.titleOf("c77" as CardId)?.insert(0, "x");
    expect(changes).toEqual([
      { ...NO_THINGS, cards: new Set(["c77"]), maps: new Set(), canvas: new Set(), local: true },
    ]);
    const changed = [...board.state.cards.values()].filter((card) => untouched.get(card.id) !== card);
    expect(changed.map(({ title }) => title)).toEqual(["xCard number 77"]);
  });

  it("names the maps whose layout may differ and keeps header titles up to date", () => {
    const board = seededBoard();
    const map = createMap(board, { kind: "service_blueprint", pos: { x: 0, y: 0 }, starter: smallStarter });
    const step = [...board.state.columns.values()].find(({ title }) => title === "Ask");
    const changes: BoardChange[] = [];
    board.subscribe((change) => changes.push(change));
    setTitle(board, step?.card as CardId, "Ask twice");
    expect(board.state.columns.get(step?.id as ColumnId)?.title).toBe("Ask twice");
    expect(changes).toEqual([
      {
        ...NO_THINGS,
        cards: new Set([step?.card]),
        maps: new Set([map]),
        frames: new Set([map]),
        canvas: new Set(),
        local: true,
      },
    ]);
    expect(board.titleOf(step?.id as ColumnId)).toBe(board.titleOf(step?.card as CardId));
  });

  it("brings a placement to light when its card arrives after it", () => {
    const author = seededBoard();
    const parts: Uint8Array[] = [];
    author.doc.on("update", (update: Uint8Array) => parts.push(update));
    const card = createCard(author, { pos: { x: 1, y: 2 } });
    const other = seededBoard("bob", 2);
    other.doc.getMap("placements").set(`canvas:${card}`, { pos: [5, 5], order: "a0" });
    expect(other.state.canvas.has(card)).toBe(true);
    expect(other.state.cards.has(card)).toBe(false);
    const changes: BoardChange[] = [];
    other.subscribe((change) => changes.push(change));
    for (const part of parts) Y.applyUpdate(other.doc, part);
    expect(changes[0]).toMatchObject({ canvas: new Set([card]), local: false });
    expect(other.state.cards.has(card)).toBe(true);
  });

  it("equals a fresh reading after any mix of commands", () => {
    const board = seededBoard();
    const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: smallStarter });
    const lane = [...board.state.lanes.keys()][0] as LaneId;
    const column = [...board.state.columns.keys()][3] as ColumnId;
    const card = createCard(board, { pos: { x: 0, y: 0 } });
    moveCardToCell(board, { card, map, lane, column, index: 0 });
    moveCardsOnCanvas(board, [{ card, pos: { x: 3, y: 3 }, from: map }]);
    deleteCards(board, [card]);
    expect(plainState(openBoard(board.doc, { personId: "x" }).state)).toEqual(plainState(board.state));
  });

  it("stops listening when destroyed", () => {
    const board = seededBoard();
    let published = 0;
    board.subscribe(() => published++);
    board.destroy();
    board.doc.getMap("cards").set("x", new Y.Map());
    expect(published).toBe(0);
    expect(board.state.cards.size).toBe(0);
  });
});

describe("reading only", () => {
  it("opens a full state that no command can change", () => {
    const board = seededBoard();
    const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Kept" });
    const copy = boardFromUpdate(Y.encodeStateAsUpdate(board.doc));
    expect(copy.state.cards.get(card)?.title).toBe("Kept");
    expect(() => createCard(copy, { pos: { x: 0, y: 0 } })).toThrow(BoardReadOnlyError);
  });

  it("follows a role that changes", () => {
    const board = seededBoard();
    board.setReadOnly(true);
    expect(() => createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: smallStarter })).toThrow(
      "This board is open for reading only.",
    );
    board.setReadOnly(false);
    expect(createCard(board, { pos: { x: 0, y: 0 } })).toBeTruthy();
  });
});

describe("titleOf", () => {
  it("finds the text of anything, and nothing where there is none", () => {
    const board = seededBoard();
    const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, title: "Flow", starter: smallStarter });
    expect(board.titleOf(map)?.toString()).toBe("Flow");
    for (const lane of board.state.lanes.values()) expect(board.titleOf(lane.id)?.toString()).toBe(lane.title);
    for (const column of board.state.columns.values()) expect(board.titleOf(column.id)?.toString()).toBe(column.title);
    expect(board.titleOf("nobody" as MapId)).toBeNull();
  });
});
