/**
 * What is where in a map, before any geometry: columns, lanes, cells and what has lost its place.
 *
 * Total over everything concurrent edits can produce, and every live card of the map appears exactly once: as the header
 * of a column, in a cell, or among the unplaced.
 */
import type { BoardState, CardId, ColumnId, Lane, LaneId, MapId, MapPlacement } from "@/document/records";
import { type ColumnNode, columnTree } from "@/maps/columns";
import type { KindDefinition, LaneRole } from "@/maps/definition";
import { laneRole } from "@/maps/kinds";
import { byOrder, compareKeys } from "@/maps/order";

/** A live lane at its place; `role` is missing when the definition does not know it. */
export interface LaneNode {
  readonly lane: Lane;
  readonly role: LaneRole | undefined;
}

/** The structure of one map. */
export interface MapStructure {
  readonly columns: readonly ColumnNode[];
  readonly leaves: readonly ColumnNode[];
  readonly lanes: readonly LaneNode[];
  /** The card each column's header shows; a card heads at most one column. */
  readonly headers: ReadonlyMap<ColumnId, CardId>;
  readonly unplaced: readonly CardId[];
  /** The cards of a cell in their order. */
  cardsIn(lane: LaneId, column: ColumnId): readonly CardId[];
  /** The cards of all cells of a lane, by `leaves`. The same object as long as each of its lists is: what is computed of a lane can be kept with it. */
  cellsOfLane(lane: LaneId): CardLists;
  /** The cards of all cells of an innermost column, by `lanes`; the same object as long as each of its lists is. */
  cellsOfColumn(column: ColumnId): CardLists;
}

/** The cards of several cells, each in their order. */
export type CardLists = readonly (readonly CardId[])[];

const NOTHING: readonly CardId[] = [];
const PINS = { top: 0, bottom: 2 } as const;

/** Reads the structure of a map from the board. */
export function mapStructure(kind: KindDefinition, map: MapId, state: BoardState): MapStructure {
  const { nodes, leaves } = columnTree(kind, map, state);
  const lanes = lanesOf(kind, map, state);
  const headers = headersOf(nodes, state);
  const rows = new Map<LaneId, Map<ColumnId, MapPlacement[]>>();
  for (const { lane } of lanes) {
    rows.set(lane.id, new Map(leaves.map(({ column }) => [column.id, []])));
  }
  const lost: MapPlacement[] = [];
  const heading = new Set(headers.values());
  for (const placement of state.placements.get(map)?.values() ?? []) {
    const card = state.cards.get(placement.card);
    if (!card || card.deleted || heading.has(placement.card)) continue;
    (rows.get(placement.lane)?.get(placement.column) ?? lost).push(placement);
  }
  const cells = new Map([...rows].map(([lane, row]) => [lane, sortedRow(row)]));
  const cardsIn = (lane: LaneId, column: ColumnId): readonly CardId[] => cells.get(lane)?.get(column) ?? NOTHING;
  return {
    columns: nodes,
    leaves,
    lanes,
    headers,
    unplaced: sorted(lost),
    cardsIn,
    cellsOfLane: onceForEach((lane: LaneId) => leaves.map(({ column }) => cardsIn(lane, column.id))),
    cellsOfColumn: onceForEach((column: ColumnId) => lanes.map(({ lane }) => cardsIn(lane.id, column))),
  };
}

function onceForEach<K>(find: (id: K) => CardLists): (id: K) => CardLists {
  const known = new Map<K, CardLists>();
  return (id) => {
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
}

/** The live lanes of a map from top to bottom; pinned roles stand first or last whatever their order says. */
export function lanesOf(kind: KindDefinition, map: MapId, state: BoardState): LaneNode[] {
  const nodes: LaneNode[] = [];
  for (const lane of state.lanes.values()) {
    if (lane.map === map && !lane.deleted) nodes.push({ lane, role: laneRole(kind, lane.role) });
  }
  return nodes.sort((a, b) => pinOf(a) - pinOf(b) || byOrder(a.lane, b.lane));
}

function pinOf({ role }: LaneNode): number {
  return role?.pin ? PINS[role.pin] : 1;
}

function headersOf(nodes: readonly ColumnNode[], state: BoardState): Map<ColumnId, CardId> {
  const headers = new Map<ColumnId, CardId>();
  const taken = new Set<CardId>();
  for (const { column } of nodes) {
    const card = column.card === null ? undefined : state.cards.get(column.card);
    if (!card || card.deleted || taken.has(card.id)) continue;
    headers.set(column.id, card.id);
    taken.add(card.id);
  }
  return headers;
}

function sortedRow(row: Map<ColumnId, MapPlacement[]>): Map<ColumnId, readonly CardId[]> {
  const cells = new Map<ColumnId, readonly CardId[]>();
  for (const [column, placements] of row) if (placements.length > 0) cells.set(column, sorted(placements));
  return cells;
}

function sorted(placements: MapPlacement[]): readonly CardId[] {
  if (placements.length > 1) {
    placements.sort((a, b) => compareKeys(a.order, b.order) || compareKeys(a.card, b.card));
  }
  return placements.map((placement) => placement.card);
}
