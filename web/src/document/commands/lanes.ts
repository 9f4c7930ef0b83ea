/** Lanes of maps, and the limits of lanes and columns. */
import { lanesOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { recordSeats } from "@/document/commands/insertion";
import { edit, recordOf } from "@/document/edit";
import { readNumber } from "@/document/reading";
import type { ColumnId, LaneId, MapId } from "@/document/records";
import type { Plain } from "@/document/schema";

/** Adds a lane at `index` among the lanes of its map, or at the end. */
export function addLane(
  board: Board,
  args: {
    readonly map: MapId;
    readonly role: string;
    readonly title?: string;
    readonly index?: number;
    readonly limit?: number | null;
  },
): LaneId {
  const { map, role, title = "", index = Number.POSITIVE_INFINITY, limit } = args;
  const { keys, repairs } = recordSeats(board, "lanes", lanesOf(board.state, map), index);
  const id = board.chance.newId() as LaneId;
  const rules = limit === undefined || limit === null ? undefined : { limit };
  edit(board, [
    [...repairs, { kind: "create", root: "lanes", id, title, fields: { map, role, order: keys[0], rules } }],
  ]);
  return id;
}

/** Moves a lane to `index`, counted among the other lanes of its map. */
export function moveLane(board: Board, args: { readonly lane: LaneId; readonly index: number }): void {
  const lane = board.state.lanes.get(args.lane);
  if (!lane) return;
  const all = lanesOf(board.state, lane.map);
  const others = all.filter(({ id }) => id !== lane.id);
  if (all.findIndex(({ id }) => id === lane.id) === args.index) return;
  const { keys, repairs } = recordSeats(board, "lanes", others, args.index);
  edit(board, [[...repairs, { kind: "set", root: "lanes", id: lane.id, key: "order", value: keys[0] }]]);
}

/** Deletes a lane. Its cards show in the map's tray. */
export function deleteLane(board: Board, lane: LaneId): void {
  edit(board, [[{ kind: "delete", root: "lanes", id: lane }]]);
}

/** Brings a deleted lane back. */
export function restoreLane(board: Board, lane: LaneId): void {
  edit(board, [[{ kind: "restore", root: "lanes", id: lane }]]);
}

/** Sets how many cards a lane or column should hold at most; null lifts the limit. A limit warns and never refuses. */
export function setLimit(
  board: Board,
  target: { readonly lane: LaneId } | { readonly column: ColumnId },
  limit: number | null,
): void {
  const root = "lane" in target ? "lanes" : "columns";
  const id = "lane" in target ? target.lane : target.column;
  const wanted = readNumber(limit);
  const present = recordOf(board, root, id)?.get("rules");
  const kept = typeof present === "object" && present !== null && !Array.isArray(present) ? { ...present } : {};
  const rules = kept as Record<string, Plain>;
  delete rules.limit;
  if (wanted !== null && wanted >= 0) rules.limit = Math.round(wanted);
  const value = Object.keys(rules).length > 0 ? rules : undefined;
  edit(board, [[{ kind: "set", root, id, key: "rules", value }]]);
}
