import { describe, expect, it } from "vitest";
import { createCard, deleteCards } from "@/document/commands/cards";
import { addColumn, deleteColumn } from "@/document/commands/columns";
import { deleteItems } from "@/document/commands/items";
import { createMap, deleteMap } from "@/document/commands/maps";
import { addTag, deleteTag } from "@/document/commands/tags";
import { createThing } from "@/document/commands/things";
import { deliverAll, type Replica, replicas, seededBoard } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";
import { restoreTrashed, trashOf } from "@/document/trash";
import { createUndo } from "@/document/undo";

describe("the trash", () => {
  it("holds what was deleted, the latest first, with who and when", () => {
    const board = seededBoard();
    const card = createCard(board, { pos: { x: 1, y: 2 }, title: "Old" });
    const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, title: "Plan", starter: smallStarter });
    const frame = createThing(board, { type: "frame", box: { x: 0, y: 0, w: 100, h: 100 }, text: "Area" });
    const tag = addTag(board, "Risk", "pink");
    expect(trashOf(board)).toEqual([]);
    deleteCards(board, [card]);
    deleteMap(board, map);
    deleteItems(board, { things: [frame] });
    if (tag) deleteTag(board, tag);
    const trash = trashOf(board);
    expect(trash.map(({ what, title, by }) => [what, title, by])).toEqual([
      ["tag", "Risk", "ana"],
      ["frame", "Area", "ana"],
      ["map", "Plan", "ana"],
      ["card", "Old", "ana"],
    ]);
    expect(trash.every(({ at }) => at > 0)).toBe(true);
  });

  it("gives things back to where they were, in one step, and takes them again by undo", () => {
    const board = seededBoard();
    const undo = createUndo(board);
    const cards = [0, 1, 2].map((x) => createCard(board, { pos: { x, y: 0 }, title: `${x}` }));
    deleteCards(board, cards);
    undo.group(() => restoreTrashed(board, trashOf(board)));
    expect(trashOf(board)).toEqual([]);
    expect(board.state.canvas.get(cards[2] as never)?.pos).toEqual({ x: 2, y: 0 });
    undo.undo();
    expect(trashOf(board)).toHaveLength(3);
  });

  it("shows a column that went with its card only as that card", () => {
    const board = seededBoard();
    const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: smallStarter });
    const column = addColumn(board, { map, role: "step", title: "Call", card: "new" });
    const card = board.state.columns.get(column)?.card;
    if (!card) throw new Error("no card");
    deleteCards(board, [card]);
    expect(trashOf(board).map(({ what }) => what)).toEqual(["card"]);
    restoreTrashed(board, trashOf(board));
    expect(board.state.columns.get(column)?.deleted).toBe(false);
    deleteColumn(board, column);
    expect(trashOf(board).map(({ what }) => what)).toEqual(["column"]);
  });

  it("leaves a return alone in undo once a colleague worked on it", () => {
    const people = replicas(2);
    const [ana, bob] = people as [Replica, Replica];
    const card = createCard(ana.board, { pos: { x: 0, y: 0 }, title: "Old" });
    deleteCards(ana.board, [card]);
    deliverAll(people);
    ana.undo.group(() => restoreTrashed(ana.board, trashOf(ana.board)));
    deliverAll(people);
    bob.board.titleOf(card)?.insert(0, "Good ");
    deliverAll(people);
    expect(ana.undo.undo().skipped.map(({ id }) => id)).toEqual([card]);
    expect(trashOf(bob.board)).toEqual([]);
  });
});
