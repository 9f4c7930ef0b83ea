/**
 * The smallest single replacement that turns one text into another, so that what somebody typed is merged and not the
 * whole text. Never cuts a character in half, which Yjs would turn into a question mark for everybody.
 */
import type * as Y from "yjs";

/** At `index`, `remove` units go and `insert` comes. */
export interface Difference {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The replacement that leads from `before` to `after`. Where several would do ("l" typed into "hello"), the one that ends
 * at `caret`, a position in `after`.
 */
export function difference(before: string, after: string, caret = after.length): Difference | null {
  if (before === after) return null;
  const longestTail = Math.min(before.length, after.length, Math.max(0, after.length - caret));
  let tail = 0;
  while (tail < longestTail && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const longestHead = Math.min(before.length, after.length) - tail;
  let head = 0;
  while (head < longestHead && before[head] === after[head]) head++;
  // The caret may have told nothing (a replaced selection): let the common end grow as far as it can.
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (head > 0 && isHighSurrogate(before.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return { index: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

/** Makes the replacement in a shared text, in the transaction of the caller. */
export function writeDifference(text: Y.Text, change: Difference | null): void {
  if (!change) return;
  if (change.remove > 0) text.delete(change.index, change.remove);
  if (change.insert !== "") text.insert(change.index, change.insert);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
