/** What a new period writes: what was counted in this one becomes the one before, and this one is counted anew. */
import type { CellValuePlace, FieldValue } from "@/document/values";
import type { Funnel, Segment, StageCount } from "@/maps/funnel/reading";

/** A value of a cell to write; null takes it away. */
export interface CellChange {
  readonly place: CellValuePlace;
  readonly value: FieldValue | null;
}

/** The values of all cells; times stay, because they are what is usual. */
export function newPeriod({ segments }: Pick<Funnel, "segments">): CellChange[] {
  return segments.flatMap((segment) => segment.stages.flatMap((stage) => changesOf(segment, stage)));
}

function changesOf({ lane }: Segment, { column, now }: StageCount): CellChange[] {
  if (lane === null) return [];
  return [
    { place: { lane, column, field: "reached_before" }, value: now },
    { place: { lane, column, field: "reached" }, value: null },
  ];
}

/** Whether there is anything to begin anew from. */
export function isCounted({ segments }: Pick<Funnel, "segments">): boolean {
  return segments.some(({ stages }) => stages.some(({ now }) => now !== null));
}
