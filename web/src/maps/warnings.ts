/**
 * The rules of a map, evaluated on the merged state: they warn and never block.
 *
 * The server evaluates the same rules in `maps/rules.py`; golden vectors hold the two together.
 */
import type { BoardState, CardId, Column, ColumnId, LaneId, MapRecord } from "@/document/records";
import type { ColumnNode } from "@/maps/columns";
import { computedFindings } from "@/maps/computed";
import type { KindDefinition, RuleDefinition, Severity } from "@/maps/definition";
import { valueIn } from "@/maps/fields";
import { cellLimit, fieldMissing } from "@/maps/fieldWarnings";
import { boardLimit, disciplineLimit, exemptLimit, personLimit } from "@/maps/kanban/limits";
import type { MapReading } from "@/maps/kindCode";
import { columnLoads, laneLoads } from "@/maps/loads";
import { type MapStructure, mapStructure } from "@/maps/structure";

/** One thing a rule found; `values` are the numbers its message speaks of. */
export interface Warning {
  readonly rule: string;
  readonly severity: Severity;
  readonly lane?: LaneId;
  readonly column?: ColumnId;
  readonly card?: CardId;
  readonly values: Readonly<Record<string, number>>;
  /** The person or the discipline it is about. */
  readonly who?: string;
}

/** What a rule found, and where. */
export type Finding = Pick<Warning, "lane" | "column" | "card" | "values" | "who">;

/** All warnings of a map: rules in the order of the definition, places in reading order. */
export function warnings(kind: KindDefinition, map: MapRecord, state: BoardState): Warning[] {
  return warningsIn(kind, map, state, mapStructure(kind, map.id, state));
}

/** The same, where the structure of the map is known already. */
export function warningsIn(
  kind: KindDefinition,
  map: MapRecord,
  state: BoardState,
  structure: MapStructure,
): Warning[] {
  const computed = computedFindings({ kind, map, structure, state });
  let known: Loads | null = null;
  const loads = (): Loads => {
    known ??= columnLoads(kind, structure, state);
    return known;
  };
  return kind.rules.flatMap((rule) => {
    const own =
      rule.check === "computed"
        ? (computed.get(rule.key) ?? [])
        : findings({ kind, map, structure, state }, rule, loads);
    return own.map((finding) => ({ rule: rule.key, severity: rule.severity, ...finding }));
  });
}

function findings({ kind, map, structure, state }: MapReading, rule: RuleDefinition, loads: () => Loads): Finding[] {
  switch (rule.check) {
    case "column_limit":
      return columnLimit(structure, loads());
    case "column_least":
      return columnLeast(structure, loads());
    case "exempt_limit":
      return exemptLimit(structure, kind, state, rule.most ?? 1);
    case "board_limit":
      return boardLimit(structure, map);
    case "person_limit":
      return personLimit(structure, map, state);
    case "discipline_limit":
      return disciplineLimit(structure, map, state);
    case "lane_limit":
      return laneLimit(structure);
    case "cell_capacity":
      return cellCapacity(structure);
    case "lane_unique":
      return laneUnique(structure);
    case "unplaced":
      return structure.unplaced.length === 0 ? [] : [{ values: { count: structure.unplaced.length } }];
    case "cell_missing":
      return cellMissing(structure, state, rule);
    case "cell_unsupported":
      return cellUnsupported(structure, rule.lanes, rule.support);
    case "coverage_gap":
      return coverageGap(structure, rule.lane);
    case "column_count":
      return columnCount(structure, rule);
    case "cell_limit":
      return cellLimit(structure, state);
    case "field_missing":
      return fieldMissing(structure, rule, map, state);
    default:
      return [];
  }
}

type Loads = ReturnType<typeof columnLoads>;

/** Columns and groups with fewer cards than should be there. */
function columnLeast(structure: MapStructure, loads: Loads): Finding[] {
  return structure.columns.flatMap(({ column }) => {
    const least = valueIn(column.fields, "wip_min");
    const count = loads.get(column.id)?.counted ?? 0;
    return typeof least === "number" && count < least ? [{ column: column.id, values: { count, least } }] : [];
  });
}

function columnLimit(structure: MapStructure, loads: Loads): Finding[] {
  return structure.columns.flatMap(({ column }) => {
    const count = loads.get(column.id)?.counted ?? 0;
    if (column.limit === null || count <= column.limit) return [];
    return [{ column: column.id, values: { count, limit: column.limit } }];
  });
}

