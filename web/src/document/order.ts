/**
 * The order of things: fractional index keys, compared by code point, ties broken by id.
 *
 * Never throws. Keys that are equal or unreadable (two people at one gap, a foreign client) are mended where something
 * has to go between them, by giving new keys to the fewest neighbours that are in the way.
 */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Something that has a place in an order. */
export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** Keys for newcomers, and new keys for neighbours that were in the way. */
export interface Insertion {
  readonly keys: readonly string[];
  readonly repairs: ReadonlyMap<string, string>;
}

/** Longer keys are not of our making; the server rebalances long before. */
const LONGEST_KEY = 512;
/** Random bisections per key: two people at one gap make the same key once in 2^8 times. */
const JITTER_STEPS = 8;
const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;

function codePointRank(unit: number): number {
  if (unit < FIRST_SURROGATE) return unit;
  // In UTF-16 the surrogates come before U+E000 to U+FFFF, as code points after them.
  return unit < AFTER_SURROGATES ? unit + 0x2000 : unit - 0x800;
}

/** Compares two strings by code point, as Python does; JavaScript's `<` compares UTF-16 units. */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Compares by order, then by id: a total order over any records. */
export function compareOrder(a: Ordered, b: Ordered): number {
  return compareCodePoints(a.order, b.order) || compareCodePoints(a.id, b.id);
}

/** Whether a key can be a neighbour when a new key is made. */
export function isOrderKey(key: string): boolean {
  if (key.length > LONGEST_KEY || !/^[A-Za-z][0-9A-Za-z]*$/.test(key)) return false;
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    return false;
  }
}

function jittered(low: string | null, high: string | null, random: () => number): string {
  let [from, to] = [low, high];
  let key = generateKeyBetween(from, to);
  for (let step = 0; step < JITTER_STEPS; step++) {
    if (random() < 0.5) from = key;
    else to = key;
    // Open ends stay closed after the first step, so that keys grow in the fraction and not in the integer.
    key = generateKeyBetween(from, to ?? generateKeyBetween(from, null));
  }
  return key;
}

/**
 * `count` keys that stand between `low` and `high`, where null is an open end. Both must be readable keys and
 * `low < high`; `keysAt` sees to that.
 */
function keysBetween(low: string | null, high: string | null, count: number, random: () => number): string[] {
  if (count === 0) return [];
  if (count === 1) return [jittered(low, high, random)];
  // Many at once: one jittered start and end make the whole run ours.
  const start = jittered(low, high, random);
  return [start, ...generateNKeysBetween(start, high, count - 1)];
}

/**
 * Keys for `count` newcomers at `index` among `siblings`, which are sorted by `compareOrder`.
 *
 * The index is held within bounds. `repairs` names the siblings that must get a new key for the newcomers to stand
 * exactly there; nearly always there are none.
 */
export function keysAt(
  siblings: readonly Ordered[],
  index: number,
  count: number,
  random: () => number = Math.random,
): Insertion {
  const at = Math.max(0, Math.min(siblings.length, Number.isFinite(index) ? Math.trunc(index) : siblings.length));
  let low = at - 1;
  while (low >= 0 && !isOrderKey(siblings[low]?.order ?? "")) low--;
  const lowKey = siblings[low]?.order ?? null;
  let high = at;
  while (high < siblings.length && !stands(siblings[high]?.order ?? "", lowKey)) high++;
  const highKey = siblings[high]?.order ?? null;
  const inTheWay = siblings.slice(low + 1, high);
  const keys = keysBetween(lowKey, highKey, inTheWay.length + count, random);
  const before = at - low - 1;
  const repairs = new Map<string, string>();
  inTheWay.forEach((sibling, i) => {
    const key = keys[i < before ? i : i + count];
    if (key !== undefined) repairs.set(sibling.id, key);
  });
  return { keys: keys.slice(before, before + count), repairs };
}

function stands(key: string, above: string | null): boolean {
  return isOrderKey(key) && (above === null || compareCodePoints(above, key) < 0);
}
