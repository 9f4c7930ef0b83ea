import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { moveCardsOnCanvas } from "@/document/commands/canvas";
import {
  createCard,
  deleteCards,
  restoreCards,
  setBlocked,
  setColor,
  setDiscipline,
  setTitle,
} from "@/document/commands/cards";
import { createCardInCell, moveCardToCell } from "@/document/commands/cells";
import { addColumn, moveColumn } from "@/document/commands/columns";
import { addLane } from "@/document/commands/lanes";
import { createMap, deleteMap } from "@/document/commands/maps";
import { LARGEST_TRANSACTION } from "@/document/edit";
import { CANVAS, type CardId, type ColumnId, type LaneId } from "@/document/records";
import { deliverAll, plainState, replicas, seededBoard } from "@/document/replicas.fixture";
import { placementKey } from "@/document/schema";
import { smallStarter } from "@/document/starter.fixture";
import { createUndo, UNDO_DEPTH } from "@/document/undo";

const origin = { x: 0, y: 0 };

function alone() {
  const board = seededBoard();
  return { board, undo: createUndo(board) };
}

function together() {
  const all = replicas(2);
  const [ana, bob] = all;
  if (!ana || !bob) throw new Error("two replicas");
  return { ana, bob, meet: () => deliverAll(all) };
}

describe("undo alone", () => {
  it("takes back and makes again every command, one step each", () => {
    const { board, undo } = alone();
    const states = [plainState(board.state)];
    const map = createMap(board, { kind: "kanban", pos: origin, title: "Flow", starter: smallStarter });
    const lane = [...board.state.lanes.keys()][0] as LaneId;
    const column = [...board.state.columns.keys()][3] as ColumnId;
    const steps = [
      () => createCard(board, { pos: { x: 5, y: 5 }, title: "One" }),
      () => setColor(board, board.state.canvas.keys(), "blue"),
      () => setBlocked(board, board.state.canvas.keys(), "no crane"),
      () => setBlocked(board, board.state.canvas.keys(), "no permit"),
      () => setBlocked(board, board.state.canvas.keys(), null),
      () =>
        moveCardsOnCanvas(
          board,
          [...board.state.canvas.keys()].map((card) => ({ card, pos: { x: 9, y: 9 } })),
        ),
      () => moveCardToCell(board, { card: [...board.state.canvas.keys()][0] as CardId, map, lane, column, index: 0 }),
      () => addLane(board, { map, role: "extra", title: "More", index: 0 }),
      () => addColumn(board, { map, role: "step", card: "new", title: "Pay" }),
      () => moveColumn(board, { column, parent: null, index: 0 }),
      () => setTitle(board, map, "Stream"),
      () => deleteMap(board, map),
    ];
    for (const step of steps) {
      states.push(visible(board));
      step();
    }
    const last = visible(board);
    for (const state of states.slice(1).reverse()) {
      expect(undo.undo().skipped).toEqual([]);
      expect(visible(board)).toEqual(state);
    }
    for (const state of [...states.slice(2), last]) {
      expect(undo.redo().skipped).toEqual([]);
      expect(visible(board)).toEqual(state);
    }
    expect(undo.canRedo.value).toBe(false);
  });

  /** The state without what is flagged deleted: undoing a birth leaves a flagged record. */
  function visible(board: ReturnType<typeof seededBoard>): unknown {
    const { state } = board;
    const living = (map: ReadonlyMap<string, { readonly deleted: boolean }>) =>
      [...map].filter(([, record]) => !record.deleted).sort();
    const placements = [...board.roots.placements.entries()];
    const shown = placements.filter(([key]) => !state.cards.get(key.split(":")[1] as CardId)?.deleted).sort();
    return [living(state.cards), living(state.maps), living(state.lanes), living(state.columns), shown];
  }

  it("makes a group one step", () => {
    const { board, undo } = alone();
    const card = undo.group(() => {
      const made = createCard(board, { pos: origin });
      setColor(board, [made], "pink");
      return made;
    });
    expect(undo.undo()).toEqual({ applied: 1, skipped: [] });
    expect(board.state.cards.get(card)?.deleted).toBe(true);
    expect(undo.canUndo.value).toBe(false);
    undo.redo();
    expect(board.state.cards.get(card)).toMatchObject({ deleted: false, color: "pink" });
  });

  it("splits a large command into transactions of bounded size and keeps it one step", () => {
    const { board, undo } = alone();
    const cards = Array.from({ length: 450 }, (_, x) => createCard(board, { pos: { x, y: 0 } }));
    let transactions = 0;
    let largest = 0;
    board.subscribe((change) => {
      transactions++;
      largest = Math.max(largest, change.cards.size);
    });
    setColor(board, cards, "teal");
    expect([transactions, largest]).toEqual([3, LARGEST_TRANSACTION]);
    undo.undo();
    expect(cards.every((card) => board.state.cards.get(card)?.color === "paper")).toBe(true);
    expect([transactions, largest]).toEqual([6, LARGEST_TRANSACTION]);
  });

  it("forgets what was undone when something new is done, and the oldest beyond its depth", () => {
    const { board, undo } = alone();
    const card = createCard(board, { pos: origin });
    setColor(board, [card], "blue");
    undo.undo();
    expect(undo.canRedo.value).toBe(true);
    setDiscipline(board, [card], "design");
    expect(undo.canRedo.value).toBe(false);
    for (let x = 0; x < UNDO_DEPTH + 5; x++) moveCardsOnCanvas(board, [{ card, pos: { x, y: 1 } }]);
    let count = 0;
    while (undo.canUndo.value) {
      undo.undo();
      count++;
    }
    expect(count).toBe(UNDO_DEPTH);
  });

  it("does nothing on a board for reading only, and keeps its steps", () => {
    const { board, undo } = alone();
    const card = createCard(board, { pos: origin });
    board.setReadOnly(true);
    expect(undo.undo()).toEqual({ applied: 0, skipped: [] });
    board.setReadOnly(false);
    undo.undo();
    expect(board.state.cards.get(card)?.deleted).toBe(true);
  });
});

