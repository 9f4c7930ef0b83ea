import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { boardFromUpdate } from "@/document/board";
import { createCard, deleteCards } from "@/document/commands/cards";
import { moveCardToCell } from "@/document/commands/cells";
import { copyCards, pasteCards, readCopiedCards } from "@/document/commands/clipboard";
import { duplicateCards } from "@/document/commands/duplicates";
import { setField } from "@/document/commands/fields";
import { createLink, removeLink, setMutual } from "@/document/commands/links";
import { createMap } from "@/document/commands/maps";
import { createPath, deletePath, setPathOfCards } from "@/document/commands/paths";
import { plant, prepare } from "@/document/commands/planting";
import { addTag, setPersona } from "@/document/commands/tags";
import { linkIndex, linksOfCard } from "@/document/linkIndex";
import type { LinkEnd } from "@/document/links";
import { pathsOf } from "@/document/pathsOf";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { deliverAll, type Replica, replicas, seededBoard } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";
import { restoreTrashed, trashOf } from "@/document/trash";

const at = (x: number) => ({ pos: { x, y: 0 } });
const card = (id: CardId): LinkEnd => ({ on: "card", card: id });

function people(): { ana: Replica; bob: Replica; goal: CardId; story: CardId; map: MapId } {
  const [ana, bob] = replicas(2) as [Replica, Replica];
  const map = createMap(ana.board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: smallStarter });
  const [goal, story] = [createCard(ana.board, at(0)), createCard(ana.board, at(1))];
  deliverAll([ana, bob]);
  return { ana, bob, goal, story, map };
}

describe("links", () => {
  it("of one kind between the same ends are shown once, whoever made them at the same time", () => {
    const { ana, bob, goal, story } = people();
    const link = { kind: "contributes_to", from: card(story), to: card(goal) } as const;
    const mine = createLink(ana.board, link);
    const theirs = createLink(bob.board, link);
    deliverAll([ana, bob]);
    const smallest = [mine ?? "", theirs ?? ""].sort()[0];
    for (const { board } of [ana, bob]) {
      expect(board.state.links.size).toBe(2);
      expect(linksOfCard(board.state, goal).map(({ id }) => id)).toEqual([smallest]);
    }
    expect(createLink(bob.board, link)).toBe(smallest);
    removeLink(bob.board, smallest as never);
    deliverAll([ana, bob]);
    expect(linkIndex(ana.board.state).all).toEqual([]);
  });

  it("lead from something to something else, and to cards of other boards and cells", () => {
    const { ana, goal, story, map } = people();
    const { board } = ana;
    expect(createLink(board, { kind: "blocks", from: card(goal), to: card(goal) })).toBeNull();
    const lane = [...board.state.lanes.keys()][0] as LaneId;
    const column = [...board.state.columns.keys()][0] as ColumnId;
    createLink(board, { kind: "leads_to", from: card(story), to: { on: "cell", map, lane, column }, map });
    createLink(board, { kind: "realises", from: card(story), to: { on: "board", board: "b2", card: "c9" } });
    const shown = linksOfCard(board.state, story).map(({ kind, to }) => [kind, to]);
    expect(shown).toContainEqual(["leads_to", { on: "cell", map, lane, column }]);
    expect(shown).toContainEqual(["realises", { on: "board", board: "b2", card: "c9" }]);
    expect(boardFromUpdate(Y.encodeStateAsUpdate(board.doc)).state.links).toEqual(board.state.links);
  });

  it("are not shown while an end is deleted, and come back with it or from the trash", () => {
    const { ana, goal, story } = people();
    const { board, undo } = ana;
    const link = createLink(board, { kind: "blocks", from: card(story), to: card(goal) });
    deleteCards(board, [goal]);
    expect(linksOfCard(board.state, story)).toEqual([]);
    undo.undo();
    expect(linksOfCard(board.state, story)).toHaveLength(1);
    removeLink(board, link as never);
    restoreTrashed(
      board,
      trashOf(board).filter(({ what }) => what === "relation"),
    );
    expect(linksOfCard(board.state, story).map(({ id }) => id)).toEqual([link]);
  });

  it("hold undo back from hiding a card that somebody else linked", () => {
    const { ana, bob, goal } = people();
    const fresh = createCard(ana.board, at(5));
    deliverAll([ana, bob]);
    createLink(bob.board, { kind: "depends_on", from: card(goal), to: card(fresh) });
    deliverAll([ana, bob]);
    expect(ana.undo.undo()).toMatchObject({ applied: 0, skipped: [{ what: "existence", id: fresh }] });
    expect(ana.board.state.cards.get(fresh)?.deleted).toBe(false);
  });

  it("of unknown kinds, to nothing or to themselves are not shown and are kept", () => {
    const board = seededBoard();
    const write = (id: string, fields: Record<string, unknown>): void => {
      board.roots.links.set(id, new Y.Map(Object.entries(fields)));
    };
    write("a", { kind: "loves", from: { card: "x" }, to: { card: "y" } });
    write("b", { kind: "blocks", from: { card: "x" }, to: { lane: "l" } });
    write("c", { kind: "blocks", from: { card: "x" }, to: { card: "x" } });
    board.roots.links.set("d", 5);
    expect(board.state.links.size).toBe(0);
    expect(board.roots.links.size).toBe(4);
  });

  it("become mutual as one value", () => {
    const { ana, bob, goal, story } = people();
    const link = createLink(ana.board, { kind: "leads_to", from: card(story), to: card(goal) });
    deliverAll([ana, bob]);
    setMutual(bob.board, link as never, true);
    deliverAll([ana, bob]);
    expect(linksOfCard(ana.board.state, story)[0]?.mutual).toBe(true);
  });
});

