/**
 * How long it takes with what comes back. Every time work leaves a step, the share that its arrows say goes back and takes the way again from there; so
 * what passing a step costs in the end is its own time and that of the way back, divided by the share that goes on (the mean of a geometric series; an
 * absorbing chain, Kemeny and Snell 1960). The times of the map itself are those of one pass.
 */
import type { ColumnId } from "@/document/records";
import type { StreamStep, ValueStream } from "@/maps/valueStream/reading";
import { type Stretch, streamTiming, stretchesOf } from "@/maps/valueStream/timing";

/** Times in minutes of work with all that comes back, as it is on average. */
export interface ReworkTiming {
  readonly lead: number;
  readonly process: number;
}

/** Null without ways back, while a time or a share of one is missing, and where everything comes back. */
export function reworkTiming(stream: ValueStream): ReworkTiming | null {
  const { counted, unknown } = streamTiming(stream);
  if (stream.loops.length === 0 || unknown.length > 0) return null;
  const stretches = stretchesOf(stream);
  const backs = backsOf(stream, stretches);
  if (backs === null) return null;
  const timesOf = (of: (step: StreamStep) => number | null): number[] =>
    stretches.map((stretch) =>
      stretch.flat().reduce((sum, step) => sum + (counted.has(step.column) ? (of(step) ?? 0) : 0), 0),
    );
  const lead = withBacks(
    timesOf((step) => step.lead),
    backs,
  );
  const process = withBacks(
    timesOf((step) => step.process),
    backs,
  );
  return lead === null || process === null ? null : { lead, process };
}

interface Back {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** From which stretch to which; what comes back to the trigger begins again, what comes back after the end has passed all of them. */
function backsOf({ loops, triggers, ends }: ValueStream, stretches: readonly Stretch[]): readonly Back[] | null {
  const places = new Map<ColumnId, number>();
  stretches.forEach((stretch, at) => {
    for (const { column } of stretch.flat()) places.set(column, at);
  });
  for (const column of triggers) places.set(column, 0);
  for (const column of ends) places.set(column, stretches.length);
  const found: Back[] = [];
  for (const { from, to, share } of loops) {
    const ways = [places.get(from.column), places.get(to.column)] as const;
    if (share === null || ways[0] === undefined || ways[1] === undefined) return null;
    found.push({ from: ways[0], to: ways[1], share });
  }
  return found;
}

function withBacks(times: readonly number[], backs: readonly Back[]): number | null {
  const passing: number[] = [];
  for (const [at, time] of [...times, 0].entries()) {
    const own = backs.filter(({ from }) => from === at);
    const on = 1 - own.reduce((sum, { share }) => sum + share, 0);
    if (on <= 1e-9) return null;
    const again = own.reduce((sum, { to, share }) => sum + share * total(passing.slice(to)), 0);
    passing.push((time + again) / on);
  }
  return total(passing);
}

function total(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0);
}
