/**
 * The smallest single replacement that turns one text into another, so that what somebody typed is merged and not the
 * whole text. Never cuts a character in half, which Yjs would turn into a question mark for everybody.
 */
import type * as Y from "yjs";

/** What Yjs calls a delta: the operations that lead from one text to the next. */
export type Delta = Y.YTextEvent["delta"];

/** Stands for anything in a shared text that is no text, so that positions in the string are positions in the text. */
const NOT_TEXT = "\uFFFC";

/** A shared text as a string, unit for unit. */
export function stringOf(text: Y.Text): string {
  const operations = text.toDelta() as { readonly insert: unknown }[];
  return operations.map(({ insert }) => (typeof insert === "string" ? insert : NOT_TEXT)).join("");
}

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

/** Where a position stands after a delta; what is inserted right at it comes after it. */
export function positionAfter(delta: Delta, position: number): number {
  let read = 0;
  let moved = position;
  for (const operation of delta) {
    if (read > position) break;
    if (operation.retain !== undefined) read += operation.retain;
    else if (operation.delete !== undefined) {
      moved -= Math.min(operation.delete, Math.max(0, position - read));
      read += operation.delete;
    } else if (read < position) moved += lengthOf(operation.insert);
  }
  return moved;
}

function lengthOf(insert: unknown): number {
  return typeof insert === "string" ? insert.length : 1;
}

/** A run of units to delete. */
export interface Run {
  readonly index: number;
  readonly length: number;
}

/** A difference that may remove several runs. */
export interface Rebased {
  readonly runs: readonly Run[];
  readonly index: number;
  readonly insert: string;
}

/**
 * A difference that was made on a text of `length` units, carried over the deltas that the shared text took meanwhile:
 * removes only units that were there to be removed, never what others put between them.
 */
export function rebase(change: Difference, length: number, deltas: readonly Delta[]): Rebased {
  const origins = deltas.reduce(
    applyToOrigins,
    Array.from({ length }, (_, i) => i),
  );
  const runs: { index: number; length: number }[] = [];
  let index = 0;
  origins.forEach((origin, at) => {
    if (origin >= 0 && origin < change.index) index = at + 1;
    if (origin < change.index || origin >= change.index + change.remove) return;
    const last = runs.at(-1);
    if (last && last.index + last.length === at) last.length++;
    else runs.push({ index: at, length: 1 });
  });
  return { runs, index, insert: change.insert };
}

function applyToOrigins(origins: readonly number[], delta: Delta): number[] {
  const after: number[] = [];
  let read = 0;
  for (const operation of delta) {
    if (operation.retain !== undefined) {
      after.push(...origins.slice(read, read + operation.retain));
      read += operation.retain;
    } else if (operation.delete !== undefined) read += operation.delete;
    else after.push(...Array.from({ length: lengthOf(operation.insert) }, () => -1));
  }
  return [...after, ...origins.slice(read)];
}
