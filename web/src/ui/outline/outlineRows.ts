/** Which entries of an outline are seen as rows: what is folded away is not, nor what was not asked for. Pure. */
import { placesIn } from "@/document/search";
import type { OutlineNode } from "@/ui/outline/outlineNode";

/** One row of the outline. */
export interface OutlineRow {
  readonly node: OutlineNode;
  readonly parent: string | null;
  /** 1 is the outermost. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Null for a row with nothing below it. */
  readonly open: boolean | null;
}

/** How the rows are made. */
export interface RowsAsked {
  readonly nodes: readonly OutlineNode[];
  readonly words: string;
  /** Whether cells without cards are shown. */
  readonly empty: boolean;
  readonly isOpen: (node: OutlineNode) => boolean;
}

/** An entry as it is shown: with fewer below it, and open when what was asked for is below it. */
interface Shown {
  readonly node: OutlineNode;
  readonly children: readonly Shown[];
  readonly forced: boolean;
}

/** The rows from top to bottom. */
export function rowsOf({ nodes, words, empty, isOpen }: RowsAsked): OutlineRow[] {
  const asked = words.trim();
  const rows: OutlineRow[] = [];
  const add = (shown: readonly Shown[], parent: string | null, level: number): void => {
    for (const [at, { node, children, forced }] of shown.entries()) {
      const open = children.length === 0 ? null : forced || isOpen(node);
      rows.push({ node, parent, level, position: at + 1, siblings: shown.length, open });
      if (open) add(children, node.key, level + 1);
    }
  };
  add(shownOf(nodes, asked, empty), null, 1);
  return rows;
}

function shownOf(nodes: readonly OutlineNode[], words: string, empty: boolean): Shown[] {
  return nodes.flatMap((node): Shown[] => {
    if (!empty && node.subject.kind === "cell" && node.children.length === 0) return [];
    if (words === "") return [{ node, children: shownOf(node.children, "", empty), forced: false }];
    const found = shownOf(node.children, words, empty);
    if (found.length > 0) return [{ node, children: found, forced: true }];
    // Of what was found by its own words everything below is there, folded away.
    if (placesIn(node.title, words).length === 0) return [];
    return [{ node, children: shownOf(node.children, "", empty), forced: false }];
  });
}

/** The keys of everything above an entry, outermost first; null when the entry is not in the tree. */
export function pathTo(nodes: readonly OutlineNode[], key: string): string[] | null {
  for (const node of nodes) {
    if (node.key === key) return [];
    const below = pathTo(node.children, key);
    if (below) return [node.key, ...below];
  }
  return null;
}

/** How many entries there are, up to a number beyond which it does not matter. */
export function countUpTo(nodes: readonly OutlineNode[], most: number): number {
  let count = 0;
  for (const node of nodes) {
    count += 1 + (node.children.length > 0 && count < most ? countUpTo(node.children, most - count) : 0);
    if (count >= most) break;
  }
  return count;
}
