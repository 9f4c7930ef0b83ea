/** Keys of a tree, as the ARIA Authoring Practices have them (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/). Pure. */
import type { OutlineRow } from "@/ui/outline/outlineRows";

/** What a key does: goes to a row, or opens or folds one. */
export type TreeStep =
  | { readonly to: number }
  | { readonly fold: string; readonly open: boolean }
  | { readonly openAll: readonly string[] };

/** Rows that one page is. */
const PAGE = 12;

/** What a key does at a row; null when it is not one of the tree's. */
export function treeStep(rows: readonly OutlineRow[], at: number, key: string): TreeStep | null {
  const row = rows[at];
  const last = rows.length - 1;
  switch (key) {
    case "ArrowDown":
      return { to: Math.min(at + 1, last) };
    case "ArrowUp":
      return { to: Math.max(at - 1, 0) };
    case "PageDown":
      return { to: Math.min(at + PAGE, last) };
    case "PageUp":
      return { to: Math.max(at - PAGE, 0) };
    case "Home":
      return { to: 0 };
    case "End":
      return { to: last };
    case "ArrowRight":
      return row ? inwards(row, at) : null;
    case "ArrowLeft":
      return row ? outwards(rows, row, at) : null;
    case "*":
      return row ? { openAll: siblingsOf(rows, row) } : null;
    default:
      return null;
  }
}

function inwards(row: OutlineRow, at: number): TreeStep {
  if (row.open === false) return { fold: row.node.key, open: true };
  return { to: row.open ? at + 1 : at };
}

function outwards(rows: readonly OutlineRow[], row: OutlineRow, at: number): TreeStep {
  if (row.open) return { fold: row.node.key, open: false };
  const above = rows.findIndex(({ node }) => node.key === row.parent);
  return { to: above < 0 ? at : above };
}

function siblingsOf(rows: readonly OutlineRow[], row: OutlineRow): string[] {
  return rows.filter(({ parent, open }) => parent === row.parent && open === false).map(({ node }) => node.key);
}

/**
 * The next row whose title begins with what was typed, round the end; -1 when there is none. One letter goes on from the row after this
 * one, several stay as long as they fit.
 */
export function typedRow(rows: readonly OutlineRow[], at: number, typed: string): number {
  const wanted = typed.toLocaleLowerCase();
  const same = [...wanted].every((letter) => letter === wanted[0]);
  const [from, words] = same ? [at + 1, wanted[0] ?? ""] : [at, wanted];
  for (let step = 0; step < rows.length; step++) {
    const index = (from + step) % rows.length;
    if (rows[index]?.node.title.toLocaleLowerCase().startsWith(words)) return index;
  }
  return -1;
}
