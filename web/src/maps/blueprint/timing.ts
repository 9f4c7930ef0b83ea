/**
 * How long the customer's way takes, how much of it is waiting, and whether that is acceptable (Shostack 1984: a standard
 * time for each step, and one acceptable time for the whole service).
 */
import { type Blueprint, type BlueprintStep, flagged, numberOf } from "@/maps/blueprint/reading";
import { onceFor } from "@/maps/onceFor";

const TIME = "time";

/** Times in minutes. What nobody said is null and never counts as nothing. */
export interface Timing {
  /** By step, in order. */
  readonly steps: readonly (number | null)[];
  /** The sum of the known ones; null when none is known. */
  readonly total: number | null;
  /** How many steps nobody gave a time. */
  readonly unknown: number;
  /** The part of the known time that the customer waits, from 0 to 1; null without any known time. */
  readonly waiting: number | null;
  readonly acceptable: number | null;
  /** Whether it takes longer than acceptable; null where that cannot be told. */
  readonly over: boolean | null;
}

/** The times of a blueprint. */
export function timingOf(blueprint: Blueprint): Timing {
  const { steps } = blueprint;
  const times = steps.map((step) => minutesOf(step, "duration"));
  const known = times.filter((time) => time !== null);
  const total = known.length === 0 ? null : sum(known);
  const unknown = times.length - known.length;
  const waited = sum(steps.map((step, at) => (waits(step) ? (times[at] ?? 0) : 0)));
  const acceptable = acceptableOf(blueprint);
  return {
    steps: times,
    total,
    unknown,
    waiting: total === null || total === 0 ? null : waited / total,
    acceptable,
    over: overOf(total, unknown, acceptable),
  };
}

/** What stands in the row of times counts; without it, what stands on the step itself. */
export function minutesOf(step: BlueprintStep, field: "duration" | "acceptable"): number | null {
  return momentOf(step)[field];
}

/** Whether the customer only waits in a step: the step says so, or what they do there, or the row of times. */
export function waits(step: BlueprintStep): boolean {
  return momentOf(step).waits;
}

/** What one step says of time. */
const momentOf = onceFor((step: BlueprintStep) => {
  const timed = step.cells.filter(({ role }) => role === TIME).flatMap(({ cards }) => cards);
  const minutes = (field: string): number | null => {
    const values = timed.map((one) => numberOf(one, field)).filter((value) => value !== null && value >= 0);
    if (values.length > 0) return sum(values as number[]);
    const own = numberOf(step, field);
    return own !== null && own >= 0 ? own : null;
  };
  const own = step.cells.filter(({ role, zone }) => zone === "customer" || role === TIME);
  const waiting = flagged(step, "waits") || own.some(({ cards }) => cards.some((one) => flagged(one, "waits")));
  return { duration: minutes("duration"), acceptable: minutes("acceptable"), waits: waiting };
});

/** What somebody said of the whole service; else the sum of the steps, if every step has one. */
function acceptableOf({ settings, steps }: Blueprint): number | null {
  const said = settings.get("acceptable");
  if (typeof said === "number" && said >= 0) return said;
  const each = steps.map((step) => minutesOf(step, "acceptable"));
  return each.length > 0 && each.every((one) => one !== null) ? sum(each as number[]) : null;
}

/** Steps without a time can only make it longer: too long is certain early, fast enough only at the end. */
function overOf(total: number | null, unknown: number, acceptable: number | null): boolean | null {
  if (total === null || acceptable === null) return null;
  if (total > acceptable) return true;
  return unknown > 0 ? null : false;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
