/** Copied cards on the way through a clipboard: as our own data within the markup, and as words for everybody else. */
import { type CopiedCards, readCopiedCards } from "@/document/commands/clipboard";

/** The attribute of the markup that carries the cards. */
const CARRIER = "data-walkboard";
const LARGEST_OWN = 16_000_000;

/** Copied cards as text, a line each, and as a list in HTML that carries all of them. */
export function clippingOf(copied: CopiedCards): { readonly text: string; readonly html: string } {
  const text = copied.cards.map(({ title }) => title.replace(/\s*\n\s*/g, " ")).join("\n");
  const items = copied.cards.map(({ title }) => `<li>${escaped(title).replace(/\n/g, "<br>")}</li>`);
  return { text, html: `<ul ${CARRIER}="${encodeURIComponent(JSON.stringify(copied))}">${items.join("")}</ul>` };
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** The cards that a piece of HTML carries; null when it is from elsewhere. */
export function ownCards(html: string): CopiedCards | null {
  if (html.length > LARGEST_OWN) return null;
  const carried = new RegExp(`${CARRIER}="([^"]*)"`).exec(html)?.[1];
  if (carried === undefined) return null;
  try {
    return readCopiedCards(JSON.parse(decodeURIComponent(carried)));
  } catch {
    return null;
  }
}
