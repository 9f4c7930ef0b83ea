/** How many cards stand in columns and lanes, and how many of them count against a limit. */
import type { BoardState, CardId, ColumnId, LaneId } from "@/document/records";
import { type ColumnNode, stateOfColumn } from "@/maps/columns";
import type { KindDefinition } from "@/maps/definition";
import { expeditedIn } from "@/maps/kanban/expedited";
import { onceFor } from "@/maps/onceFor";
import type { CardLists, MapStructure } from "@/maps/structure";

const NOTHING: readonly CardId[] = [];

/** All cards, and those that a limit counts. */
export interface Load {
  readonly count: number;
  readonly counted: number;
}

/**
 * The load of every column and group: lanes that are exempt (expedite) do not count against a column's limit, nor do cards
 * that are expedited themselves. These are only looked for where somebody agreed on a number.
 */
export function columnLoads(
  kind: KindDefinition,
  structure: MapStructure,
  state: BoardState,
): ReadonlyMap<ColumnId, Load> {
  const loads = new Map<ColumnId, Load>();
  for (const leaf of structure.leaves) {
    const own = leafLoad(structure.cellsOfColumn(leaf.column.id), leaf, kind, structure, state);
    for (let node: ColumnNode | null = leaf; node; node = node.parent) {
      const others = loads.get(node.column.id);
      loads.set(node.column.id, others ? bothOf(others, own) : own);
    }
  }
  return loads;
}

function bothOf(one: Load, other: Load): Load {
  return { count: one.count + other.count, counted: one.counted + other.counted };
}

const leafLoad = onceFor(
  (cells: CardLists, leaf: ColumnNode, kind: KindDefinition, { lanes }: MapStructure, state: BoardState): Load => {
    const agreed = isCounted(leaf);
    let count = 0;
    let counted = 0;
    for (let at = 0; at < lanes.length; at++) {
      const cards = cells[at] ?? NOTHING;
      count += cards.length;
      if (lanes[at]?.role?.exempt) continue;
      counted += cards.length - (agreed ? expeditedIn(kind, state, cards) : 0);
    }
    return { count, counted };
  },
);

/** Whether a column or one of its groups has a number of cards agreed. */
function isCounted(leaf: ColumnNode): boolean {
  for (let node: ColumnNode | null = leaf; node; node = node.parent) {
    if (node.column.limit !== null || node.column.fields.has("wip_min")) return true;
  }
  return false;
}

/** The load of every lane: cards that are done do not count against a lane's limit. */
export function laneLoads(structure: MapStructure): ReadonlyMap<LaneId, Load> {
  return new Map(structure.lanes.map(({ lane }) => [lane.id, laneLoad(structure, lane.id)]));
}

/** The load of one lane. */
export function laneLoad(structure: MapStructure, lane: LaneId): Load {
  return loadOfLane(structure.cellsOfLane(lane), structure.leaves);
}

const loadOfLane = onceFor((cells: CardLists, leaves: MapStructure["leaves"]): Load => {
  let count = 0;
  let counted = 0;
  for (let at = 0; at < leaves.length; at++) {
    const cards = (cells[at] ?? NOTHING).length;
    count += cards;
    if (stateOfColumn(leaves[at] as ColumnNode) !== "done") counted += cards;
  }
  return { count, counted };
});
