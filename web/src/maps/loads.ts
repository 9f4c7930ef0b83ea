/** How many cards stand in columns and lanes, and how many of them count against a limit. */
import type { ColumnId, LaneId } from "@/document/records";
import { type ColumnNode, stateOfColumn } from "@/maps/columns";
import type { LaneNode, MapStructure } from "@/maps/structure";

/** All cards, and those that a limit counts. */
export interface Load {
  readonly count: number;
  readonly counted: number;
}

/** The load of every column and group: lanes that are exempt (expedite) do not count against a column's limit. */
export function columnLoads(structure: MapStructure): ReadonlyMap<ColumnId, Load> {
  const loads = new Map<ColumnId, Load>();
  for (const leaf of structure.leaves) {
    let count = 0;
    let counted = 0;
    for (const { lane, role } of structure.lanes) {
      const cards = structure.cardsIn(lane.id, leaf.column.id).length;
      count += cards;
      if (!role?.exempt) counted += cards;
    }
    for (let node: ColumnNode | null = leaf; node; node = node.parent) {
      const before = loads.get(node.column.id) ?? { count: 0, counted: 0 };
      loads.set(node.column.id, { count: before.count + count, counted: before.counted + counted });
    }
  }
  return loads;
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
