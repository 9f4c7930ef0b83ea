import { describe, expect, it } from "vitest";
import { createCard, deleteCards, setOrigin } from "@/document/commands/cards";
import { createLink } from "@/document/commands/links";
import { seededBoard } from "@/document/replicas.fixture";
import { farEndsOf } from "@/ui/across/farEnds";

const pos = { x: 0, y: 0 };

describe("what cards have to do with on other boards", () => {
  it("is their origin, then what they are linked with, from either side; deleted cards have nothing", () => {
    const board = seededBoard();
    const [one, two, three] = [createCard(board, { pos }), createCard(board, { pos }), createCard(board, { pos })];
    const here = { on: "card", card: one } as const;
    createLink(board, { kind: "realises", from: here, to: { on: "board", board: "b", card: "x" } });
    createLink(board, { kind: "realises", from: { on: "board", board: "c", card: "y" }, to: here });
    createLink(board, { kind: "realises", from: here, to: { on: "card", card: two } });
    setOrigin(board, one, { board: "a", card: "o" });
    setOrigin(board, three, { board: "a", card: "o" });
    deleteCards(board, [three]);
    expect([...farEndsOf(board.state)]).toEqual([
      [
        one,
        [
          { board: "a", card: "o" },
          { board: "b", card: "x" },
          { board: "c", card: "y" },
        ],
      ],
    ]);
    setOrigin(board, one, null);
    expect(farEndsOf(board.state).get(one)).toHaveLength(2);
  });
});
