/** Which cards are done: they stand in a done column of a map on which work flows, or somebody said so. */
import type { BoardState, CardId, ColumnId, MapId } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import { flowMaps } from "@/maps/flow/flowMaps";
import { columnRole, kinds } from "@/maps/kinds";

/** Tells of cards whether they are done. */
export interface DoneCards {
  has(card: CardId): boolean;
}

/** The cards of a board that are done, found out card by card as they are asked for. A card in the tray of a map is not. */
export function doneCards(state: BoardState): DoneCards {
  const { cards, lanes } = state;
  const flows = flowMaps(state).flatMap(({ id }) => {
    const placements = state.placements.get(id);
    return placements ? [{ id, placements, columns: doneColumns(state, id) }] : [];
  });
  return {
    has: (card) => {
      if (cards.get(card)?.fields.get("done") === true) return true;
      return flows.some(({ id, placements, columns }) => {
        const place = placements.get(card);
        const stands = place && columns.has(place.column) ? lanes.get(place.lane) : undefined;
        return stands !== undefined && !stands.deleted && stands.map === id;
      });
    },
  };
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
