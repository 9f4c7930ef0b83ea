/** What paper colours mean on this board. */
import type { Board } from "@/document/board";
import { edit } from "@/document/edit";
import type { PaperKey } from "@/document/records";
import { LEGEND_PREFIX } from "@/document/schema";

/** Says what a colour means; empty takes the meaning away. */
export function setLegend(board: Board, paper: PaperKey, meaning: string): void {
  // An absent key has no author, and undo has to know whose word it is: an empty text says "no meaning" as well.
  const known = board.state.legend.has(paper);
  const value = meaning.trim();
  if (value === "" && !known) return;
  edit(board, [[{ kind: "set", root: "meta", id: "", key: `${LEGEND_PREFIX}${paper}`, value }]]);
}
