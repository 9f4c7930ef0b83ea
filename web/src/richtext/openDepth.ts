import type { Fragment } from "prosemirror-model";

/** How deep a fragment is open at its end at most. */
export function openDepth(content: Fragment): number {
  let depth = 0;
  for (let last = content.lastChild; last && !last.isText; last = last.lastChild) depth++;
  return depth;
}
