import { parentOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { columnSiblings } from "@/document/commands/insertion";
import type { ColumnId } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import { columnRole, innermostLevel, kinds } from "@/maps/kinds";
import type { Strip } from "@/ui/actions/partMoves";

/** A selected column. */
export type ColumnStrip = Extract<Strip, { readonly part: "column" }>;

/** The roles that a divided column needs: what groups, and what waits inside of a group. */
export function rolesOf({ map }: ColumnStrip) {
  const kind = kinds.get(map.kind);
  const innermost = kind ? innermostLevel(kind) : 0;
  const group = kind?.columns.find((role) => role.level < innermost && role.header === "title");
  const waiting = kind?.columns.find((role) => role.key === "waiting");
  return kind && group && waiting ? { kind, group: group.key, waiting: waiting.key } : null;
}

/** Whether a column is a state with work in it that is not in a group yet. */
export function canDivide(board: Board, strip: ColumnStrip): boolean {
  const roles = rolesOf(strip);
  if (!roles || parentOf(board.state, strip.column) !== null || strip.column.role === roles.group) return false;
  return stateOfColumn({ column: strip.column, role: columnRole(roles.kind, strip.column.role) }) === "active";
}

/** The group that a column is, or stands in; null when there is none that could become one column. */
export function canUnite(board: Board, strip: ColumnStrip): ColumnId | null {
  const roles = rolesOf(strip);
  if (!roles) return null;
  const { column } = strip;
  const group = column.role === roles.group ? column.id : parentOf(board.state, column);
  return group !== null && columnSiblings(board.state, strip.map.id, group).length > 0 ? group : null;
}
