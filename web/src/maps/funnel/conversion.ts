/** What share of people gets from one stage to the next, and where most of them leave (McClure 2007: stages with a count each). */
import type { Period, Segment, StageCount } from "@/maps/funnel/reading";

/** Stages in which people may be who never were in the one before: they come back, or are brought along. */
const OPEN: ReadonlySet<string> = new Set(["retention", "referral"]);

/** Whether more people than before can be right in a stage with this role. */
export function mayGrow(role: string): boolean {
  return OPEN.has(role);
}

/** From each stage to the next: n(i+1)/n(i); null where one of the two is unknown, or nobody was there to go on. */
export function conversions(counts: readonly (number | null)[]): readonly (number | null)[] {
  return counts.slice(1).map((count, at) => shareOf(count, counts[at] ?? null));
}

/** From the first stage to the last: n(last)/n(first). Null for fewer than two stages. */
export function overall(counts: readonly (number | null)[]): number | null {
  return counts.length < 2 ? null : shareOf(counts.at(-1) ?? null, counts[0] ?? null);
}

function shareOf(count: number | null, before: number | null): number | null {
  return count === null || before === null || before === 0 ? null : count / before;
}

/** The step in which the greatest share leaves, by the index of the stage it leads to; null while nobody leaves or nothing is known. */
export function steepest(counts: readonly (number | null)[]): number | null {
  let worst: number | null = null;
  let least = 1;
  conversions(counts).forEach((share, at) => {
    if (share === null || share >= least) return;
    worst = at + 1;
    least = share;
  });
  return worst;
}

/** The counts of a segment in a period, in the order of the stages. */
export function countsOf({ stages }: Segment, period: Period): (number | null)[] {
  return stages.map((stage) => stage[period]);
}

/** How long people are on their way from the first stage to the last, in minutes; null while a step did not say. */
export function onTheWay({ stages }: Pick<Segment, "stages">): number | null {
  const steps = stages.slice(1).map(({ takes }) => takes);
  if (steps.length === 0 || steps.some((time) => time === null)) return null;
  return steps.reduce<number>((all, time) => all + (time ?? 0), 0);
}

/** Whether anybody said anything of a segment. */
export function isSaid({ stages }: Segment): boolean {
  return stages.some(({ now, before }: StageCount) => now !== null || before !== null);
}
