/** What is selected, whatever it is: deleted in one step. */
import type { Board } from "@/document/board";
import { cardDeletions } from "@/document/commands/cards";
import { columnDeletion } from "@/document/commands/columns";
import { edit, type Unit } from "@/document/edit";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";

/** Things of any kind. */
export interface Selected {
  readonly cards?: Iterable<CardId>;
  readonly maps?: Iterable<MapId>;
  readonly lanes?: Iterable<LaneId>;
  readonly columns?: Iterable<ColumnId>;
}

/** Deletes everything selected, as one step of undo. */
export function deleteSelection(board: Board, selected: Selected): void {
  const units: Unit[] = cardDeletions(board.state, selected.cards ?? []);
  for (const column of selected.columns ?? []) units.push(columnDeletion(board, column));
  for (const id of selected.lanes ?? []) units.push([{ kind: "delete", root: "lanes", id }]);
  for (const id of selected.maps ?? []) units.push([{ kind: "delete", root: "maps", id }]);
  edit(board, units);
}
