/** What counts of a record as long as nobody says otherwise: by the role of a column, or by the lanes a card stands in. Pure. */
import type { BoardState, CardId, Column, MapRecord } from "@/document/records";
import type { FieldValue } from "@/document/values";
import { columnTree } from "@/maps/columns";
import { unsaidPoint } from "@/maps/flow/stages";
import { columnRole, kinds, laneRole } from "@/maps/kinds";

/** Values by field. */
export type Implied = Readonly<Record<string, FieldValue>>;

const NOTHING: Implied = {};

/** What counts of a column: whether cards wait there, are worked on or are done, and whether work starts or ends there. */
export function impliedOfColumn(board: BoardState, map: MapRecord, column: Column): Implied {
  const kind = kinds.get(map.kind);
  const state = kind && columnRole(kind, column.role)?.state;
  const commitment = kind && unsaidPoint(columnTree(kind, map.id, board), column.id)?.point;
  return { ...(state ? { state } : {}), ...(commitment ? { commitment } : {}) };
}

/** What lanes say for a card that stands in them; of several maps the first one that says something. */
export function impliedOfCard(state: BoardState, card: CardId): Implied {
  let implied = NOTHING;
  for (const [map, placements] of state.placements) {
    const kind = kinds.get(state.maps.get(map)?.kind ?? "");
    const lane = state.lanes.get(placements.get(card)?.lane ?? ("" as never));
    const said = kind && lane && !lane.deleted ? laneRole(kind, lane.role)?.implies : undefined;
    if (said) implied = { ...said, ...implied };
  }
  return implied;
}
