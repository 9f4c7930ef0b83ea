import { expect, it } from "vitest";
import type { CopiedItems } from "@/document/commands/clipboardItems";
import { blockAsTable } from "@/ui/paste/block";
import { clippingOf, ownItems } from "@/ui/paste/clipping";
import { readPasted } from "@/ui/paste/readPasted";

const card = (title: string, cell?: readonly [number, number]) => ({
  ...({ title, color: "paper", discipline: null, size: null, offset: null } as const),
  ...(cell ? { cell } : {}),
});

function copied(...cards: CopiedItems["cards"]["cards"]): CopiedItems {
  return {
    ...({ format: "walkboard/items", version: 1, board: null, things: [], connectors: [], keys: [] } as const),
    cards: { format: "walkboard/cards", version: 1, cards },
  };
}

const block = copied(card("a", [0, 0]), card('say "b"', [0, 0]), card("c", [0, 1]), card("<d>", [1, 1]));

it("is a table for everybody else, with several cards of a cell below each other in it", () => {
  const { text, html } = clippingOf(block);
  expect(text).toBe('"a\nsay ""b"""\tc\n\t<d>');
  expect(html).toContain(
    '<td>a<br style="mso-data-placement:same-cell">say "b"</td><td>c</td></tr><tr><td></td><td>&lt;d&gt;</td>',
  );
  expect(readPasted({ text, html: "" })).toEqual({
    kind: "grid",
    rows: [
      ['a\nsay "b"', "c"],
      ["", "<d>"],
    ],
  });
  expect(ownItems(html)?.cards.cards.map(({ cell }) => cell)).toEqual([
    [0, 0],
    [0, 0],
    [0, 1],
    [1, 1],
  ]);
});

it("is a list without cells, as before", () => {
  expect(clippingOf(copied(card("a"), card("b"))).text).toBe("a\nb");
  expect(blockAsTable(copied(card("a")))).toBeNull();
});

it("counts a card without words where it would go, and never writes out a block of nothing", () => {
  expect(blockAsTable(copied(card("a", [0, 0]), card("", [1, 2])))).toEqual({
    kind: "grid",
    rows: [
      ["a", "", ""],
      ["", "", "…"],
    ],
  });
  expect(blockAsTable(copied(card("a", [0, 0]), card("b", [9_999, 9_999])))).toBeNull();
});
