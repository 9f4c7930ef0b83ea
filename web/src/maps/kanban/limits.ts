/**
 * Limits on work in progress that are not those of one column, lane or cell: of the map, of people, of disciplines.
 *
 * Under way is what stands between the point where work starts and the point where it is finished. Blocked cards count, and
 * so do expedited ones. The server counts in the same way (`maps/limits.py`); golden vectors hold the two together.
 */
import type { BoardState, CardId, ColumnId, LaneId, MapRecord } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import type { KindDefinition } from "@/maps/definition";
import { valueIn } from "@/maps/fields";
import { stagesOf } from "@/maps/flow/stages";
import { expeditedIn, isExpedited } from "@/maps/kanban/expedited";
import { compareKeys } from "@/maps/order";
import type { MapStructure } from "@/maps/structure";
import type { Finding } from "@/maps/warnings";

/** A card and the cell it stands in. */
export interface Spot {
  readonly lane: LaneId;
  readonly column: ColumnId;
  readonly card: CardId;
}

/** What is started and not finished, in reading order. */
export function underWay(structure: MapStructure): Spot[] {
  const { start, finish } = stagesOf(structure);
  if (start === null) return [];
  return cardsIn(
    structure,
    structure.leaves.slice(start, finish ?? undefined).map(({ column }) => column.id),
  );
}

function cardsIn(structure: MapStructure, columns: readonly ColumnId[]): Spot[] {
  return structure.lanes.flatMap(({ lane }) =>
    columns.flatMap((column) =>
      structure.cardsIn(lane.id, column).map((card): Spot => ({ lane: lane.id, column, card })),
    ),
  );
}

/** More under way in the whole map than was agreed. */
export function boardLimit(structure: MapStructure, map: MapRecord): Finding[] {
  const limit = numberIn(map, "wip_board");
  if (limit === null) return [];
  const count = underWay(structure).length;
  return count > limit ? [{ values: { count, limit } }] : [];
}

/** More in the hands of one person than was agreed for each. */
export function personLimit(structure: MapStructure, map: MapRecord, state: BoardState): Finding[] {
  return holderLimit(structure, numberIn(map, "wip_person"), (card) => {
    const owner = valueIn(state.cards.get(card)?.fields ?? new Map(), "owner");
    return typeof owner === "string" ? owner : null;
  });
}

/** More in the hands of one discipline than was agreed for each. */
export function disciplineLimit(structure: MapStructure, map: MapRecord, state: BoardState): Finding[] {
  return holderLimit(structure, numberIn(map, "wip_discipline"), (card) => state.cards.get(card)?.discipline ?? null);
}

function holderLimit(
  structure: MapStructure,
  limit: number | null,
  holderOf: (card: CardId) => string | null,
): Finding[] {
  if (limit === null) return [];
  const held = new Map<string, Spot[]>();
  for (const spot of underWay(structure)) {
    const holder = holderOf(spot.card);
    if (holder === null) continue;
    const others = held.get(holder);
    if (others) others.push(spot);
    else held.set(holder, [spot]);
  }
  return [...held]
    .filter(([, spots]) => spots.length > limit)
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([who, [first, ...more]]) => ({ ...first, who, values: { count: more.length + 1, limit } }));
}

/** More that is expedited than goes at once. Lanes that are made for it have a limit of their own. */
export function exemptLimit(structure: MapStructure, kind: KindDefinition, state: BoardState, most: number): Finding[] {
  const open = structure.leaves.filter((leaf) => stateOfColumn(leaf) !== "done");
  let count = 0;
  let outside: Spot | null = null;
  for (const { lane, role } of structure.lanes) {
    for (const { column } of open) {
      const cards = structure.cardsIn(lane.id, column.id);
      const own = role?.exempt ? cards.length : expeditedIn(kind, state, cards);
      count += own;
      if (own === 0 || role?.exempt) continue;
      const card = cards.find((one) => isExpedited(kind, state, one));
      if (card) outside ??= { lane: lane.id, column: column.id, card };
    }
  }
  return outside && count > most ? [{ ...outside, values: { count, limit: most } }] : [];
}

function numberIn({ fields }: MapRecord, key: string): number | null {
  const value = valueIn(fields, key);
  return typeof value === "number" ? value : null;
}