function laneLimit(structure: MapStructure): Finding[] {
  const loads = laneLoads(structure);
  return structure.lanes.flatMap(({ lane }) => {
    const count = loads.get(lane.id)?.counted ?? 0;
    if (lane.limit === null || count <= lane.limit) return [];
    return [{ lane: lane.id, values: { count, limit: lane.limit } }];
  });
}

function cellCapacity(structure: MapStructure): Finding[] {
  return structure.lanes.flatMap(({ lane, role }) => {
    const limit = role?.capacity;
    if (limit === undefined) return [];
    return structure.leaves.flatMap(({ column }) => {
      const count = structure.cardsIn(lane.id, column.id).length;
      return count > limit ? [{ lane: lane.id, column: column.id, values: { count, limit } }] : [];
    });
  });
}

function laneUnique(structure: MapStructure): Finding[] {
  const counts = new Map<string, number>();
  for (const { lane } of structure.lanes) counts.set(lane.role, (counts.get(lane.role) ?? 0) + 1);
  const seen = new Set<string>();
  return structure.lanes.flatMap(({ lane, role }) => {
    const first = !seen.has(lane.role);
    seen.add(lane.role);
    return role?.unique && !first ? [{ lane: lane.id, values: { count: counts.get(lane.role) ?? 0 } }] : [];
  });
}

/** Columns in use where none of the lanes with these roles has a card, as long as such a lane exists at all. */
function cellMissing(
  structure: MapStructure,
  state: BoardState,
  { lanes, unless }: Extract<RuleDefinition, { check: "cell_missing" }>,
): Finding[] {
  if (!structure.lanes.some(({ lane }) => lanes.includes(lane.role))) return [];
  return structure.leaves
    .filter((leaf) => filled(structure, leaf) && !filled(structure, leaf, lanes))
    .filter(({ column }) => unless === undefined || !excused(structure, state, column, unless))
    .map(({ column }) => ({ column: column.id, values: {} }));
}

/** Whether a column, or the card that heads it, says why a rule does not hold there. */
function excused(structure: MapStructure, state: BoardState, column: Column, flag: string): boolean {
  const header = structure.headers.get(column.id);
  const card = header === undefined ? undefined : state.cards.get(header);
  return column.fields.get(flag) === true || card?.fields.get(flag) === true;
}

/** Columns where one of the lanes has a card but none of the supporting lanes has. */
function cellUnsupported(structure: MapStructure, roles: readonly string[], support: readonly string[]): Finding[] {
  return structure.leaves
    .filter((leaf) => filled(structure, leaf, roles) && !filled(structure, leaf, support))
    .map(({ column }) => ({ column: column.id, values: {} }));
}

/** Whether the column has a card in any lane, or in any lane with one of these roles. */
function filled(structure: MapStructure, { column }: ColumnNode, roles?: readonly string[]): boolean {
  return structure.lanes.some(
    ({ lane }) => (!roles || roles.includes(lane.role)) && structure.cardsIn(lane.id, column.id).length > 0,
  );
}

/** Outermost columns in which the first lane of the role is empty, once that lane has any card at all. */
function coverageGap(structure: MapStructure, role: string): Finding[] {
  const first = structure.lanes.find(({ lane }) => lane.role === role);
  if (!first) return [];
  const covered = new Set<ColumnId>();
  for (const leaf of structure.leaves) {
    if (structure.cardsIn(first.lane.id, leaf.column.id).length > 0) covered.add(outermost(leaf).column.id);
  }
  if (covered.size === 0) return [];
  return structure.columns
    .filter((node) => node.parent === null && !covered.has(node.column.id))
    .map(({ column }) => ({ lane: first.lane.id, column: column.id, values: {} }));
}

function outermost(node: ColumnNode): ColumnNode {
  return node.parent ? outermost(node.parent) : node;
}

/**
 * More columns of a role than is usual, or fewer. Fewer counts only where there are so many innermost columns that each of
 * the usual number could have two: a map that has just begun is not told of.
 */
function columnCount(
  structure: MapStructure,
  { role, least, most }: Extract<RuleDefinition, { check: "column_count" }>,
): Finding[] {
  const count = structure.columns.filter(({ column }) => column.role === role).length;
  const few = count > 0 && count < least && structure.leaves.length >= 2 * least;
  return few || count > most ? [{ values: { count } }] : [];
}
