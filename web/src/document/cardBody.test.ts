import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type BodyBlock, bodyFrom } from "@/document/bodies";
import { isPlainBody } from "@/document/bodyShape";
import { BODY_LIMIT } from "@/document/cardBody";
import { createCard, setTitle } from "@/document/commands/cards";
import { duplicateCards } from "@/document/commands/duplicates";
import { bodyOf, recordOf } from "@/document/edit";
import { seededBoard } from "@/document/replicas.fixture";

const paragraph = (text: string): BodyBlock => ({ block: "paragraph", inside: [{ text, marks: {} }] });
const LIST: BodyBlock = {
  block: "bullet_list",
  inside: [{ block: "list_item", inside: [paragraph("drawings"), { block: "ordered_list", inside: [] }] }],
};

function noted(...blocks: BodyBlock[]) {
  const board = seededBoard();
  const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Permit" });
  board.doc.transact(() => recordOf(board, "cards", card)?.set("body", bodyFrom(blocks) ?? new Y.XmlFragment()));
  const fragment = bodyOf(board, card);
  if (!fragment) throw new Error("A card has a body.");
  return { board, card, fragment, body: () => board.state.bodies.get(card) };
}

describe("the body of a card in the read model", () => {
  it("is there only when something is written in it", () => {
    const { board, card, fragment, body } = noted();
    expect(body()).toBeUndefined();
    fragment.insert(0, [new Y.XmlElement("paragraph")]);
    expect(body()).toBeUndefined();
    (fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlText("ask")]);
    expect(body()?.text).toBe("ask");
    board.roots.cards.delete(card);
    expect(body()).toBeUndefined();
  });

  it("is the same object until it is written in", () => {
    const { board, card, fragment, body } = noted(paragraph("ask"));
    const before = body();
    setTitle(board, card, "Permit of the city");
    expect(body()).toBe(before);
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(3, " early");
    expect(body()).not.toBe(before);
    expect(body()?.text).toBe("ask early");
  });

  it("is cut where it would be a book", () => {
    const { body } = noted(paragraph("x".repeat(BODY_LIMIT - 2)), paragraph("y".repeat(100_000)), paragraph("z"));
    expect(body()?.cut).toBe(true);
    expect(body()?.blocks).toHaveLength(2);
    expect(body()?.text.length).toBe(BODY_LIMIT + 2);
    expect(body()?.text.endsWith("yy…")).toBe(true);
  });

  it("goes along with a copy of the card", () => {
    const { board, card } = noted(paragraph("ask"), LIST);
    const [copy] = duplicateCards(board, [card]);
    expect(copy && board.state.bodies.get(copy)?.blocks).toEqual(board.state.bodies.get(card)?.blocks);
  });
});

describe("a body that can be edited", () => {
  it("is one the editor knows all of", () => {
    expect(isPlainBody(noted(paragraph("ask"), LIST).fragment)).toBe(true);
    const strange = noted(paragraph("ask"));
    const table = new Y.XmlElement("table");
    strange.fragment.insert(1, [table]);
    expect(isPlainBody(strange.fragment)).toBe(true);
    table.insert(0, [new Y.XmlText("kept")]);
    expect(isPlainBody(strange.fragment)).toBe(false);
  });

  it("has no marks and no things in its words that are not known", () => {
    const { fragment } = noted(paragraph("ask"));
    const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(0, 3, { strong: {}, em: {} });
    expect(isPlainBody(fragment)).toBe(true);
    text.format(0, 3, { blink: {} });
    expect(isPlainBody(fragment)).toBe(false);
    const heading = noted({
      block: "bullet_list",
      inside: [{ block: "list_item", inside: [{ block: "heading", inside: [{ text: "x" }] }] }],
    });
    expect(isPlainBody(heading.fragment)).toBe(false);
  });
});
