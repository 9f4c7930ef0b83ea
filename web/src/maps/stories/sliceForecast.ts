/** When slices will be done: from how much the board has finished on each of the past days. */
import { type Forecast, whenDone } from "@/maps/flow/forecast";
import type { SliceFacts } from "@/maps/stories/sliceFacts";

/** How many finished items a forecast needs; from fewer it would be a guess. */
export const FEWEST_FINISHED = 10;

/** The answer for one slice: in how many days, or why there is none. */
export type SliceForecast =
  | { readonly kind: "days"; readonly days: Forecast }
  | { readonly kind: "done" }
  | { readonly kind: "unknown" };

/** In how many days each slice is done, if slices are finished from top to bottom; the same answer for everybody. */
export function sliceForecasts(slices: readonly SliceFacts[], throughput: readonly number[]): SliceForecast[] {
  const finished = throughput.reduce((sum, count) => sum + count, 0);
  return slices.map(({ stories, done, ahead }): SliceForecast => {
    if (stories > 0 && done === stories) return { kind: "done" };
    if (stories === 0 || finished < FEWEST_FINISHED) return { kind: "unknown" };
    const days = whenDone(throughput, ahead);
    return days ? { kind: "days", days } : { kind: "unknown" };
  });
}
