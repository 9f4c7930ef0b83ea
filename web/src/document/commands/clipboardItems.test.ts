import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createCard, setOrigin } from "@/document/commands/cards";
import { copyItems, pasteItems, readCopiedItems } from "@/document/commands/clipboardItems";
import { createConnector } from "@/document/commands/connectors";
import { addTag } from "@/document/commands/tags";
import { createThing } from "@/document/commands/things";
import type { CardId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import type { ThingId } from "@/document/things";
import { createUndo } from "@/document/undo";

function wall() {
  const board = seededBoard();
  const card = createCard(board, { pos: { x: 500, y: 300 }, title: "Heat pump", color: "pink", discipline: "design" });
  const frame = createThing(board, { type: "frame", box: { x: 400, y: 200, w: 300, h: 300 }, text: "Area" });
  const line = createConnector(board, {
    from: { item: card, side: "left", at: { x: 500, y: 350 } },
    to: { item: frame, side: null, at: { x: 400, y: 350 } },
    text: "in",
  });
  addTag(board, "Risk", "blue", [card]);
  const body = (board.roots.cards.get(card) as Y.Map<unknown>).get("body") as Y.XmlFragment;
  const paragraph = new Y.XmlElement("paragraph");
  const words = new Y.XmlText();
  paragraph.insert(0, [words]);
  body.insert(0, [paragraph]);
  words.insert(0, "bold", { strong: {} });
  words.insert(4, " link", { strong: null as never, link: { href: "https://example.org/" } } as never);
  return { board, card, frame, line, body };
}

const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("copied items", () => {
  it("say which board they come from, and which cards they stand for, if they say it in words that can be ids", () => {
    const { board, card } = wall();
    const items = { cards: [card], things: [], connectors: [] };
    setOrigin(board, card, { board: "far", card: "away" });
    const copied = readCopiedItems(sent(copyItems(board, items, "here")));
    expect([copied?.board, copied?.cards.cards[0]?.origin]).toEqual(["here", { board: "far", card: "away" }]);
    expect(readCopiedItems(sent({ ...copyItems(board, items), board: 7 }))?.board).toBeNull();
    const other = seededBoard("cem", 3);
    const [copy] = pasteItems(other, copied as NonNullable<typeof copied>, { pos: { x: 0, y: 0 } });
    expect(other.state.cards.get(copy as CardId)?.origin).toEqual({ board: "far", card: "away" });
  });

  it("come to another board with new ids, looks, tags by name, bodies, and connectors between them", () => {
    const { board, card, frame, line, body } = wall();
    const copied = readCopiedItems(sent(copyItems(board, { cards: [card], things: [frame], connectors: [line] })));
    if (!copied) throw new Error("not read");
    const other = seededBoard("bob", 2);
    const undo = createUndo(other);
    const known = addTag(other, "risk", "green");
    const [newCard, newFrame, newLine] = undo.group(() => pasteItems(other, copied, { pos: { x: 0, y: 0 } }));
    const { cards, things, connectors, canvas, tags } = other.state;
    expect(cards.get(newCard as CardId)).toMatchObject({
      title: "Heat pump",
      color: "pink",
      discipline: "design",
      tags: [known],
      createdBy: "bob",
    });
    expect([newCard, newFrame, newLine].some((id) => [card, frame, line].includes(id as never))).toBe(false);
    expect(canvas.get(newCard as CardId)?.pos).toEqual({ x: 100, y: 100 });
    expect(things.get(newFrame as ThingId)).toMatchObject({ text: "Area", box: { x: 0, y: 0, w: 300, h: 300 } });
    expect([...connectors.values()].map(({ from, to, text }) => [from.item, from.side, to.item, text])).toEqual([
      [newCard, "left", newFrame, "in"],
    ]);
    const copy = (other.roots.cards.get(newCard as string) as Y.Map<unknown>).get("body") as Y.XmlFragment;
    expect(copy.toString()).toBe(body.toString());
    expect(tags.size).toBe(1);
    undo.undo();
    expect([cards.get(newCard as CardId)?.deleted, things.get(newFrame as ThingId)?.deleted]).toEqual([true, true]);
  });

  it("bring tags along that are not there yet", () => {
    const { board, card } = wall();
    const copied = readCopiedItems(sent(copyItems(board, { cards: [card], things: [], connectors: [] })));
    const other = seededBoard("bob", 2);
    if (copied) pasteItems(other, copied, { pos: { x: 0, y: 0 } });
    expect([...other.state.tags.values()].map(({ title, color }) => [title, color])).toEqual([["Risk", "blue"]]);
  });

  it("let go of ends whose item was not copied, where they were", () => {
    const { board, card, line } = wall();
    const copied = readCopiedItems(sent(copyItems(board, { cards: [card], things: [], connectors: [line] })));
    const other = seededBoard("bob", 2);
    if (copied) pasteItems(other, copied, { pos: { x: 0, y: 0 } });
    const [connector] = other.state.connectors.values();
    expect(connector?.to).toEqual({ item: null, side: null, at: { x: -100, y: 50 } });
  });

  it("are read from nothing else, and what is wrong in them is left out", () => {
    for (const value of [null, 3, [], {}, { format: "walkboard/items", version: 2 }]) {
      expect(readCopiedItems(value)).toBeNull();
    }
    const odd = {
      format: "walkboard/items",
      version: 1,
      cards: {
        format: "walkboard/cards",
        version: 1,
        cards: [{ title: "x", tags: [3, { title: 4 }, { title: "ok", color: "mud" }], body: [{ block: "script" }] }],
      },
      things: [null, 7, { key: "a", type: "link", url: "javascript:alert(1)", pos: [0, 0], size: [9, 9] }],
      connectors: [{ from: {}, to: {} }],
    };
    const other = seededBoard();
    const copied = readCopiedItems(odd);
    expect(copied && pasteItems(other, copied, { pos: { x: 0, y: 0 } })).toHaveLength(1);
    expect([...other.state.tags.values()].map(({ title, color }) => [title, color])).toEqual([["ok", "paper"]]);
  });
});
