import { lanesOf, parentOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { addColumn, deleteColumn, moveColumn } from "@/document/commands/columns";
import { columnSiblings } from "@/document/commands/insertion";
import { addLane, deleteLane, moveLane } from "@/document/commands/lanes";
import type { Column, ColumnId, Lane, LaneId } from "@/document/records";
import { columnRole, kinds } from "@/maps/kinds";
import { lanePeers, seatBeside, seatForNew } from "@/maps/laneSeats";
import type { SelectedPart } from "@/ui/actions/selected";

/** Which way a lane or column goes: -1 towards the beginning, 1 towards the end. */
export type Way = -1 | 1;

/** A lane or column of a map. */
export type Strip = Exclude<SelectedPart, { readonly part: "map" }>;

interface Seat {
  readonly index: number;
  readonly count: number;
}

/** The lanes or columns that this one can change places with, as they are seen. */
function peersOf(board: Board, strip: Strip): readonly (Lane | Column)[] {
  if (strip.part === "column") {
    return columnSiblings(board.state, strip.map.id, parentOf(board.state, strip.column));
  }
  const kind = kinds.get(strip.map.kind);
  return kind ? lanePeers(kind, board.state, strip.lane) : lanesOf(board.state, strip.map.id);
}

function seatOf(board: Board, strip: Strip): Seat {
  const siblings = peersOf(board, strip);
  const id = strip.part === "lane" ? strip.lane.id : strip.column.id;
  return { index: siblings.findIndex((sibling) => sibling.id === id), count: siblings.length };
}

/** Whether there is room to move that way. */
export function canMove(board: Board, strip: Strip, way: Way): boolean {
  const { index, count } = seatOf(board, strip);
  return index >= 0 && index + way >= 0 && index + way < count;
}

/** Moves a lane or column one place. */
export function moveStrip(board: Board, strip: Strip, way: Way): void {
  if (!canMove(board, strip, way)) return;
  const index = seatOf(board, strip).index + way;
  if (strip.part === "lane") {
    const peer = peersOf(board, strip)[index];
    const side = way === 1 ? "after" : "before";
    if (peer)
      moveLane(board, { lane: strip.lane.id, index: seatBeside(board.state, strip.lane, peer.id as LaneId, side) });
  } else moveColumn(board, { column: strip.column.id, parent: parentOf(board.state, strip.column), index });
}

function addColumnAt(board: Board, { map, column }: { map: Strip["map"]; column: Column }, index: number): ColumnId {
  const kind = kinds.get(map.kind);
  const header = kind ? columnRole(kind, column.role)?.header : undefined;
  return addColumn(board, {
    map: map.id,
    role: column.role,
    parent: parentOf(board.state, column),
    index,
    ...(header === "card" ? { card: "new" as const } : {}),
  });
}

/** The role of a lane that comes beside another one: some lanes exist once in a map, beside such a one comes an ordinary lane. */
export function newLaneRole(map: Strip["map"], lane: Lane): string {
  const kind = kinds.get(map.kind);
  const own = kind?.lanes.find((role) => role.key === lane.role);
  return own?.unique ? (kind?.lanes.find((role) => !role.unique)?.key ?? lane.role) : lane.role;
}

function addLaneAt(board: Board, { map, lane }: { map: Strip["map"]; lane: Lane }, way: Way): LaneId {
  const kind = kinds.get(map.kind);
  const role = newLaneRole(map, lane);
  const at = { lane, side: way === 1 ? ("after" as const) : ("before" as const), role };
  return addLane(board, { map: map.id, role, ...(kind ? { index: seatForNew(kind, board.state, at) } : {}) });
}

/** Adds a lane or column of the same role before or after one; gives its id. */
export function addBeside(board: Board, strip: Strip, way: Way): LaneId | ColumnId {
  if (strip.part === "lane") return addLaneAt(board, strip, way);
  return addColumnAt(board, strip, seatOf(board, strip).index + (way === 1 ? 1 : 0));
}

/** Deletes a lane or column; its cards go to the map's tray. */
export function deleteStrip(board: Board, strip: Strip): void {
  if (strip.part === "lane") deleteLane(board, strip.lane.id);
  else deleteColumn(board, strip.column.id);
}
