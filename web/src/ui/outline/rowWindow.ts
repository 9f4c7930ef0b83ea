/** Where rows of different heights stand, which of them are in view, and how a view keeps its place when rows change. Pure. */

/** Rows beyond the edges of the view that are there as well: a quick hand does not see them come. */
const BEYOND_PX = 240;

/** The tops of rows by index; one more number at the end is the height of all. */
export function topsOf(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  for (let at = 0; at < heights.length; at++) tops[at + 1] = (tops[at] as number) + (heights[at] as number);
  return tops;
}

/** The index of the row at a height; the last row below all of them, and 0 when there is none. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] as number) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows from the first to before the last that a view of some height needs. */
export function windowOf(tops: Float64Array, scroll: number, height: number): readonly [number, number] {
  if (tops.length < 2) return [0, 0];
  return [rowAt(tops, scroll - BEYOND_PX), rowAt(tops, scroll + height + BEYOND_PX) + 1];
}

/** How far to scroll so that a row is wholly in view; as far as now when it is. */
export function scrollTo(tops: Float64Array, at: number, scroll: number, height: number): number {
  const top = tops[at] ?? 0;
  const bottom = tops[at + 1] ?? top;
  if (top < scroll || bottom - top > height) return top;
  return bottom > scroll + height ? bottom - height : scroll;
}

/** Rows by key and where they stand. */
export interface Standing {
  readonly keys: readonly string[];
  readonly tops: Float64Array;
}

/**
 * How far to scroll so that what was seen stays where it was: the row that is held, if it was in view, else the first one in view that
 * is still there.
 */
export function keptScroll(
  before: Standing,
  after: Standing,
  view: { readonly scroll: number; readonly height: number },
  held: string | null,
): number {
  const index = new Map(after.keys.map((key, at) => [key, at]));
  const first = rowAt(before.tops, view.scroll);
  const candidates = heldFirst(before, view, held, first);
  for (const at of candidates) {
    const now = index.get(before.keys[at] ?? "");
    if (now !== undefined) return Math.max(0, view.scroll + (after.tops[now] as number) - (before.tops[at] as number));
  }
  return view.scroll;
}

function* heldFirst(
  before: Standing,
  view: { readonly scroll: number; readonly height: number },
  held: string | null,
  first: number,
): Generator<number> {
  const at = held === null ? -1 : before.keys.indexOf(held);
  const top = before.tops[at] ?? -1;
  if (at >= 0 && top >= view.scroll && top < view.scroll + view.height) yield at;
  for (let next = first; next < before.keys.length; next++) yield next;
}
