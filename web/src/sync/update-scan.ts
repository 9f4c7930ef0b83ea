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
  return new Scanner(update).scan();
}

class Scanner {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  scan(): Scan {
    const written: Written[] = [];
    for (let left = this.#number(); left > 0; left -= 1) written.push(this.#written());
    const deleted = new Map<number, readonly Deleted[]>();
    for (let left = this.#number(); left > 0; left -= 1) deleted.set(this.#number(), this.#deleted());
    if (this.#at !== this.#bytes.length) throw new RangeError("trailing bytes");
    return { written, deleted };
  }

  #written(): Written {
    const count = this.#number();
    const client = this.#number();
    let clock = this.#number();
    const clocks = [clock];
    const offsets = [this.#at];
    const foreign = new Map<number, readonly StructId[]>();
    const others: StructId[] = [];
    for (let index = 0; index < count; index += 1) {
      clock += this.#struct(client, others);
      if (others.length > 0) foreign.set(index, others.splice(0));
      clocks.push(clock);
      offsets.push(this.#at);
    }
    return { client, clocks, offsets, foreign };
  }

  #deleted(): readonly Deleted[] {
    const ranges: Deleted[] = [];
    for (let left = this.#number(); left > 0; left -= 1) ranges.push({ clock: this.#number(), length: this.#number() });
    return ranges.sort((one, other) => one.clock - other.clock);
  }

  /** Steps over one struct and gives its length. */
  #struct(client: number, others: StructId[]): number {
    const info = this.#byte();
    const kind = info & KIND;
    if (kind === 0) return this.#number();
    if (kind > 9) throw new RangeError(`struct of kind ${kind}`);
    if (info & HAS_ORIGIN) this.#id(client, others);
    if (info & HAS_RIGHT_ORIGIN) this.#id(client, others);
    if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
      if (this.#number() === 1) this.#skip();
      else this.#id(client, others);
      if (info & HAS_KEY) this.#skip();
    }
    return this.#content(kind);
  }

  #id(own: number, others: StructId[]): void {
    const client = this.#number();
    const clock = this.#number();
    if (client !== own) others.push({ client, clock });
  }

  #content(kind: number): number {
    switch (kind) {
      case 1:
        return this.#number();
      case 2:
        return this.#times(() => this.#skip());
      case 3:
      case 5:
        this.#skip();
        return 1;
      case 4:
        return this.#units();
      case 6:
        this.#skip();
        this.#skip();
        return 1;
      case 7:
        if (NAMED_TYPES.has(this.#number())) this.#skip();
        return 1;
      case 8:
        return this.#times(() => this.#any());
      case 9:
        this.#skip();
        this.#any();
        return 1;
      default:
        throw new RangeError(`struct of kind ${kind}`);
    }
  }

  #times(step: () => void): number {
    const count = this.#number();
    for (let left = count; left > 0; left -= 1) step();
    return count;
  }

  #any(): void {
    const type = this.#byte();
    if (type === 125) this.#integer();
    else if (type === 124) this.#pass(4);
    else if (type === 123 || type === 122) this.#pass(8);
    else if (type === 119 || type === 116) this.#skip();
    else if (type === 117) this.#times(() => this.#any());
    else if (type === 118)
      this.#times(() => {
        this.#skip();
        this.#any();
      });
    else if (type !== 120 && type !== 121 && type !== 126 && type !== 127)
      throw new RangeError(`value of type ${type}`);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError("the update ends early");
    this.#at += 1;
    return byte;
  }

  #number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 128;
    }
    if (!Number.isSafeInteger(value)) throw new RangeError("a number that is too large");
    return value;
  }

  /** A signed number of any length; what it says is nobody's business here. */
  #integer(): void {
    while (this.#byte() >= 0x80);
  }

  /** Something that says how many bytes it has. */
  #skip(): void {
    this.#pass(this.#number());
  }

  #pass(length: number): void {
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new RangeError("the update ends early");
  }

  /** Steps over a text and gives its length as clocks count it, in UTF-16 units. */
  #units(): number {
    const end = this.#number() + this.#at;
    if (end > this.#bytes.length) throw new RangeError("the update ends early");
    let units = 0;
    for (; this.#at < end; this.#at += 1) {
      const byte = this.#bytes[this.#at] as number;
      // Four bytes are a pair of units; bytes that go on with a character count nothing.
      if (byte >= 0xf0) units += 2;
      else if ((byte & 0xc0) !== 0x80) units += 1;
    }
    return units;
  }
}
