import { parentOf, placesOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { columnSiblings } from "@/document/commands/insertion";
import { mergeColumns, mergeLanes, splitColumn, splitLane } from "@/document/commands/regrouping";
import type { CardId, ColumnId, Lane, LaneId, MapId } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { lanePeers, seatForNew } from "@/maps/laneSeats";
import { newLaneRole, type Strip } from "@/ui/actions/partMoves";

/** The lane below this one or the column to its right that can become one with it; null when there is none. */
export function mergePeer(board: Board, strip: Strip): LaneId | ColumnId | null {
  const { state } = board;
  if (strip.part === "lane") {
    const kind = kinds.get(strip.map.kind);
    const peers = kind ? lanePeers(kind, state, strip.lane) : [];
    return peers[peers.findIndex(({ id }) => id === strip.lane.id) + 1]?.id ?? null;
  }
  const siblings = columnSiblings(state, strip.map.id, parentOf(state, strip.column));
  const next = siblings[siblings.findIndex(({ id }) => id === strip.column.id) + 1];
  return next && next.role === strip.column.role ? next.id : null;
}

/** Makes one of this lane or column and the next one; returns whether there was a next one. */
export function mergeWithNext(board: Board, strip: Strip): boolean {
  const peer = mergePeer(board, strip);
  if (peer === null) return false;
  return strip.part === "lane"
    ? mergeLanes(board, { from: peer as LaneId, into: strip.lane.id })
    : mergeColumns(board, { from: peer as ColumnId, into: strip.column.id });
}

/** Splits a lane or column in two: the cards chosen go along, or the lower half of each cell. Gives the new one. */
export function splitStrip(
  board: Board,
  strip: Strip,
  cards: ReadonlySet<CardId> | null = null,
): LaneId | ColumnId | null {
  const { state } = board;
  if (strip.part === "lane") {
    const role = newLaneRole(strip.map, strip.lane);
    const kind = kinds.get(strip.map.kind);
    const index = kind ? seatForNew(kind, state, { lane: strip.lane, side: "after", role }) : Number.POSITIVE_INFINITY;
    return splitLane(board, strip.lane.id, { index, role, cards });
  }
  const siblings = columnSiblings(state, strip.map.id, parentOf(state, strip.column));
  const index = siblings.findIndex(({ id }) => id === strip.column.id) + 1;
  return splitColumn(board, strip.column.id, { index, role: strip.column.role, cards });
}

/** Whether a column groups others: such a one holds no cards that could be shared out. */
export function groupsOthers(board: Board, strip: Strip): boolean {
  return strip.part === "column" && columnSiblings(board.state, strip.map.id, strip.column.id).length > 0;
}

/** The lane in which all of these cards lie on one map; null when they do not. */
export function sharedLane(board: Board, cards: readonly CardId[]): Extract<Strip, { part: "lane" }> | null {
  const { state } = board;
  const [first] = cards;
  if (first === undefined) return null;
  for (const map of placesOf(state, first).maps) {
    const lane = laneOf(board, map, first);
    const record = state.maps.get(map);
    if (record && lane && cards.every((card) => laneOf(board, map, card)?.id === lane.id)) {
      return { part: "lane", map: record, lane };
    }
  }
  return null;
}

function laneOf(board: Board, map: MapId, card: CardId): Lane | null {
  const placement = board.state.placements.get(map)?.get(card);
  const lane = placement && board.state.lanes.get(placement.lane);
  return lane && !lane.deleted ? lane : null;
}
