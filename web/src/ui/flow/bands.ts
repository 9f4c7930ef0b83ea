/** What of the cumulative flow is where in its chart: pure. */
import type { Plot } from "@/ui/flow/Chart";

/** A band on a day: its stage, and how many days after the first one. */
export interface BandPlace {
  readonly stage: number;
  readonly day: number;
}

/** The day of the period at a point of a chart, counted from the first one. */
export function dayAt(plot: Pick<Plot, "left" | "width">, count: number, x: number): number {
  const step = plot.width / Math.max(1, count);
  return Math.max(0, Math.min(count - 1, Math.floor((x - plot.left) / step)));
}

/** How many items a band is made of on a day: what had reached its stage and no later one. */
export function standing(bands: readonly (readonly number[])[], { stage, day }: BandPlace): number {
  return (bands[stage]?.[day] ?? 0) - (bands[stage + 1]?.[day] ?? 0);
}

/** The last stage that has so much on a day: the band that is seen at this height; null above all of them. */
export function bandAt(bands: readonly (readonly number[])[], day: number, value: number): BandPlace | null {
  for (let stage = bands.length - 1; stage >= 0; stage--)
    if ((bands[stage]?.[day] ?? 0) >= value) return { stage, day };
  return null;
}
