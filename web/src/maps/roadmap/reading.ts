/**
 * A roadmap as its rules see it: columns by how near they are, and the items in their cells. The same for now, next, later
 * and for quarters. Derived from the merged records; total over whatever concurrent edits leave behind.
 */
import type { BoardState, Card, Column, ColumnId, LaneId, MapId } from "@/document/records";
import { type FieldValues, NO_VALUES } from "@/document/values";
import type { KindDefinition } from "@/maps/definition";
import { type Quarter, readQuarter } from "@/maps/roadmap/quarters";
import { type MapStructure, mapStructure } from "@/maps/structure";

/** How near a column is. What is past is over, what is later is no promise. */
export type Nearness = "past" | "now" | "next" | "later";

/** The role of the row that holds what whole columns can take. */
export const CAPACITY_ROW = "capacity";

/** One column from left to right. */
export interface RoadmapColumn {
  readonly column: Column;
  readonly nearness: Nearness;
  /** Null: it is no quarter, or nobody said which. */
  readonly quarter: Quarter | null;
}

/** One card in a cell. */
export interface RoadmapItem {
  readonly card: Card;
  readonly lane: LaneId;
  readonly column: ColumnId;
  readonly nearness: Nearness;
}

/** Everything the rules look at. */
export interface Roadmap {
  readonly map: MapId;
  readonly columns: readonly RoadmapColumn[];
  /** In reading order: lane by lane, from left to right; without what stands in the row of capacity. */
  readonly items: readonly RoadmapItem[];
  /** The quarter it stands in; null while it has none. */
  readonly current: Quarter | null;
  readonly structure: MapStructure;
  readonly state: BoardState;
}

/** Reads a map. */
export function readRoadmap(
  kind: KindDefinition,
  map: MapId,
  state: BoardState,
  structure: MapStructure = mapStructure(kind, map, state),
): Roadmap {
  const current = currentOf(structure, readQuarter(state.maps.get(map)?.fields.get("quarter")));
  const columns = columnsOf(structure, current);
  const items = structure.lanes
    .filter(({ lane }) => lane.role !== CAPACITY_ROW)
    .flatMap(({ lane }) =>
      columns.flatMap(({ column, nearness }) =>
        structure.cardsIn(lane.id, column.id).flatMap((id): RoadmapItem[] => {
          const card = state.cards.get(id);
          return card ? [{ card, lane: lane.id, column: column.id, nearness }] : [];
        }),
      ),
    );
  return { map, columns, items, current, structure, state };
}

/** The quarter of a column; null: it is none, or nobody said which. */
export function quarterOf({ role, fields }: Column): Quarter | null {
  return role === "quarter" ? readQuarter(fields.get("quarter")) : null;
}

/** What was said of the map, or else its first quarter. */
function currentOf({ leaves }: MapStructure, said: Quarter | null): Quarter | null {
  const dated = leaves.flatMap(({ column }) => quarterOf(column) ?? []);
  return said ?? (dated.length > 0 ? Math.min(...dated) : null);
}

function columnsOf({ leaves }: MapStructure, current: Quarter | null): RoadmapColumn[] {
  let undated = 0;
  return leaves.map(({ column }): RoadmapColumn => {
    const quarter = quarterOf(column);
    if (column.role === "quarter" && quarter === null) undated += 1;
    return { column, quarter, nearness: nearnessOf(column.role, quarter, current, undated) };
  });
}

function nearnessOf(role: string, quarter: Quarter | null, current: Quarter | null, undated: number): Nearness {
  if (role === "now") return "now";
  if (role === "next") return "next";
  if (role !== "quarter") return "later";
  if (quarter === null || current === null)
    return quarter === null && current === null && undated === 1 ? "now" : "next";
  return quarter < current ? "past" : quarter === current ? "now" : "next";
}

/** Values of a cell. */
export function valuesOfCell({ state }: Roadmap, lane: LaneId, column: ColumnId): FieldValues {
  return state.cells.get(`${lane}:${column}`) ?? NO_VALUES;
}
