/**
 * The Definition of Workflow of a map, point by point: the six things The Kanban Guide (2025) asks every board to make
 * explicit. Each is there, or says what is missing and where.
 */
import type { ColumnId, MapRecord } from "@/document/records";
import { type ColumnNode, stateOfColumn } from "@/maps/columns";
import { valueIn } from "@/maps/fields";
import { stagesOf } from "@/maps/flow/stages";
import { type Ages, agreedDays } from "@/maps/kanban/ageing";
import type { MapStructure } from "@/maps/structure";

/** The six points in the order of the guide. */
export const WORKFLOW_POINTS = ["items", "points", "states", "wip", "policies", "expectation"] as const;
/** One of the six points. */
export type WorkflowPoint = (typeof WORKFLOW_POINTS)[number];

/** A point, and the columns in which it is missing; none is the map itself. */
export interface WorkflowFinding {
  readonly point: WorkflowPoint;
  readonly ok: boolean;
  readonly columns: readonly ColumnId[];
}

/** Looks at all six points. */
export function workflowOf(structure: MapStructure, map: MapRecord, ages: Ages): WorkflowFinding[] {
  const { start, finish } = stagesOf(structure);
  const between = start === null ? [] : structure.leaves.slice(start, finish ?? undefined);
  const unlimited = isNumber(map, "wip_board")
    ? []
    : between.filter((leaf) => isActive(leaf) && !isLimited(leaf, structure));
  const unexplained = structure.leaves.filter((leaf) => stateOfColumn(leaf) !== "done" && !isExplained(leaf));
  const ordered = start !== null && finish !== null && start < finish;
  return [
    { point: "items", ok: isText(map, "work_item"), columns: [] },
    { point: "points", ok: ordered, columns: [] },
    { point: "states", ok: between.some(isActive) && between.length >= 2, columns: [] },
    { point: "wip", ok: between.length > 0 && unlimited.length === 0, columns: idsOf(unlimited) },
    { point: "policies", ok: structure.leaves.length > 0 && unexplained.length === 0, columns: idsOf(unexplained) },
    { point: "expectation", ok: agreedDays(map) !== null || ages.expectation !== null, columns: [] },
  ];
}

function isActive(leaf: ColumnNode): boolean {
  return (stateOfColumn(leaf) ?? "active") === "active";
}

/** By its own limit, that of a group, or because every lane has one. */
function isLimited(leaf: ColumnNode, { lanes }: MapStructure): boolean {
  for (let node: ColumnNode | null = leaf; node; node = node.parent) if (node.column.limit !== null) return true;
  return lanes.length > 0 && lanes.every(({ lane }) => lane.limit !== null);
}

/** By its policy or by when it is done, its own or that of a group. */
function isExplained(leaf: ColumnNode): boolean {
  for (let node: ColumnNode | null = leaf; node; node = node.parent) {
    if (isText(node.column, "policy") || isText(node.column, "done_when")) return true;
  }
  return false;
}

function isText({ fields }: Pick<MapRecord, "fields">, key: string): boolean {
  const value = valueIn(fields, key);
  return typeof value === "string" && value.trim() !== "";
}

function isNumber({ fields }: Pick<MapRecord, "fields">, key: string): boolean {
  return typeof valueIn(fields, key) === "number";
}

function idsOf(leaves: readonly ColumnNode[]): ColumnId[] {
  return leaves.map(({ column }) => column.id);
}
