/** Copied items on the way through a clipboard: as our own data within the markup, and as words for everybody else. */
import { type CopiedItems, readCopiedItems } from "@/document/commands/clipboardItems";
import { rowsOfBlock } from "@/ui/paste/block";

/** The attribute of the markup that carries the cards. */
const CARRIER = "data-walkboard";
const LARGEST_OWN = 16_000_000;

/** Copied items as text, a line each, and as a list in HTML that carries all of them; a block of cells as a table in both. */
export function clippingOf(copied: CopiedItems): { readonly text: string; readonly html: string } {
  const carrier = `${CARRIER}="${encodeURIComponent(JSON.stringify(copied))}"`;
  const rows = rowsOfBlock(copied);
  if (rows) {
    const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${marked(cell, SAME_CELL)}</td>`).join("")}</tr>`);
    const text = rows.map((row) => row.map(quoted).join("\t")).join("\n");
    return { text, html: `<table ${carrier}><tbody>${cells.join("")}</tbody></table>` };
  }
  const titles = [
    ...copied.cards.cards.map(({ title }) => title),
    ...copied.things.flatMap(({ text, title, alt }) => [text, title, alt].filter((one) => typeof one === "string")),
  ].filter((title) => title.trim() !== "");
  const text = titles.map((title) => title.replace(/\s*\n\s*/g, " ")).join("\n");
  const items = titles.map((title) => `<li>${marked(title, "<br>")}</li>`);
  return { text, html: `<ul ${carrier}>${items.join("")}</ul>` };
}

/** A line break that spreadsheets keep within the cell. */
const SAME_CELL = '<br style="mso-data-placement:same-cell">';

function marked(text: string, lineBreak: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\n/g, lineBreak);
}

/** A cell of text with tabs as spreadsheets write it: in quotes where its words hold what parts cells. */
function quoted(text: string): string {
  return /["\t\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** The items that a piece of HTML carries; null when it is from elsewhere. */
export function ownItems(html: string): CopiedItems | null {
  if (html.length > LARGEST_OWN) return null;
  const carried = new RegExp(`${CARRIER}="([^"]*)"`).exec(html)?.[1];
  if (carried === undefined) return null;
  try {
    return readCopiedItems(JSON.parse(decodeURIComponent(carried)));
  } catch {
    return null;
  }
}
