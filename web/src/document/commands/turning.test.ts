import { describe, expect, it } from "vitest";
import { lanesOf } from "@/document/arrangement";
import { createCard } from "@/document/commands/cards";
import { createCardInCell } from "@/document/commands/cells";
import { createConnector } from "@/document/commands/connectors";
import { groupItems, setLocked } from "@/document/commands/grouping";
import { createMap } from "@/document/commands/maps";
import { createThing } from "@/document/commands/things";
import { mayBecomeCard, mayBecomeText, turnIntoCards, turnIntoTexts } from "@/document/commands/turning";
import type { CardId, ColumnId, LaneId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";
import type { ThingId } from "@/document/things";
import { createUndo } from "@/document/undo";

const box = { x: 40, y: 60, w: 224, h: 120 };

function wall() {
  const board = seededBoard();
  const undo = createUndo(board);
  const text = createThing(board, { type: "text", box, text: "Permit\nask early\n\nfor noise", color: "pink" });
  const shape = createThing(board, { type: "shape", form: "ellipse", box: { ...box, x: 400 }, text: "Pump" });
  const line = createConnector(board, {
    from: { item: text, side: "right", at: null },
    to: { item: shape, side: null, at: null },
  });
  return { board, undo, text, shape, line };
}

describe("texts and shapes with words", () => {
  it("become cards with title and notes, where they were, in one step", () => {
    const { board, undo, text, shape, line } = wall();
    groupItems(board, [text, shape]);
    const group = board.state.things.get(text)?.group;
    const [card, second] = turnIntoCards(board, [text, shape]) as [CardId, CardId];
    const made = board.state.cards.get(card);
    expect(made).toMatchObject({ title: "Permit", color: "pink", group });
    expect(board.state.bodies.get(card)?.text).toBe("ask early\nfor noise");
    expect(board.state.canvas.get(card)?.pos).toEqual({ x: 40, y: 60 });
    expect(board.state.things.get(text)?.deleted).toBe(true);
    const ends = board.state.connectors.get(line);
    expect([ends?.from, ends?.to.item]).toEqual([{ item: card, side: "right", at: null }, second]);
    undo.undo();
    expect(board.state.things.get(text)?.deleted).toBe(false);
    expect(board.state.cards.get(card)?.deleted).toBe(true);
    expect(board.state.connectors.get(line)?.from.item).toBe(text);
  });

  it("stay what they are where there are no words, they are held, or are something else", () => {
    const { board, text } = wall();
    const empty = createThing(board, { type: "shape", form: "cloud", box });
    const frame = createThing(board, { type: "frame", box, text: "Area" });
    setLocked(board, [text], true);
    expect(turnIntoCards(board, [text, empty, frame, "gone" as ThingId])).toEqual([]);
    expect(mayBecomeCard(undefined)).toBe(false);
  });
});

describe("cards of the canvas", () => {
  it("become texts, and cards again with the same words", () => {
    const { board, text, line } = wall();
    const [card] = turnIntoCards(board, [text]) as [CardId];
    const [again] = turnIntoTexts(board, [{ card, box }]) as [ThingId];
    expect(board.state.things.get(again)).toMatchObject({
      type: "text",
      text: "Permit\nask early\nfor noise",
      color: "pink",
      box,
    });
    expect(board.state.cards.get(card)?.deleted).toBe(true);
    expect(board.state.connectors.get(line)?.from.item).toBe(again);
  });

  it("stay cards where they are on maps, held, or longer than a text may be", () => {
    const { board } = wall();
    const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: smallStarter });
    const lane = lanesOf(board.state, map)[0]?.id as LaneId;
    const column = [...board.state.columns.values()].find((one) => one.map === map)?.id as ColumnId;
    const placed = createCardInCell(board, { map, lane, column, index: 0, title: "On a map" });
    expect(mayBecomeText(board, placed)).toBe(false);
    const held = createCard(board, { pos: { x: 0, y: 0 }, title: "Held" });
    setLocked(board, [held], true);
    expect(
      turnIntoTexts(board, [
        { card: held, box },
        { card: "gone" as CardId, box },
      ]),
    ).toEqual([]);
  });
});
