import { describe, expect, it } from "vitest";
import { createCard, deleteCards, restoreCards, setBlocked } from "@/document/commands/cards";
import { copyCards, pasteCards, readCopiedCards } from "@/document/commands/clipboard";
import { duplicateCards } from "@/document/commands/duplicates";
import { setFields } from "@/document/commands/fields";
import { BoardReadOnlyError } from "@/document/edit";
import { type CardId, REASON_LIMIT } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";

function wall() {
  const board = seededBoard();
  const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Install" });
  const other = createCard(board, { pos: { x: 300, y: 0 }, title: "Pay" });
  const blocked = (id: CardId) => board.state.cards.get(id)?.blocked;
  return { board, card, other, blocked };
}

describe("blocking cards", () => {
  it("says why, who and when as one plain value, on all cards at one moment", () => {
    const { board, card, other, blocked } = wall();
    setBlocked(board, [card, other], "  no crane ");
    expect(blocked(card)).toEqual({ reason: "no crane", by: "ana", at: expect.any(Number) });
    expect(blocked(other)).toEqual(blocked(card));
    setBlocked(board, [card], null);
    expect([blocked(card), blocked(other)?.reason]).toEqual([null, "no crane"]);
  });

  it("may leave the reason unsaid, and keeps it within its limit", () => {
    const { board, card, blocked } = wall();
    setBlocked(board, [card], " ");
    expect(blocked(card)?.reason).toBe("");
    setBlocked(board, [card], "x".repeat(REASON_LIMIT + 9));
    expect(blocked(card)?.reason).toHaveLength(REASON_LIMIT);
  });

  it("keeps since when and by whom while the reason is put in other words", () => {
    const { board, card, blocked } = wall();
    setBlocked(board, [card], "no crane");
    const before = blocked(card);
    setBlocked(board, [card], "no crane before Monday");
    expect(blocked(card)).toEqual({ ...before, reason: "no crane before Monday" });
  });

  it("writes nothing where nothing changes", () => {
    const { board, card } = wall();
    const { version: fresh } = board.state;
    setBlocked(board, [card], null);
    expect(board.state.version).toBe(fresh);
    setBlocked(board, [card], "no crane");
    const { version } = board.state;
    setBlocked(board, [card], "no crane");
    expect(board.state.version).toBe(version);
  });

  it("stays with the card when it is deleted and brought back, and is not for those who only look", () => {
    const { board, card, blocked } = wall();
    setBlocked(board, [card], "no crane");
    deleteCards(board, [card]);
    restoreCards(board, [card]);
    expect(blocked(card)?.reason).toBe("no crane");
    board.setReadOnly(true);
    expect(() => setBlocked(board, [card], null)).toThrow(BoardReadOnlyError);
  });

  it("is not copied: what stands in the way of one card says nothing about another", () => {
    const { board, card, blocked } = wall();
    setBlocked(board, [card], "no crane");
    const [copy] = duplicateCards(board, [card]) as [CardId];
    const copied = readCopiedCards(JSON.parse(JSON.stringify(copyCards(board, [card]))));
    const [pasted] = pasteCards(board, copied ?? { format: "walkboard/cards", version: 1, cards: [] }, {
      pos: { x: 9, y: 9 },
    }) as [CardId];
    expect([blocked(copy), blocked(pasted)]).toEqual([null, null]);
    expect(blocked(card)?.reason).toBe("no crane");
  });
});

it("what is said of a blocker goes with it, in the same step", () => {
  const { board, card } = wall();
  setBlocked(board, [card], "no crane");
  setFields(board, "cards", [card], "block_origin", "external");
  setFields(board, "cards", [card], "estimate", 3);
  const fields = () => Object.fromEntries(board.state.cards.get(card)?.fields ?? []);
  setBlocked(board, [card], null);
  expect(fields()).toEqual({ estimate: 3 });
});
