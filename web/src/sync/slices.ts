/**
 * One large update of a document as several small ones that come to the same, applied one after the other: Yjs takes an update in one go,
 * and the page stands still for as long as that takes.
 *
 * Every slice builds only on what is in the document or in slices before it, and deletes what it brought that is deleted: after each of
 * them the document is whole as far as it goes.
 */
import * as encoding from "lib0/encoding";
import { type Deleted, type Scan, scanUpdate, type Written } from "@/sync/update-scan";

/** When an update is cut, and how finely. */
export interface SliceSize {
  /** Updates of fewer bytes stay whole. */
  readonly from: number;
  /** The most structs in one slice. */
  readonly structs: number;
  /** Slices are applied one after the other for so long, in ms, before the page gets its turn. */
  readonly stretch?: number;
}

/**
 * A slice of this size takes a slow computer some 5 ms, with what follows from it 10. The picture of a large board in between takes longer
 * than that to paint, and below 50 ms a hand does not feel that it waits: a few slices come together.
 */
export const SLICES: SliceSize = { from: 98_304, structs: 1_000, stretch: 24 };

/** Structs of one client, from one place in its list to before another. */
interface Run {
  readonly written: Written;
  readonly from: number;
  readonly to: number;
}

/**
 * The slices of an update for a document that has so much of each client's, without what it has; null where the update has to stay whole:
 * because little is new in it, or there is something about it that only Yjs knows how to handle, such as gaps.
 */
