import type { ColumnId, LaneId } from "@/document/records";

/** The key of a cell in tables of cells. */
export function cellKey(lane: LaneId, column: ColumnId): string {
  return `${lane}/${column}`;
}
