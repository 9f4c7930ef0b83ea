/**
 * Frames of one socket in the order in which they came, packed ones unpacked.
 *
 * A large board arrives as one compressed message, and unpacking it does not happen on the spot: the browser does it beside the page.
 * Whatever comes meanwhile waits for it, because what is told about a board builds on what was told before.
 */
import { packedContent } from "@/sync/codec";

/** What becomes of the frames. */
export interface Unpacked {
  frame(frame: Uint8Array): void;
  /** A packed frame could not be unpacked: nothing after it makes sense. */
  failed(): void;
}

/** The frames of one socket. */
export class Unpacker {
  readonly #to: Unpacked;
  readonly #waiting: Uint8Array[] = [];
  #unpacking = false;
  #ended = false;

  constructor(to: Unpacked) {
    this.#to = to;
  }

  /** One frame arrived. */
  take(frame: Uint8Array): void {
    if (this.#ended) return;
    if (this.#unpacking) {
      this.#waiting.push(frame);
      return;
    }
    const packed = packedContent(frame);
    if (packed === null) this.#to.frame(frame);
    else void this.#unpack(packed);
  }

  /** Nothing more is wanted, whatever is under way. */
  end(): void {
    this.#ended = true;
    this.#waiting.length = 0;
  }

  async #unpack(packed: Uint8Array): Promise<void> {
    this.#unpacking = true;
    try {
      const frame = await inflated(packed);
      if (!this.#ended) this.#to.frame(frame);
    } catch {
      const wanted = !this.#ended;
      this.end();
      if (wanted) this.#to.failed();
      return;
    } finally {
      this.#unpacking = false;
    }
    this.#goOn();
  }

  #goOn(): void {
    while (!this.#unpacking && !this.#ended) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.take(next);
    }
  }
}

async function inflated(packed: Uint8Array): Promise<Uint8Array> {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  // What is wrong with the bytes is told by the side that is read.
  void writer.write(packed as Uint8Array<ArrayBuffer>).catch(() => undefined);
  void writer.close().catch(() => undefined);
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}
