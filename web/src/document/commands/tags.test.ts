import { describe, expect, it } from "vitest";
import type { Board } from "@/document/board";
import { createCard } from "@/document/commands/cards";
import {
  addTag,
  colorTag,
  deleteTag,
  MOST_TAGS,
  renameTag,
  restoreTag,
  setTag,
  TAG_LIMIT,
} from "@/document/commands/tags";
import type { CardId } from "@/document/records";
import { deliverAll, type Replica, replicas, seededBoard } from "@/document/replicas.fixture";
import type { TagId } from "@/document/things";
import { createUndo } from "@/document/undo";

function wall(board: Board = seededBoard()) {
  const cards = [0, 1, 2].map((x) => createCard(board, { pos: { x, y: 0 } })) as [CardId, CardId, CardId];
  return { board, cards, undo: createUndo(board) };
}

const titles = (board: Board, card: CardId): string[] =>
  (board.state.cards.get(card)?.tags ?? []).flatMap((id) => {
    const tag = board.state.tags.get(id);
    return tag && !tag.deleted ? [tag.title] : [];
  });

describe("a tag", () => {
  it("is made with its cards in one step", () => {
    const { board, cards, undo } = wall();
    const tag = addTag(board, "  Risk \n of rain ", "pink", cards) as TagId;
    expect(board.state.tags.get(tag)).toMatchObject({ title: "Risk of rain", color: "pink" });
    expect(cards.map((card) => titles(board, card))).toEqual([["Risk of rain"], ["Risk of rain"], ["Risk of rain"]]);
    undo.undo();
    expect(cards.flatMap((card) => titles(board, card))).toEqual([]);
    undo.redo();
    expect(titles(board, cards[1])).toEqual(["Risk of rain"]);
  });

  it("exists once by its name, and never without one", () => {
    const { board, cards } = wall();
    const tag = addTag(board, "Risk", "pink");
    expect(addTag(board, "risk", "blue", [cards[0]])).toBe(tag);
    expect(addTag(board, " ", "blue")).toBeNull();
    const other = addTag(board, "x".repeat(200), "blue") as TagId;
    expect(board.state.tags.get(other)?.title).toHaveLength(TAG_LIMIT);
    expect(renameTag(board, other, "RISK")).toBe(false);
    expect(renameTag(board, other, "Chance")).toBe(true);
    colorTag(board, other, "paper");
    expect(board.state.tags.get(other)).toMatchObject({ title: "Chance", color: "paper" });
  });

  it("is one of not too many", () => {
    const { board } = wall();
    for (let at = 0; at < MOST_TAGS; at++) addTag(board, `tag ${at}`, "paper");
    expect(addTag(board, "one more", "paper")).toBeNull();
  });

  it("that is deleted is shown nowhere, and comes back on the same cards", () => {
    const { board, cards } = wall();
    const tag = addTag(board, "Risk", "pink", [cards[0], cards[1]]) as TagId;
    setTag(board, [cards[1]], tag, false);
    deleteTag(board, tag);
    expect(titles(board, cards[0])).toEqual([]);
    restoreTag(board, tag);
    expect(cards.map((card) => titles(board, card))).toEqual([["Risk"], [], []]);
  });

  it("of one person and a tag of another both stay on a card", () => {
    const people = replicas(2);
    const [ana, bob] = people as [Replica, Replica];
    const { cards } = wall(ana.board);
    deliverAll(people);
    addTag(ana.board, "Risk", "pink", [cards[0]]);
    addTag(bob.board, "Idea", "blue", [cards[0]]);
    deliverAll(people);
    expect(titles(ana.board, cards[0]).sort()).toEqual(["Idea", "Risk"]);
    ana.undo.undo();
    deliverAll(people);
    expect(titles(bob.board, cards[0])).toEqual(["Idea"]);
  });

  it("that a colleague has used since is not taken away by undo", () => {
    const people = replicas(2);
    const [ana, bob] = people as [Replica, Replica];
    const { cards } = wall(ana.board);
    const tag = addTag(ana.board, "Risk", "pink", [cards[0]]) as TagId;
    deliverAll(people);
    setTag(bob.board, [cards[1]], tag, true);
    deliverAll(people);
    const { skipped } = ana.undo.undo();
    expect(skipped.map(({ id }) => id)).toContain(tag);
    expect(titles(ana.board, cards[1])).toEqual(["Risk"]);
  });
});