export function slicesOf(
  update: Uint8Array,
  has: (client: number) => number,
  size: SliceSize,
): readonly Uint8Array[] | null {
  if (update.byteLength < size.from) return null;
  try {
    const scan = scanUpdate(update);
    const runs = ordered(scan, has);
    const slices = runs && encoded(update, scan, cut(runs, size.structs));
    return slices && slices.length > 1 ? slices : null;
  } catch (error) {
    // What is wrong with it Yjs shall say.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** How far one client's structs are placed. */
interface Cursor {
  readonly written: Written;
  at: number;
}

/** A client's structs up to a place in its list are to be placed. */
interface Aim {
  readonly cursor: Cursor;
  readonly until: number;
}

/** The structs in an order in which each finds what it builds on; null where there is none. */
function ordered({ written }: Scan, has: (client: number) => number): Run[] | null {
  const cursors = new Map(
    written.map((one) => [one.client, { written: one, at: Math.max(0, firstAfter(one.clocks, has(one.client)) - 1) }]),
  );
  if (cursors.size < written.length) return null;
  const runs: Run[] = [];
  // As Yjs goes: clients with higher ids first.
  for (const client of [...cursors.keys()].sort((one, other) => other - one)) {
    const cursor = cursors.get(client) as Cursor;
    if ((cursor.written.clocks[0] as number) > has(client)) return null;
    if (!placeAll(cursor, cursors, has, runs)) return null;
  }
  return runs;
}

/** Places all that is left of a client, and before each struct what it needs of others. */
function placeAll(
  first: Cursor,
  cursors: ReadonlyMap<number, Cursor>,
  has: (client: number) => number,
  runs: Run[],
): boolean {
  const stack: Aim[] = [{ cursor: first, until: first.written.clocks.length - 1 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { cursor, until } = top;
    const from = cursor.at;
    let needed: Aim | null | undefined = null;
    while (cursor.at < until && needed === null) {
      needed = missing(cursor, cursors, has);
      if (needed === null) cursor.at += 1;
    }
    if (cursor.at > from) runs.push({ written: cursor.written, from, to: cursor.at });
    if (needed === undefined || stack.some((one) => one.cursor === needed?.cursor)) return false;
    if (needed === null) stack.pop();
    else stack.push(needed);
  }
  return true;
}

/** What is to be placed before the next struct of a client: nothing (null), a part of another's, or what is nowhere (undefined). */
function missing(
  { written, at }: Cursor,
  cursors: ReadonlyMap<number, Cursor>,
  has: (client: number) => number,
): Aim | null | undefined {
  const needed = written.foreign.get(at);
  if (needed === undefined) return null;
  for (const { client, clock } of needed) {
    if (clock < has(client)) continue;
    const other = cursors.get(client);
    if (!other || (other.written.clocks[0] as number) > has(client)) return undefined;
    const until = firstAfter(other.written.clocks, clock);
    if (until === other.written.clocks.length) return undefined;
    if (until > other.at) return { cursor: other, until };
  }
  return null;
}

/** The place of the first clock in an ascending list that is larger. */
function firstAfter(clocks: readonly number[], clock: number): number {
  let low = 0;
  let high = clocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clocks[middle] as number) > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Runs in groups of at most so many structs. */
function cut(runs: readonly Run[], most: number): Run[][] {
  const groups: Run[][] = [];
  let room = 0;
  for (const { written, from, to } of runs) {
    for (let at = from; at < to; ) {
      if (room === 0) {
        groups.push([]);
        room = most;
      }
      const end = Math.min(to, at + room);
      groups.at(-1)?.push({ written, from: at, to: end });
      room -= end - at;
      at = end;
    }
  }
  return groups;
}

function encoded(update: Uint8Array, { deleted }: Scan, groups: readonly Run[][]): Uint8Array[] {
  const gone = new Map([...deleted].map(([client, ranges]) => [client, new Gone(ranges)]));
  const slices = groups.map((group) => {
    const byClient = new Map<Written, Run[]>();
    for (const run of group) byClient.set(run.written, [...(byClient.get(run.written) ?? []), run]);
    const ranges = [...byClient].map(([{ client }, runs]) => {
      const covered = gone.get(client)?.take(clockAt(runs[0], "from"), clockAt(runs.at(-1), "to"));
      return [client, covered ?? []] as const;
    });
    return encodeSlice(update, byClient, ranges);
  });
  // What was there before, and is deleted by now.
  const left = [...gone].map(([client, one]) => [client, one.left()] as const);
  if (left.some(([, ranges]) => ranges.length > 0)) slices.push(encodeSlice(update, new Map(), left));
  return slices;
}

/** What is deleted of one client, taken from the front. */
class Gone {
  readonly #ranges: readonly Deleted[];
  readonly #before: Deleted[] = [];
  #at = 0;
  #taken = 0;

  constructor(ranges: readonly Deleted[]) {
    this.#ranges = ranges;
  }

  /** What of it lies between two clocks, which are not below those of the last call. */
  take(from: number, end: number): readonly Deleted[] {
    this.#to(from, this.#before);
    const found: Deleted[] = [];
    this.#to(end, found);
    return found;
  }

  /** What nobody took. */
  left(): readonly Deleted[] {
    this.#to(Number.POSITIVE_INFINITY, this.#before);
    return this.#before;
  }

  #to(end: number, into: Deleted[]): void {
    for (let range = this.#ranges[this.#at]; range; range = this.#ranges[this.#at]) {
      const low = Math.max(range.clock, this.#taken);
      const high = Math.min(range.clock + range.length, end);
      if (low < high) into.push({ clock: low, length: high - low });
      if (range.clock + range.length > end) break;
      this.#at += 1;
    }
    this.#taken = end;
  }
}

function clockAt(run: Run | undefined, edge: "from" | "to"): number {
  return run?.written.clocks[run[edge]] ?? 0;
}

function encodeSlice(
  update: Uint8Array,
  byClient: ReadonlyMap<Written, readonly Run[]>,
  gone: readonly (readonly [client: number, ranges: readonly Deleted[]])[],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, byClient.size);
    for (const [written, runs] of byClient) {
      encoding.writeVarUint(
        encoder,
        runs.reduce((sum, { from, to }) => sum + to - from, 0),
      );
      encoding.writeVarUint(encoder, written.client);
      encoding.writeVarUint(encoder, clockAt(runs[0], "from"));
      for (const { from, to } of runs) {
        encoding.writeUint8Array(encoder, update.subarray(written.offsets[from], written.offsets[to]));
      }
    }
    const some = gone.filter(([, ranges]) => ranges.length > 0);
    encoding.writeVarUint(encoder, some.length);
    for (const [client, ranges] of some) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const { clock, length } of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, length);
      }
    }
  });
}
