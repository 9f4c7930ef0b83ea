/**
 * How long it takes and how much of that is work. Where steps run at the same time, the longest branch counts and not the sum
 * of them: nobody waits for the shorter ones.
 */
import type { ColumnId } from "@/document/records";
import type { StreamStep, ValueStream } from "@/maps/valueStream/reading";

/** A step or a group of steps at the same time, as branches; a step alone is one branch of one. */
export type Stretch = readonly (readonly StreamStep[])[];

/** The sums of a map in minutes of work. What is missing never counts as nothing: sums are then at least this. */
export interface StreamTiming {
  /** Process time and lead time along the longest branches. */
  readonly process: number;
  readonly lead: number;
  /** All work there is, in every branch. */
  readonly work: number;
  /** Process time divided by lead time, from 0 to 1; null while a step lacks one of them. */
  readonly ratio: number | null;
  /** Work that people would pay for divided by lead time; null while of a step that counts nobody said. */
  readonly valueRatio: number | null;
  /** Steps that count: those of the longest branches. */
  readonly counted: ReadonlySet<ColumnId>;
  /** Steps without one of their times, in any branch. */
  readonly unknown: readonly ColumnId[];
  /** Steps that count of which nobody said whether they add value. */
  readonly unvalued: readonly ColumnId[];
}

/** The map as stretches that follow each other. Steps of one group stand together; so do those of a branch in it. */
export function stretchesOf({ steps }: Pick<ValueStream, "steps">): Stretch[] {
  const found: { parallel: ColumnId | null; branches: Map<string, StreamStep[]> }[] = [];
  for (const step of steps) {
    const last = found.at(-1);
    const own = step.branch === null ? `step ${step.column}` : `branch ${step.branch}`;
    if (step.parallel === null || last?.parallel !== step.parallel) {
      found.push({ parallel: step.parallel, branches: new Map([[own, [step]]]) });
      continue;
    }
    const branch = last.branches.get(own);
    if (branch) branch.push(step);
    else last.branches.set(own, [step]);
  }
  return found.map(({ branches }) => [...branches.values()]);
}

/** The times of a map. */
export function streamTiming(stream: ValueStream): StreamTiming {
  const counted = stretchesOf(stream).flatMap(longest);
  const unknown = stream.steps.filter(({ process, lead }) => process === null || lead === null);
  const unvalued = counted.filter(({ value }) => value === null);
  const process = sum(counted, (step) => step.process);
  const lead = sum(counted, (step) => step.lead);
  const adding = sum(
    counted.filter(({ value }) => value === "adds"),
    (step) => step.process,
  );
  const known = unknown.length === 0 && lead > 0;
  return {
    process,
    lead,
    work: sum(stream.steps, (step) => step.process),
    ratio: known ? process / lead : null,
    valueRatio: known && unvalued.length === 0 ? adding / lead : null,
    counted: new Set(counted.map(({ column }) => column)),
    unknown: unknown.map(({ column }) => column),
    unvalued: unvalued.map(({ column }) => column),
  };
}

/** The branch with the most lead time; of equal ones that with the most work, else the first. */
function longest(stretch: Stretch): readonly StreamStep[] {
  let best: readonly StreamStep[] = [];
  let most = { lead: -1, process: -1 };
  for (const branch of stretch) {
    const own = { lead: sum(branch, (step) => step.lead), process: sum(branch, (step) => step.process) };
    if (own.lead < most.lead || (own.lead === most.lead && own.process <= most.process)) continue;
    best = branch;
    most = own;
  }
  return best;
}

function sum(steps: readonly StreamStep[], of: (step: StreamStep) => number | null): number {
  return steps.reduce((all, step) => all + (of(step) ?? 0), 0);
}
