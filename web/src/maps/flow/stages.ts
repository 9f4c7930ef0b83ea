/** The stages work goes through on a map, as the server reads them (`maps/flow/stages.py`): where it starts, where it is finished. */
import type { ColumnId } from "@/document/records";
import { type ColumnNode, stateOfColumn } from "@/maps/columns";
import type { MapStructure } from "@/maps/structure";

/** Indices into the innermost columns of a map; null where there is no such point. */
export interface Stages {
  /** From here on work is started. */
  readonly start: number | null;
  /** From here on work is finished. */
  readonly finish: number | null;
}

/** A point of commitment. */
export type Commitment = "requested" | "started" | "finished";

/** What somebody said of a column, or else what its role says. */
export function commitmentOf({ column, role }: Pick<ColumnNode, "column" | "role">): Commitment | null {
  const said = column.fields.get("commitment");
  return said === "requested" || said === "started" || said === "finished" ? said : (role?.commitment ?? null);
}

/** Started at the first column that says so, else at the first active one; finished at the first that says so, else the first done one. */
export function stagesOf({ leaves }: Pick<MapStructure, "leaves">): Stages {
  const first = (suits: (leaf: ColumnNode) => boolean): number | null => {
    const at = leaves.findIndex(suits);
    return at < 0 ? null : at;
  };
  return {
    start: first((leaf) => commitmentOf(leaf) === "started") ?? first(isActive),
    finish: first((leaf) => commitmentOf(leaf) === "finished") ?? first(isDone),
  };
}

const isActive = (leaf: ColumnNode): boolean => (stateOfColumn(leaf) ?? "active") === "active";
const isDone = (leaf: ColumnNode): boolean => stateOfColumn(leaf) === "done";

/** What a column counts as though nobody chose that: by what its role is made for, or as the first one with work or with what is done. */
export type UnsaidPoint =
  | { readonly point: Commitment; readonly why: "role" }
  | { readonly point: Exclude<Commitment, "requested">; readonly why: "first" };

/** What counts of an innermost column whose point of commitment nobody chose; null where it is no such point, or somebody did. */
export function unsaidPoint(structure: Pick<MapStructure, "leaves">, column: ColumnId): UnsaidPoint | null {
  const at = structure.leaves.findIndex((leaf) => leaf.column.id === column);
  const leaf = structure.leaves[at];
  if (!leaf) return null;
  const counts = commitmentOf(leaf);
  if (counts !== null) {
    const chosen = leaf.column.fields.get("commitment") === counts;
    return chosen ? null : { point: counts, why: "role" };
  }
  const { start, finish } = stagesOf(structure);
  if (at === start) return { point: "started", why: "first" };
  return at === finish ? { point: "finished", why: "first" } : null;
}
