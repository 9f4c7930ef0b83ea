/** Copied items on the way through a clipboard: as our own data within the markup, and as words for everybody else. */
import { type CopiedItems, readCopiedItems } from "@/document/commands/clipboardItems";

/** The attribute of the markup that carries the cards. */
const CARRIER = "data-walkboard";
const LARGEST_OWN = 16_000_000;

/** Copied items as text, a line each, and as a list in HTML that carries all of them. */
export function clippingOf(copied: CopiedItems): { readonly text: string; readonly html: string } {
  const titles = [
    ...copied.cards.cards.map(({ title }) => title),
    ...copied.things.flatMap(({ text, title, alt }) => [text, title, alt].filter((one) => typeof one === "string")),
  ].filter((title) => title.trim() !== "");
  const text = titles.map((title) => title.replace(/\s*\n\s*/g, " ")).join("\n");
  const items = titles.map((title) => `<li>${escaped(title).replace(/\n/g, "<br>")}</li>`);
  return { text, html: `<ul ${CARRIER}="${encodeURIComponent(JSON.stringify(copied))}">${items.join("")}</ul>` };
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
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
