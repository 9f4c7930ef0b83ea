/**
 * The columns of a map as they stand: groups with their columns, from left to right.
 *
 * Groups are kept together by sorting, never by storage. A parent counts only if it is alive, in the same map and of an
 * outer level, so that no edit can build a cycle. Columns of a deleted group stay where the group stood, ungrouped.
 */
import type { BoardState, Column, ColumnId, MapId } from "@/document/records";
import type { ColumnRole, ColumnState, KindDefinition } from "@/maps/definition";
import { columnRole, innermostLevel } from "@/maps/kinds";
import { compareKeys } from "@/maps/order";

/** A live column at its place; `role` is missing when the definition does not know it (a newer version wrote it). */
export interface ColumnNode {
  readonly column: Column;
  readonly role: ColumnRole | undefined;
  readonly level: number;
  readonly parent: ColumnNode | null;
  readonly children: readonly ColumnNode[];
}

/** The columns of a map. */
export interface ColumnTree {
  /** Every live column, a group before its columns. */
  readonly nodes: readonly ColumnNode[];
  /** The columns that have cells. */
  readonly leaves: readonly ColumnNode[];
}

interface Draft extends ColumnNode {
  parent: Draft | null;
  readonly children: Draft[];
  /** The order key of the deleted group the column stood in. */
  readonly anchor: string;
}

/** Sorts and groups the live columns of a map. */
export function columnTree(kind: KindDefinition, map: MapId, state: BoardState): ColumnTree {
  const drafts = draftsOf(kind, map, state);
  const tops: Draft[] = [];
  for (const draft of drafts.values()) {
    const parent = draft.column.parent === null ? undefined : drafts.get(draft.column.parent);
    if (parent && parent.level < draft.level) {
      draft.parent = parent;
      parent.children.push(draft);
    } else tops.push(draft);
  }
  const nodes: ColumnNode[] = [];
  walk(tops, nodes);
  const innermost = innermostLevel(kind);
  return { nodes, leaves: nodes.filter((node) => node.level === innermost) };
}

const STATES: ReadonlySet<unknown> = new Set<ColumnState>(["queue", "active", "done"]);

/** What happens to cards in a column: what somebody said of it, or else what its role says. */
export function stateOfColumn({ column, role }: Pick<ColumnNode, "column" | "role">): ColumnState | null {
  const said = column.fields.get("state");
  return STATES.has(said) ? (said as ColumnState) : (role?.state ?? null);
}

function draftsOf(kind: KindDefinition, map: MapId, state: BoardState): Map<ColumnId, Draft> {
  const drafts = new Map<ColumnId, Draft>();
  const innermost = innermostLevel(kind);
  for (const column of state.columns.values()) {
    if (column.map !== map || column.deleted) continue;
    const role = columnRole(kind, column.role);
    const level = role?.level ?? innermost;
    const group = column.parent === null ? undefined : state.columns.get(column.parent);
    const anchor = group?.deleted && group.map === map ? group.order : column.order;
    drafts.set(column.id, { column, role, level, parent: null, children: [], anchor });
  }
  return drafts;
}

function walk(siblings: Draft[], into: ColumnNode[]): void {
  siblings.sort(bySiblingOrder);
  for (const node of siblings) {
    into.push(node);
    walk(node.children, into);
  }
}

function bySiblingOrder(a: Draft, b: Draft): number {
  return (
    compareKeys(a.anchor, b.anchor) ||
    compareKeys(a.column.order, b.column.order) ||
    compareKeys(a.column.id, b.column.id)
  );
}