describe("undo among others", () => {
  it("leaves alone what somebody changed since, and says so", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: origin });
    setColor(ana.board, [card], "blue");
    meet();
    setColor(bob.board, [card], "green");
    meet();
    expect(ana.undo.undo()).toEqual({
      applied: 0,
      skipped: [{ what: "property", id: card, key: "color", by: bob.board.doc.clientID }],
    });
    expect(ana.board.state.cards.get(card)?.color).toBe("green");
  });

  it("takes the same value by somebody else for theirs", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: origin });
    meet();
    setColor(ana.board, [card], "blue");
    setColor(bob.board, [card], "blue");
    meet();
    const results = [ana.undo.undo(), bob.undo.undo()];
    meet();
    expect(results.map(({ applied }) => applied).sort()).toEqual([0, 1]);
  });

  it("never blocks or unblocks a card over what somebody else said about it since", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: origin });
    setBlocked(ana.board, [card], "no crane");
    meet();
    setBlocked(bob.board, [card], "no permit");
    meet();
    expect(ana.undo.undo().skipped).toMatchObject([{ what: "property", id: card, key: "blocked" }]);
    setBlocked(bob.board, [card], null);
    meet();
    expect(ana.board.state.cards.get(card)?.blocked).toBeNull();
    // The card is not taken from under bob's word either.
    expect(ana.undo.undo().skipped).toMatchObject([{ what: "existence", id: card }]);
    bob.undo.undo();
    meet();
    expect(ana.board.state.cards.get(card)?.blocked).toMatchObject({ reason: "no permit", by: "ana" });
  });

  it("leaves a card unblocked when somebody else let it go on, and keeps the card", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: origin });
    setBlocked(ana.board, [card], "no crane");
    meet();
    setBlocked(bob.board, [card], null);
    meet();
    expect(ana.undo.undo()).toMatchObject({ applied: 0, skipped: [{ key: "blocked", by: bob.board.doc.clientID }] });
    expect(ana.board.state.cards.get(card)).toMatchObject({ deleted: false, blocked: null });
  });

  it("never loses a key where both set it and the winner undoes (yjs #514)", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: { x: 1, y: 1 } });
    meet();
    moveCardsOnCanvas(ana.board, [{ card, pos: { x: 100, y: 0 } }]);
    moveCardsOnCanvas(bob.board, [{ card, pos: { x: 200, y: 0 } }]);
    meet();
    bob.undo.undo();
    ana.undo.undo();
    meet();
    expect(ana.board.state.canvas.get(card)?.pos).toEqual(bob.board.state.canvas.get(card)?.pos);
    expect(ana.board.state.canvas.get(card)?.pos).toEqual({ x: 1, y: 1 });
  });

  it("takes own moves back step by step between those of others (yjs #390)", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: origin });
    for (const [who, x] of [
      [ana, 100],
      [bob, 200],
      [ana, 300],
      [bob, 400],
    ] as const) {
      moveCardsOnCanvas(who.board, [{ card, pos: { x, y: 0 } }]);
      meet();
    }
    const { applied, skipped } = ana.undo.undo();
    expect([applied, skipped.length]).toEqual([0, 1]);
    expect(ana.board.state.canvas.get(card)?.pos.x).toBe(400);
    bob.undo.undo();
    meet();
    expect(ana.board.state.canvas.get(card)?.pos.x).toBe(300);
  });

  it("does not take back the birth of a card that somebody works with", () => {
    const { ana, bob, meet } = together();
    const written = createCard(ana.board, { pos: origin });
    const moved = createCard(ana.board, { pos: origin });
    const free = createCard(ana.board, { pos: origin });
    meet();
    setTitle(bob.board, written, "Bob's words");
    moveCardsOnCanvas(bob.board, [{ card: moved, pos: { x: 7, y: 7 } }]);
    meet();
    expect(ana.undo.undo()).toEqual({ applied: 1, skipped: [] });
    const by = bob.board.doc.clientID;
    expect(ana.undo.undo().skipped).toEqual([{ what: "existence", id: moved, key: null, by }]);
    expect(ana.undo.undo().skipped).toHaveLength(1);
    meet();
    const alive = [written, moved, free].map((card) => !bob.board.state.cards.get(card)?.deleted);
    expect(alive).toEqual([true, true, false]);
  });

  it("does not take back a map, lane or column that somebody put a card in, nor a part of it", () => {
    const { ana, bob, meet } = together();
    const map = createMap(ana.board, { kind: "kanban", pos: origin, starter: smallStarter });
    meet();
    const lane = [...bob.board.state.lanes.keys()][0] as LaneId;
    const column = [...bob.board.state.columns.keys()][3] as ColumnId;
    createCardInCell(bob.board, { map, lane, column, index: 0, title: "Bob's" });
    meet();
    const { applied, skipped } = ana.undo.undo();
    expect([applied, skipped.map(({ id }) => id)]).toEqual([0, [map]]);
    expect(
      [...ana.board.state.columns.values(), ...ana.board.state.cards.values()].some(({ deleted }) => deleted),
    ).toBe(false);
  });

  it("does not take back a lane, column or card that somebody built on", () => {
    const { ana, bob, meet } = together();
    const map = createMap(bob.board, { kind: "kanban", pos: origin, starter: smallStarter });
    const [oldLane] = [...bob.board.state.lanes.keys()] as [LaneId];
    const oldColumn = [...bob.board.state.columns.keys()][3] as ColumnId;
    meet();
    const lane = addLane(ana.board, { map, role: "lane" });
    const filled = addColumn(ana.board, { map, role: "step" });
    const group = addColumn(ana.board, { map, role: "phase" });
    const header = createCard(ana.board, { pos: origin });
    const named = addColumn(ana.board, { map, role: "step", card: "new" });
    meet();
    createCardInCell(bob.board, { map, lane, column: oldColumn, index: 0 });
    createCardInCell(bob.board, { map, lane: oldLane, column: filled, index: 0 });
    addColumn(bob.board, { map, role: "step", parent: group });
    addColumn(bob.board, { map, role: "step", card: header });
    setTitle(bob.board, named, "Bob's step");
    meet();
    for (let i = 0; i < 5; i++) expect(ana.undo.undo().applied).toBe(0);
    const { lanes, columns, cards } = ana.board.state;
    const all = [lanes.get(lane), columns.get(filled), columns.get(group), cards.get(header), columns.get(named)];
    expect(all.map((record) => record?.deleted)).toEqual([false, false, false, false, false]);
  });

  it("redoes a deletion only while nobody wrote on what came back", () => {
    const { ana, bob, meet } = together();
    const card = createCard(bob.board, { pos: origin, title: "Bob's" });
    meet();
    deleteCards(ana.board, [card]);
    expect(ana.undo.undo().applied).toBe(1);
    meet();
    setTitle(bob.board, card, "Bob's and more");
    meet();
    expect(ana.undo.redo().skipped).toEqual([{ what: "existence", id: card, key: null, by: bob.board.doc.clientID }]);
    expect(ana.board.state.cards.get(card)?.deleted).toBe(false);
  });

  it("does not bring back what somebody else deleted after all", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: origin });
    meet();
    deleteCards(ana.board, [card]);
    meet();
    restoreCards(bob.board, [card]);
    deleteCards(bob.board, [card]);
    meet();
    expect(ana.undo.undo()).toMatchObject({ applied: 0, skipped: [{ what: "existence" }] });
    expect(ana.board.state.cards.get(card)?.deleted).toBe(true);
  });

  it("keeps the words typed into a card that is deleted and brought back", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: origin, title: "a" });
    meet();
    deleteCards(ana.board, [card]);
    setTitle(bob.board, card, "a and b");
    moveCardsOnCanvas(bob.board, [{ card, pos: { x: 50, y: 0 } }]);
    meet();
    ana.undo.undo();
    meet();
    expect(bob.board.state.cards.get(card)).toMatchObject({ title: "a and b", deleted: false });
    expect(bob.board.state.canvas.get(card)?.pos.x).toBe(50);
  });

  it("takes a move between places back as a whole or not at all", () => {
    const { ana, bob, meet } = together();
    const map = createMap(ana.board, { kind: "kanban", pos: origin, starter: smallStarter });
    const [lane, other] = [...ana.board.state.lanes.keys()] as [LaneId, LaneId];
    const column = [...ana.board.state.columns.keys()][3] as ColumnId;
    const card = createCard(ana.board, { pos: origin });
    moveCardToCell(ana.board, { card, map, lane, column, index: 0 });
    expect(ana.board.state.canvas.has(card)).toBe(false);
    meet();
    moveCardToCell(bob.board, { card, map, lane: other, column, index: 0 });
    meet();
    expect(ana.undo.undo()).toMatchObject({ applied: 0, skipped: [{ what: "place", id: card }] });
    expect(ana.board.roots.placements.has(placementKey(CANVAS, card))).toBe(false);
    expect(ana.board.state.placements.get(map)?.get(card)?.lane).toBe(other);
  });

  it("counts as own what was written before Yjs changed the client id", () => {
    const { board, undo } = alone();
    const card = createCard(board, { pos: origin });
    setColor(board, [card], "blue");
    board.doc.clientID = 99;
    setDiscipline(board, [card], "design");
    for (let i = 0; i < 3; i++) expect(undo.undo()).toEqual({ applied: 1, skipped: [] });
  });

  it("lets go of texts when destroyed", () => {
    const { board, undo } = alone();
    const card = createCard(board, { pos: origin });
    setTitle(board, card, "x");
    undo.destroy();
    expect(undo.canUndo.value).toBe(false);
    setTitle(board, card, "y");
    expect(board.titleOf(card)).toBeInstanceOf(Y.Text);
  });
});
