/** Which cards are done: they stand in a done column of a map on which work flows, or somebody said so. */
import type { BoardState, CardId, ColumnId, MapId } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import { flowMaps } from "@/maps/flow/flowMaps";
import { columnRole, kinds } from "@/maps/kinds";
import { onceFor } from "@/maps/onceFor";

/** Tells of cards whether they are done. */
export interface DoneCards {
  has(card: CardId): boolean;
  /** How many cards of a cell are. */
  countIn(cell: readonly CardId[]): number;
}

/** The cards of a board that are done, found out card by card as they are asked for. A card in the tray of a map is not. */
export function doneCards(state: BoardState): DoneCards {
  const { lanes } = state;
  const flows = flowMaps(state).flatMap(({ id }) => {
    const placements = state.placements.get(id);
    return placements ? [{ id, placements, columns: doneColumns(state, id) }] : [];
  });
  const flowed = (card: CardId): boolean => {
    for (const { id, placements, columns } of flows) {
      const place = placements.get(card);
      const stands = place && columns.has(place.column) ? lanes.get(place.lane) : undefined;
      if (stands !== undefined && !stands.deleted && stands.map === id) return true;
    }
    return false;
  };
  return {
    has: (card) => isSaid(state, card) || flowed(card),
    countIn(cell) {
      const { said, open } = saidIn(cell, state);
      let count = said;
      if (flows.length > 0) for (const card of open) if (flowed(card)) count += 1;
      return count;
    },
  };
}

function isSaid({ cards }: BoardState, card: CardId): boolean {
  return cards.get(card)?.fields.get("done") === true;
}

/** How many cards of a cell say themselves that they are done, and which do not. */
const saidIn = onceFor((cell: readonly CardId[], state: BoardState) => {
  const open = cell.filter((card) => !isSaid(state, card));
  return { said: cell.length - open.length, open };
});

function doneColumns(state: BoardState, map: MapId): ReadonlySet<ColumnId> {
  const kind = kinds.get(state.maps.get(map)?.kind ?? "");
  const done = new Set<ColumnId>();
  for (const column of state.columns.values()) {
    if (!kind || column.map !== map || column.deleted) continue;
    if (stateOfColumn({ column, role: columnRole(kind, column.role) }) === "done") done.add(column.id);
  }
  return done;
}
