/** The stages work goes through on a map, as the server reads them (`maps/flow/stages.py`): where it starts, where it is finished. */
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
    start:
      first((leaf) => commitmentOf(leaf) === "started") ??
      first((leaf) => (stateOfColumn(leaf) ?? "active") === "active"),
    finish: first((leaf) => commitmentOf(leaf) === "finished") ?? first((leaf) => stateOfColumn(leaf) === "done"),
  };
}