describe("values of links", () => {
  it("are the last word of anybody, go with the link to who is new, and are taken back as one step", () => {
    const { ana, bob, goal, story } = people();
    const ends = { kind: "leads_to", from: card(story), to: card(goal) } as const;
    const link = createLink(ana.board, { ...ends, fields: new Map([["rework", 10]]) });
    deliverAll([ana, bob]);
    setField(bob.board, "links", link ?? "", "rework", 20);
    deliverAll([ana, bob]);
    expect(linksOfCard(ana.board.state, story)[0]?.fields).toEqual(new Map([["rework", 20]]));
    expect(boardFromUpdate(Y.encodeStateAsUpdate(ana.board.doc)).state.links).toEqual(bob.board.state.links);
    bob.undo.undo();
    expect(linksOfCard(bob.board.state, story)[0]?.fields).toEqual(new Map([["rework", 10]]));
    setField(bob.board, "links", link ?? "", "rework", null);
    expect(linksOfCard(bob.board.state, story)[0]?.fields.size).toBe(0);
  });
});

describe("paths", () => {
  it("belong to placements in one value with the cell, and stay with a card that moves", () => {
    const { ana, bob, story, map } = people();
    const { board } = ana;
    const lane = [...board.state.lanes.keys()][0] as LaneId;
    const [column, next] = [...board.state.columns.values()]
      .filter((one) => one.parent !== null || smallStarter.columns.length > 0)
      .map(({ id }) => id) as [ColumnId, ColumnId];
    moveCardToCell(board, { card: story, map, lane, column, index: 0 });
    const path = createPath(board, { map, role: "exception", title: "No permit" });
    setPathOfCards(board, map, [story], path);
    deliverAll([ana, bob]);
    moveCardToCell(bob.board, { card: story, map, lane, column: next, index: 0 });
    deliverAll([ana, bob]);
    expect(board.state.placements.get(map)?.get(story)).toMatchObject({ lane, column: next, path });
    expect(pathsOf(board.state, map).map(({ title, role, state }) => [title, role, state])).toEqual([
      ["No permit", "exception", "as_is"],
    ]);
    deletePath(board, path);
    expect(pathsOf(board.state, map)).toEqual([]);
    expect(board.state.placements.get(map)?.get(story)?.path).toBe(path);
  });

  it("are what comes to their map belongs to while they are looked at alone, and what is copied of it", () => {
    const { ana, goal, story, map } = people();
    const { board } = ana;
    const [lane, column] = [[...board.state.lanes.keys()][0] as LaneId, [...board.state.columns.keys()][0] as ColumnId];
    const pathOf = (id: CardId) => board.state.placements.get(map)?.get(id)?.path;
    const path = createPath(board, { map, role: "variant" });
    const other = createPath(board, { map, role: "exception" });
    moveCardToCell(board, { card: story, map, lane, column, index: 0, path });
    expect(pathOf(story)).toBe(path);
    moveCardToCell(board, { card: story, map, lane, column, index: 0, path: other });
    expect(pathOf(story), "it was on the map before").toBe(path);
    const [copy] = duplicateCards(board, [story]);
    expect(pathOf(copy as CardId)).toBe(path);
    const [pasted] = pasteCards(board, copyCards(board, [goal]), { map, lane, column, index: 0, path: other });
    expect(pathOf(pasted as CardId)).toBe(other);
    const { cards, pieces } = prepare(board, [{ content: {}, at: { map, lane, column } }], { path });
    for (const piece of pieces) plant(board, piece);
    expect(pathOf(cards[0] as CardId)).toBe(path);
  });
});

describe("copies", () => {
  it("keep fields and tags", () => {
    const board = seededBoard();
    const original = createCard(board, at(0));
    setField(board, "cards", original, "class", "expedite");
    setField(board, "cards", original, "waits", true);
    const tag = addTag(board, "Tenant", "blue", [original]);
    if (tag) setPersona(board, tag, true);
    expect(tag && board.state.tags.get(tag)?.role).toBe("persona");
    const [copy] = duplicateCards(board, [original]);
    const copied = readCopiedCards(JSON.parse(JSON.stringify(copyCards(board, [original]))));
    const other = seededBoard("bob", 2);
    const [pasted] = copied ? pasteCards(other, copied, { pos: { x: 0, y: 0 } }) : [];
    const { fields, tags } = board.state.cards.get(original) ?? {};
    expect(board.state.cards.get(copy as CardId)).toMatchObject({ fields, tags });
    expect(other.state.cards.get(pasted as CardId)?.fields).toEqual(fields);
  });
});
