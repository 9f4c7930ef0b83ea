/** Which columns of a map get a header: a map of two levels shows steps without the activities that group them. */
import type { MapRecord } from "@/document/records";
import type { ColumnNode } from "@/maps/columns";
import type { KindDefinition } from "@/maps/definition";
import { innermostLevel } from "@/maps/kinds";
import type { MapStructure } from "@/maps/structure";

/** The columns that are shown. Groups that are not shown still keep their columns together. */
export function shownColumns(kind: KindDefinition, map: MapRecord, structure: MapStructure): readonly ColumnNode[] {
  if (map.fields.get("two_levels") !== true) return structure.columns;
  const innermost = innermostLevel(kind);
  return structure.columns.filter(({ level }) => level === innermost);
}
