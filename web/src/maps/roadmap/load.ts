/** How much work a cell or a whole column of a roadmap holds, against how much it can take; in the measure of the estimates. */
import type { ColumnId, LaneId } from "@/document/records";
import { CAPACITY_ROW, type Roadmap, type RoadmapItem, valuesOfCell } from "@/maps/roadmap/reading";

/** Work against capacity. */
export interface Load {
  /** The sum of all estimates there are. */
  readonly demand: number;
  readonly items: number;
  readonly unestimated: number;
  /** Null: nobody said. */
  readonly capacity: number | null;
  /** Demand as a share of capacity, in whole percent; null without capacity, or with a capacity of nothing. */
  readonly percent: number | null;
}

/** The load of one cell. */
export function loadOfCell(roadmap: Roadmap, lane: LaneId, column: ColumnId): Load {
  const items = roadmap.items.filter((item) => item.lane === lane && item.column === column);
  return loadOf(items, capacityIn(roadmap, lane, column));
}

/**
 * The load of a column: what stands in all its cells against what the row of capacity says of it, or, where that says nothing,
 * against what its cells say together. Where a cell with items says nothing, what all of it can take is not known.
 */
export function loadOfColumn(roadmap: Roadmap, column: ColumnId): Load {
  const items = roadmap.items.filter((item) => item.column === column);
  const used = new Set(items.map(({ lane }) => lane));
  const rows = roadmap.structure.lanes.map(({ lane }) => ({ lane, said: capacityIn(roadmap, lane.id, column) }));
  const whole = sum(rows.filter(({ lane }) => lane.role === CAPACITY_ROW).map(({ said }) => said));
  const open = rows.some(({ lane, said }) => used.has(lane.id) && said === null);
  return loadOf(items, whole ?? (open ? null : sum(rows.map(({ said }) => said))));
}

/** The estimate of an item, or null. */
export function estimateOf({ card }: RoadmapItem): number | null {
  const value = card.fields.get("estimate");
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

/** More work than there is room for. */
export function isOver({ demand, capacity }: Load): boolean {
  return capacity !== null && demand > capacity;
}

function capacityIn(roadmap: Roadmap, lane: LaneId, column: ColumnId): number | null {
  const value = valuesOfCell(roadmap, lane, column).get("capacity");
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

function loadOf(items: readonly RoadmapItem[], capacity: number | null): Load {
  const estimates = items.map(estimateOf);
  const demand = sum(estimates) ?? 0;
  return {
    demand,
    items: items.length,
    unestimated: estimates.filter((value) => value === null).length,
    capacity,
    percent: capacity ? Math.round((100 * demand) / capacity) : null,
  };
}

/** The sum of what was said; null where nobody said anything. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : rounded(known.reduce((total, value) => total + value, 0));
}

/** Half points and thirds add up without a tail of digits. */
function rounded(sum: number): number {
  return Math.round(sum * 100) / 100;
}
