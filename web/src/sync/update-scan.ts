/**
 * Where the structs of a Yjs update (v1) begin and end, and what they build on, without reading what they hold.
 *
 * Knows the format only as far as it takes to step over a struct; anything unexpected raises, and the update is left to Yjs as a whole.
 */

/** Something a client wrote. */
export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** What one client wrote, in order; `clocks` and `offsets` have one entry more than there are structs. */
export interface Written {
  readonly client: number;
  readonly clocks: readonly number[];
  readonly offsets: readonly number[];
  /** What structs of others a struct, by its place in the list, builds on. */
  readonly foreign: ReadonlyMap<number, readonly StructId[]>;
}

/** From a clock on, so many. */
export interface Deleted {
  readonly clock: number;
  readonly length: number;
}

/** An update, measured. */
export interface Scan {
  readonly written: readonly Written[];
  /** By client, ascending. */
  readonly deleted: ReadonlyMap<number, readonly Deleted[]>;
}

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const KIND = 0x1f;
const NAMED_TYPES: ReadonlySet<number> = new Set([3, 5]);

/** Measures an update. Raises RangeError for anything but an update without gaps. */
export function scanUpdate(update: Uint8Array): Scan {
  const place: Place = { bytes: update, at: 0 };
  const all: Written[] = [];
  for (let left = number(place); left > 0; left -= 1) all.push(written(place));
  const deleted = new Map<number, readonly Deleted[]>();
  for (let left = number(place); left > 0; left -= 1) deleted.set(number(place), deletions(place));
  if (place.at !== update.length) throw new RangeError("trailing bytes");
  return { written: all, deleted };
}

/** Where in the update one is. Of one shape and without closures: what follows runs once, before the browser has made anything of it fast. */
interface Place {
  readonly bytes: Uint8Array;
  at: number;
}

function written(place: Place): Written {
  const count = number(place);
  const client = number(place);
  let clock = number(place);
  const clocks = [clock];
  const offsets = [place.at];
  const foreign = new Map<number, readonly StructId[]>();
  let others: StructId[] = [];
  for (let index = 0; index < count; index += 1) {
    clock += struct(place, client, others);
    if (others.length > 0) {
      foreign.set(index, others);
      others = [];
    }
    clocks.push(clock);
    offsets.push(place.at);
  }
  return { client, clocks, offsets, foreign };
}

function deletions(place: Place): readonly Deleted[] {
  const ranges: Deleted[] = [];
  for (let left = number(place); left > 0; left -= 1) ranges.push({ clock: number(place), length: number(place) });
  return ranges.sort((one, other) => one.clock - other.clock);
}

/** Steps over one struct and gives its length. */
function struct(place: Place, client: number, others: StructId[]): number {
  const info = byte(place);
  const kind = info & KIND;
  if (kind === 0) return number(place);
  if (kind > 9) throw new RangeError(`struct of kind ${kind}`);
  if (info & HAS_ORIGIN) id(place, client, others);
  if (info & HAS_RIGHT_ORIGIN) id(place, client, others);
  if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
    if (number(place) === 1) skip(place);
    else id(place, client, others);
    if (info & HAS_KEY) skip(place);
  }
  return content(place, kind);
}

function id(place: Place, own: number, others: StructId[]): void {
  const client = number(place);
  const clock = number(place);
  if (client !== own) others.push({ client, clock });
}

function content(place: Place, kind: number): number {
  switch (kind) {
    case 1:
      return number(place);
    case 2: {
      const count = number(place);
      for (let left = count; left > 0; left -= 1) skip(place);
      return count;
    }
    case 3:
    case 5:
      skip(place);
      return 1;
    case 4:
      return units(place);
    case 6:
      skip(place);
      skip(place);
      return 1;
    case 7:
      if (NAMED_TYPES.has(number(place))) skip(place);
      return 1;
    case 8: {
      const count = number(place);
      for (let left = count; left > 0; left -= 1) plain(place);
      return count;
    }
    case 9:
      skip(place);
      plain(place);
      return 1;
    default:
      throw new RangeError(`struct of kind ${kind}`);
  }
}

/** Steps over a plain value. */
function plain(place: Place): void {
  const type = byte(place);
  if (type === 125) while (byte(place) >= 0x80);
  else if (type === 119 || type === 116) skip(place);
  else if (type === 117) for (let left = number(place); left > 0; left -= 1) plain(place);
  else if (type === 118)
    for (let left = number(place); left > 0; left -= 1) {
      skip(place);
      plain(place);
    }
  else if (type === 124) pass(place, 4);
  else if (type === 123 || type === 122) pass(place, 8);
  else if (type !== 120 && type !== 121 && type !== 126 && type !== 127) throw new RangeError(`value of type ${type}`);
}

function byte(place: Place): number {
  const found = place.bytes[place.at];
  if (found === undefined) throw new RangeError("the update ends early");
  place.at += 1;
  return found;
}

function number(place: Place): number {
  const { bytes } = place;
  let at = place.at;
  let value = 0;
  let scale = 1;
  for (;;) {
    const found = bytes[at++];
    if (found === undefined) throw new RangeError("the update ends early");
    value += (found & 0x7f) * scale;
    if (found < 0x80) break;
    scale *= 128;
  }
  place.at = at;
  if (!Number.isSafeInteger(value)) throw new RangeError("a number that is too large");
  return value;
}

/** Something that says how many bytes it has. */
function skip(place: Place): void {
  pass(place, number(place));
}

function pass(place: Place, length: number): void {
  place.at += length;
  if (place.at > place.bytes.length) throw new RangeError("the update ends early");
}

/** Steps over a text and gives its length as clocks count it, in UTF-16 units. */
function units(place: Place): number {
  const { bytes } = place;
  const length = number(place);
  const from = place.at;
  pass(place, length);
  let count = 0;
  for (let at = from; at < place.at; at += 1) {
    const found = bytes[at] as number;
    // Four bytes are a pair of units; bytes that go on with a character count nothing.
    if (found >= 0xf0) count += 2;
    else if ((found & 0xc0) !== 0x80) count += 1;
  }
  return count;
}
