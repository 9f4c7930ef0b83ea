/** How many cards stand in columns and lanes, and how many of them count against a limit. */
import type { BoardState, ColumnId, LaneId } from "@/document/records";
import { type ColumnNode, stateOfColumn } from "@/maps/columns";
import type { KindDefinition } from "@/maps/definition";
import { expeditedIn } from "@/maps/kanban/expedited";
import type { LaneNode, MapStructure } from "@/maps/structure";

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
    const agreed = isCounted(leaf);
    let count = 0;
    let counted = 0;
    for (const { lane, role } of structure.lanes) {
      const cards = structure.cardsIn(lane.id, leaf.column.id);
      count += cards.length;
      if (role?.exempt) continue;
      counted += cards.length - (agreed ? expeditedIn(kind, state, cards) : 0);
    }
    for (let node: ColumnNode | null = leaf; node; node = node.parent) {
      const before = loads.get(node.column.id) ?? { count: 0, counted: 0 };
      loads.set(node.column.id, { count: before.count + count, counted: before.counted + counted });
    }
  }
  return loads;
}

/** Whether a column or one of its groups has a number of cards agreed. */
function isCounted(leaf: ColumnNode): boolean {
  for (let node: ColumnNode | null = leaf; node; node = node.parent) {
    if (node.column.limit !== null || node.column.fields.has("wip_min")) return true;
  }
  return false;
}

/** The load of every lane: cards that are done do not count against a lane's limit. */
export function laneLoads(structure: MapStructure): ReadonlyMap<LaneId, Load> {
  return new Map(structure.lanes.map((node) => [node.lane.id, laneLoad(node, structure)]));
}

function laneLoad({ lane }: LaneNode, structure: MapStructure): Load {
  let count = 0;
  let counted = 0;
  for (const node of structure.leaves) {
    const cards = structure.cardsIn(lane.id, node.column.id).length;
    count += cards;
    if (stateOfColumn(node) !== "done") counted += cards;
  }
  return { count, counted };
}
