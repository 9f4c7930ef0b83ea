/** Where a card of a map goes by keys: up and down in its cell and beyond, left and right between cells. Pure. */
import type { BoardState, CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";
import type { Direction } from "@/tools/wallContract";

/** A seat in a cell. */
export interface Seat {
  readonly map: MapId;
  readonly lane: LaneId;
  readonly column: ColumnId;
  readonly index: number;
}

/** The seat a card has in a map; null when it has none in a cell. */
export function seatOf(state: BoardState, map: MapId, card: CardId): Seat | null {
  const kind = kinds.get(state.maps.get(map)?.kind ?? "");
  const placement = state.placements.get(map)?.get(card);
  if (!kind || !placement || state.maps.get(map)?.deleted) return null;
  const { lane, column } = placement;
  const index = mapStructure(kind, map, state).cardsIn(lane, column).indexOf(card);
  return index < 0 ? null : { map, lane, column, index };
}

/** The seat one step further; null at the edge of the map. */
export function nextSeat(state: BoardState, card: CardId, from: Seat, direction: Direction): Seat | null {
  const kind = kinds.get(state.maps.get(from.map)?.kind ?? "");
  if (!kind) return null;
  const { lanes, leaves, cardsIn } = mapStructure(kind, from.map, state);
  const step = direction === "down" || direction === "right" ? 1 : -1;
  if (direction === "left" || direction === "right") {
    const leaf = leaves[leaves.findIndex(({ column }) => column.id === from.column) + step];
    return leaf ? { ...from, column: leaf.column.id } : null;
  }
  if (cardsIn(from.lane, from.column)[from.index + step] !== undefined) return { ...from, index: from.index + step };
  const lane = lanes[lanes.findIndex(({ lane: one }) => one.id === from.lane) + step]?.lane.id;
  if (lane === undefined) return null;
  const end = cardsIn(lane, from.column).filter((one) => one !== card).length;
  return { ...from, lane, index: step > 0 ? 0 : end };
}
