/** Axes of charts: pure. */

/** Turns a value between 0 and `most` into pixels between two ends. */
export function linear(most: number, from: number, to: number): (value: number) => number {
  const span = most > 0 ? most : 1;
  return (value) => from + (value / span) * (to - from);
}

/** Round steps from 0 up to or just past `most`, about so many of them; whole numbers, as everything here is counted. */
export function ticks(most: number, about = 5): readonly number[] {
  const rough = Math.max(1, most / about);
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * size >= rough) ?? 10) * size);
  const found: number[] = [];
  for (let at = 0; at < most + step; at += step) found.push(at);
  return found;
}

/** Which of `count` days carry a label: the last one and every so many before it, so that labels that take this much room do not touch. */
export function dayMarks(count: number, width: number, room: number): readonly number[] {
  const labels = Math.max(1, Math.floor(width / room));
  const every = Math.max(1, Math.ceil(count / labels));
  const found: number[] = [];
  for (let at = count - 1; at >= 0; at -= every) found.push(at);
  return found.reverse();
}

/** The day so many days after another, both written as in ISO 8601. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How many days lie between two days. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);
}

/** Some days of a period: how many days after its first one they begin, how many they are, and what they sum up to. */
export interface Week {
  readonly at: number;
  readonly days: number;
  readonly sum: number;
}

/** Sums of seven days each, the last one ending with the last day. */
export function weeks(daily: readonly number[]): readonly Week[] {
  const found: Week[] = [];
  for (let end = daily.length; end > 0; end -= 7) {
    const at = Math.max(0, end - 7);
    found.push({ at, days: end - at, sum: daily.slice(at, end).reduce((sum, each) => sum + each, 0) });
  }
  return found.reverse();
}

/** The items that were finished in a week, as the charts place them. */
export function weekItems<Item extends { readonly finished: string | null }>(
  { finished, first, zone }: { readonly finished: readonly Item[]; readonly first: string; readonly zone: string },
  { at, days }: Pick<Week, "at" | "days">,
): readonly Item[] {
  return finished.filter((item) => {
    const day = item.finished === null ? -1 : daysBetween(first, localDay(item.finished, zone));
    return day >= at && day < at + days;
  });
}

/** The day of a moment in a zone, `YYYY-MM-DD`. */
export function localDay(moment: string, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date(moment));
}

/** Where points that would lie on each other are moved sideways, in pixels: by how many were there before. */
export function beside(place: number, spread = 7): number {
  return (place % 2 === 0 ? -1 : 1) * Math.ceil(place / 2) * spread;
}
