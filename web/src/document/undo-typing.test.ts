import { describe, expect, it } from "vitest";
import { createCard, setColor } from "@/document/commands/cards";
import { deliverAll, replicas, seededBoard } from "@/document/replicas.fixture";
import { createUndo } from "@/document/undo";

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

describe("undo of typing", () => {
  it("takes a whole session back as one step, and makes it again", () => {
    const { board, undo } = alone();
    const card = createCard(board, { pos: origin, title: "Plan" });
    const text = board.titleOf(card);
    const from = undo.beginText(card);
    for (const letter of " B later") board.doc.transact(() => text?.insert(text.length, letter), from);
    board.doc.transact(() => text?.delete(0, 1), from);
    undo.endText();
    expect(undo.undo()).toEqual({ applied: 1, skipped: [] });
    expect(text?.toString()).toBe("Plan");
    undo.redo();
    expect(text?.toString()).toBe("lan B later");
    undo.undo();
    undo.undo();
    expect(board.state.cards.get(card)?.deleted).toBe(true);
  });

  it("takes back own letters only, in the middle of a colleague's", () => {
    const { ana, bob, meet } = together();
    const card = createCard(ana.board, { pos: origin, title: "plan" });
    meet();
    const from = ana.undo.beginText(card);
    ana.board.doc.transact(() => ana.board.titleOf(card)?.insert(4, " for us"), from);
    bob.board.titleOf(card)?.insert(0, "Our ");
    meet();
    bob.board.titleOf(card)?.insert(12, "all of ");
    meet();
    ana.undo.endText();
    expect(ana.undo.undo().applied).toBe(1);
    expect(ana.board.state.cards.get(card)?.title).toBe("Our planall of ");
    ana.undo.redo();
    meet();
    expect(bob.board.state.cards.get(card)?.title).toContain("all of ");
    expect(ana.undo.undo().applied).toBe(1);
    // The card itself was titled by Ana and then written on by Bob: it stays.
    const { applied, skipped } = ana.undo.undo();
    expect([applied, skipped[0]?.what]).toEqual([0, "existence"]);
    expect(ana.board.state.cards.get(card)?.deleted).toBe(false);
  });

  it("undoes within the session while it lasts, and steps stand in order around a command in between", () => {
    const { board, undo } = alone();
    const card = createCard(board, { pos: origin });
    const text = board.titleOf(card);
    const from = undo.beginText(card);
    expect(undo.canUndo.value).toBe(false);
    board.doc.transact(() => text?.insert(0, "one"), from);
    expect(undo.canUndo.value).toBe(true);
    undo.undo();
    expect(text?.toString()).toBe("");
    undo.redo();
    setColor(board, [card], "grey");
    board.doc.transact(() => text?.insert(3, " two"), from);
    undo.endText();
    expect(text?.toString()).toBe("one two");
    undo.undo();
    expect([text?.toString(), board.state.cards.get(card)?.color]).toEqual(["one", "grey"]);
    undo.undo();
    expect([text?.toString(), board.state.cards.get(card)?.color]).toEqual(["one", "paper"]);
    undo.undo();
    expect(text?.toString()).toBe("");
  });

  it("leaves no step when nothing was typed", () => {
    const { board, undo } = alone();
    const card = createCard(board, { pos: origin });
    undo.beginText(card);
    undo.endText();
    undo.undo();
    expect(board.state.cards.get(card)?.deleted).toBe(true);
  });
});
