import type { Board } from "@/document/board";
import { setFields } from "@/document/commands/fields";
import { columnSiblings } from "@/document/commands/insertion";
import type { ColumnId } from "@/document/records";
import { isFolded } from "@/maps/folding";
import type { Strip } from "@/ui/actions/partMoves";

/** The columns that fold with this one: a group folds all that it holds, at any depth. */
function leavesOf(board: Board, strip: Extract<Strip, { part: "column" }>, column: ColumnId): ColumnId[] {
  const children = columnSiblings(board.state, strip.map.id, column);
  return children.length === 0 ? [column] : children.flatMap(({ id }) => leavesOf(board, strip, id));
}

/** Whether a lane or column shows no cards: a group when none of its columns does. */
export function isStripFolded(board: Board, strip: Strip): boolean {
  if (strip.part === "lane") return isFolded(strip.lane);
  const { columns } = board.state;
  return leavesOf(board, strip, strip.column.id).every((id) => isFolded(columns.get(id) ?? strip.column));
}

/** Folds a lane or column for everybody, or unfolds it again, in one step. */
export function foldStrip(board: Board, strip: Strip, folded: boolean): void {
  if (strip.part === "lane") setFields(board, "lanes", [strip.lane.id], "folded", folded || null);
  else setFields(board, "columns", leavesOf(board, strip, strip.column.id), "folded", folded || null);
}
