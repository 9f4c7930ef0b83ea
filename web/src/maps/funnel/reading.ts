/**
 * A funnel as its rules see it: how many people of each segment reached each stage, in this period and in the one before.
 * Segments are never added up by themselves. Derived from the merged records; total over whatever concurrent edits leave behind.
 */
import type { BoardState, ColumnId, LaneId, MapId } from "@/document/records";
import { type FieldValues, NO_VALUES } from "@/document/values";
import type { KindDefinition } from "@/maps/definition";
import { valueIn } from "@/maps/fields";
import { type MapStructure, mapStructure } from "@/maps/structure";

/** The two periods that are looked at side by side. */
export const PERIODS = ["now", "before"] as const;
/** One of them. */
export type Period = (typeof PERIODS)[number];

/** What is known of one stage of a segment. Null is what nobody said, or what cannot be. */
export interface StageCount {
  readonly column: ColumnId;
  readonly role: string;
  readonly now: number | null;
  readonly before: number | null;
  /** How long people usually take from the stage before, in minutes. */
  readonly takes: number | null;
  /** A count that cannot be stands here. */
  readonly wrong: boolean;
}

/** A group of people looked at by itself; all of them together have no lane. */
export interface Segment {
  readonly lane: LaneId | null;
  readonly stages: readonly StageCount[];
}

/** Everything the rules look at. */
export interface Funnel {
  readonly segments: readonly Segment[];
  /** All segments together, only where somebody asked for it and there are several. */
  readonly together: Segment | null;
  /** What the periods are called; empty while nobody said. */
  readonly names: Readonly<Record<Period, string>>;
  readonly structure: MapStructure;
}

const COUNTS = { now: "reached", before: "reached_before" } as const;

/** Reads a map. */
export function readFunnel(
  kind: KindDefinition,
  map: MapId,
  state: BoardState,
  structure: MapStructure = mapStructure(kind, map, state),
): Funnel {
  const settings = state.maps.get(map)?.fields ?? NO_VALUES;
  const segments = structure.lanes
    .filter(({ lane }) => lane.role === "segment")
    .map(({ lane }): Segment => {
      const stages = structure.leaves.map(({ column }) =>
        stageOf(column.id, column.role, state.cells.get(`${lane.id}:${column.id}`) ?? NO_VALUES),
      );
      return { lane: lane.id, stages };
    });
  const asked = settings.get("together") === true && segments.length > 1;
  const name = (key: string): string => String(valueIn(settings, key) ?? "").trim();
  return {
    segments,
    together: asked ? addedUp(segments) : null,
    names: { now: name("period"), before: name("period_before") },
    structure,
  };
}

function stageOf(column: ColumnId, role: string, values: FieldValues): StageCount {
  const number = (key: string): number | null => {
    const value = valueIn(values, key);
    return typeof value === "number" ? value : null;
  };
  return {
    column,
    role,
    now: number(COUNTS.now),
    before: number(COUNTS.before),
    takes: number("to_convert"),
    wrong: Object.values(COUNTS).some((key) => values.has(key) && number(key) === null),
  };
}

/** Of a stage that one segment does not know, all together do not know it either. How long it takes cannot be added up. */
function addedUp(segments: readonly Segment[]): Segment {
  const stages = (segments[0]?.stages ?? []).map(({ column, role }, at): StageCount => {
    const sum = (period: Period): number | null => {
      const counts = segments.map(({ stages }) => stages[at]?.[period] ?? null);
      return counts.every((count) => count !== null) ? counts.reduce((all, count) => all + count, 0) : null;
    };
    return { column, role, now: sum("now"), before: sum("before"), takes: null, wrong: false };
  });
  return { lane: null, stages };
}
