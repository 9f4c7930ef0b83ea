/** What does not fit together in a value stream map. Warns, never blocks. */
import type { ColumnId } from "@/document/records";
import type { ComputedFinding } from "@/maps/kindCode";
import type { ValueStream } from "@/maps/valueStream/reading";
import { stretchesOf } from "@/maps/valueStream/timing";

/** All findings, rule by rule, each in reading order. */
export function streamFindings(stream: ValueStream): ComputedFinding[] {
  const { steps, triggers, ends, loops } = stream;
  const at = (rule: string, column: ColumnId, values = {}): ComputedFinding => ({ rule, column, values });
  return [
    ...steps.filter(({ contradicts }) => contradicts).map(({ column }) => at("time_wrong", column)),
    ...steps.filter(({ wrong }) => wrong > 0).map(({ column, wrong }) => at("value_wrong", column, { count: wrong })),
    ...counted("trigger_count", triggers),
    ...counted("end_count", ends),
    ...misplaced(stream).map((column) => at("ends_misplaced", column)),
    ...lonely(stream).map((column) => at("branch_alone", column)),
    ...loops
      .filter(({ share }) => share === null)
      .map(({ to }) => ({ ...at("rework_unsaid", to.column), lane: to.lane })),
  ];
}

function counted(rule: string, columns: readonly ColumnId[]): ComputedFinding[] {
  if (columns.length === 1) return [];
  const second = columns[1];
  return [{ rule, ...(second ? { column: second } : {}), values: { count: columns.length } }];
}

/** A trigger that is not the first column, an end that is not the last one; where there are several, that is said already. */
function misplaced({ structure, triggers, ends }: ValueStream): ColumnId[] {
  const first = structure.leaves[0]?.column.id;
  const last = structure.leaves.at(-1)?.column.id;
  const [trigger] = triggers.length === 1 ? triggers : [];
  const [end] = ends.length === 1 ? ends : [];
  return [trigger !== first ? trigger : undefined, end !== last ? end : undefined].filter((one) => one !== undefined);
}

/** Groups for what runs at the same time in which only one thing does; an empty one waits for its steps. */
function lonely(stream: ValueStream): ColumnId[] {
  return stretchesOf(stream).flatMap((stretch) => {
    const [only, more] = stretch;
    return only?.[0]?.parallel && more === undefined ? [only[0].parallel] : [];
  });
}
