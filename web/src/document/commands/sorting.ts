/** Cards of a map brought into lanes by what they say: one step of undo. Their columns and their order stay. */
import { lanesOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { recordSeats } from "@/document/commands/insertion";
import { appended } from "@/document/commands/regrouping";
import { type Change, edit, type Unit } from "@/document/edit";
import type { CardId, ColumnId, LaneId, MapId, MapPlacement } from "@/document/records";

/** A lane that is there or shall be made, and the cards that come into it. */
export interface LaneSort {
  /** The lane that takes them; null makes one of this role and title, behind all others. */
  readonly lane: LaneId | null;
  readonly role: string;
  readonly title: string;
  readonly cards: readonly CardId[];
}

/** Brings cards into lanes, behind those that are there; `emptied` are lanes that go, once they hold nothing else. */
export function sortIntoLanes(
  board: Board,
  map: MapId,
  sorts: readonly LaneSort[],
  emptied: readonly LaneId[] = [],
): LaneId[] {
  const { state } = board;
  const missing = sorts.filter(({ lane, cards }) => lane === null && cards.length > 0);
  const seats = recordSeats(board, "lanes", lanesOf(state, map), Number.POSITIVE_INFINITY, missing.length);
  const made = new Map(missing.map((sort) => [sort, board.chance.newId() as LaneId]));
  const creations = [...made].map(
    ([{ role, title }, id], at): Change => ({
      kind: "create",
      root: "lanes",
      id,
      title,
      fields: { map, role, order: seats.keys[at] },
    }),
  );
  const moved = new Set(sorts.flatMap(({ cards }) => cards));
  const staying = [...(state.placements.get(map)?.values() ?? [])].filter(({ card }) => !moved.has(card));
  const rest = new Set(staying.map(({ lane }) => lane));
  const gone = emptied.filter((lane) => !rest.has(lane));
  edit(board, [
    [...seats.repairs, ...creations],
    ...sorts.flatMap((sort) => arrivals(board, map, sort, sort.lane ?? made.get(sort) ?? null)),
    gone.map((id): Change => ({ kind: "delete", root: "lanes", id })),
  ]);
  return [...made.values()];
}

/** Column by column, in the order the cards have. */
function arrivals(board: Board, map: MapId, { cards }: LaneSort, lane: LaneId | null): Unit[] {
  if (lane === null) return [];
  const placements = board.state.placements.get(map);
  const columns = new Map<ColumnId, MapPlacement[]>();
  for (const card of cards) {
    const place = placements?.get(card);
    if (place && place.lane !== lane) columns.set(place.column, [...(columns.get(place.column) ?? []), place]);
  }
  return [...columns].flatMap(([column, places]) => appended(board, places, { lane, column }));
}
