/** Which cards are done: they stand in a done column of a map on which work flows, or somebody said so. */
import type { BoardState, CardId, ColumnId, MapId } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import { flowMaps } from "@/maps/flow/flowMaps";
import { columnRole, kinds } from "@/maps/kinds";

/** The cards of a board that are done. A card in the tray of a map is not; deleted cards are not asked about. */
export function doneCards(state: BoardState): ReadonlySet<CardId> {
  const done = new Set<CardId>();
  for (const card of state.cards.values()) if (card.fields.get("done") === true) done.add(card.id);
  for (const { id } of flowMaps(state)) {
    const columns = doneColumns(state, id);
    for (const { card, lane, column } of state.placements.get(id)?.values() ?? []) {
      const stands = state.lanes.get(lane);
      if (columns.has(column) && stands && !stands.deleted && stands.map === id) done.add(card);
    }
  }
  return done;
}

function doneColumns(state: BoardState, map: MapId): ReadonlySet<ColumnId> {
  const kind = kinds.get(state.maps.get(map)?.kind ?? "");
  const done = new Set<ColumnId>();
  for (const column of state.columns.values()) {
    if (!kind || column.map !== map || column.deleted) continue;
    if (stateOfColumn({ column, role: columnRole(kind, column.role) }) === "done") done.add(column.id);
  }
  return done;
}
