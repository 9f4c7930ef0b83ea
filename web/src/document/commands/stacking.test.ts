import { describe, expect, it } from "vitest";
import { comparePlacements } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { createCard, deleteCards } from "@/document/commands/cards";
import { restack } from "@/document/commands/stacking";
import type { CardId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { createUndo } from "@/document/undo";

function pile(board: Board): string {
  const sorted = [...board.state.canvas.values()].sort(comparePlacements);
  return sorted.map(({ card }) => board.state.cards.get(card)?.title).join("");
}

function boardOf(titles: string) {
  const board = seededBoard();
  const card = {} as Record<string, CardId>;
  for (const title of titles) card[title] = createCard(board, { title, pos: { x: 0, y: 0 } });
  const ids = (chosen: string): CardId[] => [...chosen].map((title) => card[title] as CardId);
  return { board, ids, undo: createUndo(board) };
}

const all = (): boolean => true;

describe("restack", () => {
  it.each([
    ["b", "front", "acdeb"],
    ["d", "back", "dabce"],
    ["db", "front", "acebd"],
    ["bd", "forward", "acebd"],
    ["bd", "backward", "bdace"],
    ["e", "forward", "abcde"],
    ["ab", "back", "abcde"],
  ] as const)("puts %s %s", (chosen, way, wanted) => {
    const { board, ids, undo } = boardOf("abcde");
    restack(board, ids(chosen), way, all);
    expect(pile(board)).toBe(wanted);
    undo.undo();
    expect(pile(board)).toBe("abcde");
  });

  it("goes past what it touches, and past nothing else", () => {
    const { board, ids } = boardOf("abcde");
    const [a, d] = ids("ad");
    restack(board, [a as CardId], "forward", (_, other) => other === d);
    expect(pile(board)).toBe("bcdae");
    restack(board, [a as CardId], "forward", () => false);
    expect(pile(board)).toBe("bcdae");
  });

  it("writes nothing when everything lies as it is asked for", () => {
    const { board, ids } = boardOf("abc");
    let updates = 0;
    board.doc.on("update", () => updates++);
    restack(board, ids("c"), "front", all);
    restack(board, ids("ab"), "back", all);
    expect(updates).toBe(0);
  });

  it("mends equal keys on the way and does not count deleted cards", () => {
    const { board, ids } = boardOf("abcd");
    for (const id of ids("abc")) board.roots.placements.set(`canvas:${id}`, { pos: [0, 0], order: "a0" });
    deleteCards(board, ids("d"));
    restack(board, ids("a"), "forward", all);
    expect(pile(board).replace("d", "")).toBe("bac");
  });
});
