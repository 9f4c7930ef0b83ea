/** Tables and lists as other programs put them on the clipboard. Nothing in them is run or fetched: only words are read. */
import { cleaned, gridOf, type Line, type Pasted } from "@/ui/paste/pasted";

/** More markup than this, in UTF-16 units, is not taken apart: the plain text beside it says the same. */
export const LARGEST_HTML = 8_000_000;
/** Tables within cells are read this deep, so that a hostile one ends. */
const BREAKING = new Set(["BR", "P", "DIV", "LI", "TR", "H1", "H2", "H3", "H4", "H5", "H6"]);
const SILENT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "TITLE"]);
const DEEPEST = 64;

/** The table or list in a piece of HTML; null when there is none. */
export function readHtml(html: string): Pasted | null {
  if (html.length > LARGEST_HTML || !/<(table|ul|ol|h[1-6])[\s>]/i.test(html)) return null;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const table = body.querySelector("table");
  if (table) return gridOf(tableRows(table));
  const lines: Line[] = [];
  collect(body, 0, lines, 0);
  return lines.length > 0 ? { kind: "lines", lines } : null;
}

function tableRows(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [
      wordsOf(cell),
      ...Array.from({ length: Math.min(100, Math.max(0, cell.colSpan - 1)) }, () => ""),
    ]),
  );
}

/** The words of an element with its line breaks; without what lies in lists when `own` is asked for. */
function wordsOf(element: Element, own = false): string {
  const parts: string[] = [];
  const visit = (node: Node, depth: number): void => {
    if (node.nodeType === 3) parts.push((node.nodeValue ?? "").replace(/\s+/g, " "));
    if (node.nodeType !== 1 || depth > DEEPEST || SILENT.has(node.nodeName)) return;
    if (own && (node.nodeName === "UL" || node.nodeName === "OL")) return;
    if (BREAKING.has(node.nodeName) && node !== element) parts.push("\n");
    for (const child of node.childNodes) visit(child, depth + 1);
  };
  visit(element, 0);
  return cleaned(parts.join("").replace(/ *\n[ \n]*/g, "\n"));
}

function collect(parent: Element, level: number, lines: Line[], depth: number): void {
  if (depth > DEEPEST) return;
  for (const child of parent.children) {
    const name = child.nodeName;
    if (SILENT.has(name)) continue;
    if (/^H[1-6]$/.test(name)) add(lines, wordsOf(child), 0, true);
    else if (name === "LI") {
      add(lines, wordsOf(child, true), level, false);
      for (const list of child.querySelectorAll(":scope > ul, :scope > ol")) collect(list, level + 1, lines, depth + 1);
    } else if (name === "UL" || name === "OL") {
      // A list right in a list, as some programs nest them, stands under the item before it.
      collect(child, parent.nodeName === "UL" || parent.nodeName === "OL" ? level + 1 : level, lines, depth + 1);
    } else if (child.querySelector("ul, ol, li, h1, h2, h3, h4, h5, h6")) collect(child, level, lines, depth + 1);
    else for (const text of wordsOf(child).split("\n")) add(lines, text, 0, false);
  }
}

function add(lines: Line[], text: string, level: number, heading: boolean): void {
  const above = lines.at(-1);
  const deepest = above && !above.heading ? above.level + 1 : 0;
  if (text !== "") lines.push({ text, level: Math.min(level, deepest), heading });
}
