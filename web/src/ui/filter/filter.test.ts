import { describe, expect, it } from "vitest";
import { createCard, deleteCards, setBlocked, setColor, setDiscipline } from "@/document/commands/cards";
import { addTag } from "@/document/commands/tags";
import type { CardId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { filtered, NO_FILTER } from "@/ui/filter/filter";
import { similarTo } from "@/ui/filter/similar";

function wall() {
  const board = seededBoard();
  const cards = [0, 1, 2, 3].map((x) => createCard(board, { pos: { x, y: 0 } })) as [CardId, CardId, CardId, CardId];
  const [a, b, c, d] = cards;
  setColor(board, [a, b], "pink");
  setDiscipline(board, [b, c], "design");
  setBlocked(board, [c], "why");
  const risk = addTag(board, "Risk", "blue", [a, d]);
  const idea = addTag(board, "Idea", "blue", [b]);
  if (!risk || !idea) throw new Error("no tags");
  return { board, a, b, c, d, risk, idea };
}

describe("a filter", () => {
  it("takes any within a list and all lists together", () => {
    const { board, a, b, c, d, risk, idea } = wall();
    const found = (filter: Partial<typeof NO_FILTER>) => [
      ...(filtered(board.state, { ...NO_FILTER, ...filter }) ?? []),
    ];
    expect(found({ tags: [risk, idea] })).toEqual([a, b, d]);
    expect(found({ tags: [risk, idea], colors: ["pink"] })).toEqual([a, b]);
    expect(found({ disciplines: ["design"], blocked: true })).toEqual([c]);
    expect(found({ disciplines: [""] })).toEqual([a, d]);
    expect(found({ people: ["bob"] })).toEqual([]);
    deleteCards(board, [a]);
    expect(found({ tags: [risk] })).toEqual([d]);
    expect(filtered(board.state, NO_FILTER)).toBeNull();
  });
});

describe("what is similar", () => {
  it("shares a colour, a tag, or a discipline with any of the chosen", () => {
    const { board, a, b, c, d } = wall();
    expect(similarTo(board.state, [a], "color")).toEqual([a, b]);
    expect(similarTo(board.state, [a], "tag")).toEqual([a, d]);
    expect(similarTo(board.state, [b], "discipline")).toEqual([b, c]);
    expect(similarTo(board.state, [c], "tag")).toEqual([c]);
    expect(similarTo(board.state, [c], "type")).toEqual([a, b, c, d]);
  });
});
