/**
 * When will it be done, and how much by then? A Monte Carlo forecast from the throughput of past days.
 *
 * Days are drawn with replacement, days on which nothing was finished included. The random numbers are mulberry32 with
 * a fixed seed, so that everybody reads the same answer of the same period. (Method: T. Magennis, D. Vacanti.)
 */

/** How sure one wants to be, in percent of the runs. */
export const SHARES = [50, 70, 85, 95] as const;
/** One of the shares. */
export type Share = (typeof SHARES)[number];

/** How often the future is played through. */
export const RUNS = 10_000;
/** No run looks further than this many days; what is not done by then is not foreseen. */
export const FARTHEST = 3_650;

/** An answer for each share. */
export type Forecast = Readonly<Record<Share, number>>;

/** The generator mulberry32 (T. Ettinger, public domain), giving numbers from 0 up to but without 1. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * In how many days so many items are finished: by share, the day by which that part of the runs was done.
 *
 * Null when nothing was finished in the past, or when it would take longer than `FARTHEST`.
 */
export function whenDone(throughput: readonly number[], items: number, seed = 42): Forecast | null {
  if (items <= 0) return { 50: 0, 70: 0, 85: 0, 95: 0 };
  if (!throughput.some((count) => count > 0)) return null;
  const random = mulberry32(seed);
  const runs = new Uint16Array(RUNS);
  for (let run = 0; run < RUNS; run++) {
    let left = items;
    let days = 0;
    while (left > 0) {
      if (days === FARTHEST) return null;
      left -= throughput[Math.floor(random() * throughput.length)] as number;
      days++;
    }
    runs[run] = days;
  }
  return read(runs, (share) => share);
}

/** How many items are finished in so many days: by share, what at least that part of the runs finished. */
export function howMany(throughput: readonly number[], days: number, seed = 42): Forecast | null {
  if (!throughput.some((count) => count > 0)) return null;
  const random = mulberry32(seed);
  const runs = new Uint32Array(RUNS);
  const length = Math.min(Math.max(0, days), FARTHEST);
  for (let run = 0; run < RUNS; run++) {
    let done = 0;
    for (let day = 0; day < length; day++) done += throughput[Math.floor(random() * throughput.length)] as number;
    runs[run] = done;
  }
  return read(runs, (share) => 100 - share);
}

/** Nearest rank: the ceil(share/100 · n)-th smallest. */
function read(runs: Uint16Array | Uint32Array, rank: (share: Share) => number): Forecast {
  runs.sort();
  const at = (share: Share): number => runs[Math.max(1, Math.ceil((rank(share) * runs.length) / 100)) - 1] as number;
  return { 50: at(50), 70: at(70), 85: at(85), 95: at(95) };
}
