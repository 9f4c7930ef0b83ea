import type { Board } from "@/document/board";
import type { ColumnId, LaneId, MapId } from "@/document/records";
import { kinds, laneRole } from "@/maps/kinds";
import type { PastePlace } from "@/tools/wallContract";
import { addBeside, type Strip } from "@/ui/actions/partMoves";
import { MOST_NEW_STRIPS, type Overflow } from "@/ui/paste/overflow";

type MapPlace = Extract<PastePlace, { kind: "map" }>;

/** Adds lanes and columns behind those of a map, as many as a paste needs; gives the place with them. */
export function makeRoom(board: Board, place: MapPlace, { lanes, columns }: Overflow): MapPlace {
  return { ...place, lanes: moreLanes(board, place, lanes), columns: moreColumns(board, place, columns) };
}

function moreLanes(board: Board, { map, lanes }: MapPlace, count: number): readonly LaneId[] {
  const record = board.state.maps.get(map);
  const kind = record && kinds.get(record.kind);
  // Lanes that are pinned to the bottom stay there: new ones come above them.
  const movable = lanes.filter((id) => {
    const lane = board.state.lanes.get(id);
    return lane !== undefined && kind !== undefined && laneRole(kind, lane.role)?.pin !== "bottom";
  });
  const at = movable.length === 0 ? -1 : lanes.indexOf(movable.at(-1) as LaneId);
  const made = more(board, count, lanes[at], (id) => stripOf(board, map, "lane", id as LaneId)) as LaneId[];
  return [...lanes.slice(0, at + 1), ...made, ...lanes.slice(at + 1)];
}

function moreColumns(board: Board, { map, columns }: MapPlace, count: number): MapPlace["columns"] {
  const made = more(board, count, columns.at(-1)?.id, (id) => stripOf(board, map, "column", id as ColumnId));
  return [...columns, ...made.map((id) => ({ id: id as ColumnId, title: "" }))];
}

/** One after the other, each behind the one before. */
function more(
  board: Board,
  count: number,
  last: string | undefined,
  strip: (id: string) => Strip | null,
): (LaneId | ColumnId)[] {
  const made: (LaneId | ColumnId)[] = [];
  for (let at = last; at !== undefined && made.length < Math.min(count, MOST_NEW_STRIPS); at = made.at(-1)) {
    const beside = strip(at);
    if (!beside) break;
    made.push(addBeside(board, beside, 1));
  }
  return made;
}

function stripOf(board: Board, map: MapId, part: Strip["part"], id: LaneId | ColumnId): Strip | null {
  const record = board.state.maps.get(map);
  if (!record) return null;
  if (part === "lane") {
    const lane = board.state.lanes.get(id as LaneId);
    return lane ? { part, map: record, lane } : null;
  }
  const column = board.state.columns.get(id as ColumnId);
  return column ? { part, map: record, column } : null;
}
