import { describe, expect, it } from "vitest";
import type { Board } from "@/document/board";
import { createCard, deleteCards } from "@/document/commands/cards";
import { groupItems, setLocked, ungroupItems } from "@/document/commands/grouping";
import { deleteItems, moveItems } from "@/document/commands/items";
import { createThing } from "@/document/commands/things";
import type { CardId } from "@/document/records";
import { deliverAll, type Replica, replicas, seededBoard } from "@/document/replicas.fixture";
import { groupOf, together } from "@/document/together";
import { createUndo } from "@/document/undo";

function wall(board: Board = seededBoard()) {
  const card = (x: number): CardId => createCard(board, { pos: { x, y: 0 } });
  const [a, b, c] = [card(0), card(300), card(600)];
  const frame = createThing(board, { type: "frame", box: { x: 0, y: 200, w: 100, h: 100 } });
  return { board, a, b, c, frame, undo: createUndo(board) };
}

describe("a group", () => {
  it("is had as a whole by any of its members, unless one is in it", () => {
    const { board, a, b, c, frame } = wall();
    const group = groupItems(board, [a, b, frame]);
    expect(new Set(together(board.state, frame, null))).toEqual(new Set([a, b, frame]));
    expect(together(board.state, a, group)).toEqual([a]);
    expect(together(board.state, c, null)).toEqual([c]);
  });

  it("of one is none, and one that lost its others is none either", () => {
    const { board, a, b } = wall();
    expect(groupItems(board, [a, a])).toBeNull();
    groupItems(board, [a, b]);
    deleteCards(board, [b]);
    expect(groupOf(board.state, a)).toBeNull();
  });

  it("is taken apart as a whole, and both are one step", () => {
    const { board, a, b, c, undo } = wall();
    groupItems(board, [a, b, c]);
    ungroupItems(board, [b]);
    expect(together(board.state, a, null)).toEqual([a]);
    undo.undo();
    expect(together(board.state, a, null)).toHaveLength(3);
    undo.undo();
    expect(together(board.state, a, null)).toEqual([a]);
  });

  it("that somebody else changed since is left alone by undo", () => {
    const people = replicas(2);
    const [ana, bob] = people as [Replica, Replica];
    const { a, b, c } = wall(ana.board);
    deliverAll(people);
    groupItems(ana.board, [a, b]);
    deliverAll(people);
    groupItems(bob.board, [b, c]);
    deliverAll(people);
    const { skipped } = ana.undo.undo();
    expect(skipped.map(({ id, key }) => [id, key])).toEqual([[b, "group"]]);
    expect(together(ana.board.state, b, null)).toHaveLength(2);
  });
});

describe("what is locked", () => {
  it("is neither moved nor deleted, until it is unlocked", () => {
    const { board, a, frame, undo } = wall();
    setLocked(board, [a, frame], true);
    moveItems(board, {
      cards: [{ card: a, pos: { x: 9, y: 9 } }],
      things: [{ thing: frame, pos: { x: 9, y: 9 } }],
    });
    deleteItems(board, { cards: [a], things: [frame] });
    expect(board.state.canvas.get(a)?.pos).toEqual({ x: 0, y: 0 });
    expect([board.state.cards.get(a)?.deleted, board.state.things.get(frame)?.deleted]).toEqual([false, false]);
    setLocked(board, [a, frame], false);
    expect(board.state.things.get(frame)?.locked).toBe(false);
    undo.undo();
    expect(board.state.cards.get(a)?.locked).toBe(true);
  });

  it("is written only where it changes something", () => {
    const { board, a } = wall();
    let updates = 0;
    board.doc.on("update", () => updates++);
    setLocked(board, [a], false);
    expect(updates).toBe(0);
  });
});
