/** Where a record can be found on the wall. */
import type { CardId, ColumnId, LaneId, MapId, RecordId } from "@/document/records";
import type { Spot } from "@/tools/focus";
import { paintedSpot } from "@/tools/paintedItems";
import type { WallParts } from "@/tools/wallParts";

/** The spot that shows a record, or null when it is shown nowhere. A card that heads a column is found there. */
export function spotOfRecord(parts: WallParts, id: RecordId): Spot | null {
  const { scene, board } = parts;
  const slot = scene.items.slotsOf(id as CardId)[0];
  const place = slot === undefined ? undefined : scene.items.place[slot];
  if (place !== undefined) return { kind: "card", card: id as CardId, place };
  for (const { layout } of scene.sheets) {
    const header = layout.columnHeaders.find((one) => one.column === id || one.card === id);
    if (header) return { kind: "column", map: layout.map, column: header.column };
  }
  const folded = foldedSpot(parts, id as CardId);
  if (folded) return folded;
  const painted = paintedSpot(parts, id);
  if (painted) return painted;
  const lane = board.state.lanes.get(id as LaneId);
  if (lane && scene.sheet(lane.map)) return { kind: "lane", map: lane.map, lane: lane.id };
  const column = board.state.columns.get(id as ColumnId);
  if (column && scene.sheet(column.map)) return { kind: "column", map: column.map, column: column.id };
  return scene.sheet(id as MapId) ? { kind: "title", map: id as MapId } : null;
}

/** A card in a folded lane or column is found at the header of that. */
function foldedSpot({ scene, board }: WallParts, card: CardId): Spot | null {
  for (const { layout } of scene.sheets) {
    const place = board.state.placements.get(layout.map)?.get(card);
    if (!place) continue;
    const lane = layout.laneHeaders.find((one) => one.lane === place.lane);
    if (lane?.folded) return { kind: "lane", map: layout.map, lane: lane.lane };
    const column = layout.columnHeaders.find((one) => one.column === place.column);
    if (column?.folded) return { kind: "column", map: layout.map, column: column.column };
  }
  return null;
}
