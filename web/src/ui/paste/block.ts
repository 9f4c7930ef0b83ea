/** A block of cells that was copied from a map. Pure. */
import type { CopiedItems } from "@/document/commands/clipboardItems";
import type { Pasted } from "@/ui/paste/pasted";

/** No more cells than this are written out in rows: two cards far apart span a large block of nothing. */
const MOST_CELLS = 100_000;

/** The words of a copied block, row by row, one below the other in a cell with several cards; null when no block was copied. */
export function rowsOfBlock({ cards: { cards } }: CopiedItems): string[][] | null {
  const cells = cards.flatMap(({ cell, title }) => (cell ? [{ row: cell[0], column: cell[1], title }] : []));
  const height = 1 + Math.max(-1, ...cells.map(({ row }) => row));
  const width = 1 + Math.max(-1, ...cells.map(({ column }) => column));
  if (cells.length === 0 || height * width > MOST_CELLS) return null;
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => ""));
  for (const { row, column, title } of cells) {
    const line = rows[row];
    if (line) line[column] = [line[column], title].filter((words) => words !== "").join("\n");
  }
  return rows;
}

/** A copied block as a table that says where its cards would go; a card without words is there as well. */
export function blockAsTable(items: CopiedItems): Pasted | null {
  const cards = items.cards.cards.map((card) => ({ ...card, title: card.title.trim() || "…" }));
  const rows = rowsOfBlock({ ...items, cards: { ...items.cards, cards } });
  return rows && { kind: "grid", rows };
}
