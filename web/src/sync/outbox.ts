/**
 * Which edits of this browser the server has committed: the only source of the word "saved".
 *
 * Edits are numbered from 1 in the order they entered the document, so "acknowledged" is one number. On a connection every document frame
 * remembers the last edit it carries; the server's acknowledgement names the first n frames. A frame that answers a step 1 carries
 * everything so far, so nothing has to be queued while the connection is down: the document itself is the queue.
 */
import * as Y from "yjs";

/** Small updates are merged up to this size: the server also limits how many structs one update may hold. */
export const MAX_MERGED_BYTES = 32_768;
/** A single update above this goes as a step 2, which the server allows to be large. */
export const MAX_UPDATE_BYTES = 524_288;
/** More than this waiting on a live connection means that the socket does not keep up: reconnect, and one step 2 replaces it all. */
export const MAX_QUEUED_BYTES = 8_388_608;

/** A document frame to send now. */
export interface OutgoingFrame {
  readonly type: "update" | "step2";
  readonly update: Uint8Array;
}

/** An acknowledgement that cannot be: the connection is not to be trusted any more. */
export class ImpossibleAck extends Error {
  override readonly name = "ImpossibleAck";
}

interface Queued {
  readonly update: Uint8Array;
  readonly through: number;
}

/** The accounting of one session, over all its connections. */
export class Outbox {
  #made = 0;
  #acknowledged = 0;
  #queue: Queued[] = [];
  #queuedBytes = 0;
  /** For each frame sent and not acknowledged on this connection, the last edit it carries. */
  #flying: number[] = [];
  #framesAcknowledged = 0;
  #open = false;

  /** Number of the last edit. */
  get made(): number {
    return this.#made;
  }

  /** All edits up to this one are committed. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Edits that are not committed as far as anybody here knows. */
  get unsent(): number {
    return this.#made - this.#acknowledged;
  }

  /** Whether frames are on their way. */
  get flying(): boolean {
    return this.#flying.length > 0;
  }

  /** Whether more is waiting than a connection may hold. */
  get overflowing(): boolean {
    return this.#queuedBytes > MAX_QUEUED_BYTES;
  }

  /** A new connection, or none: frames in flight count for nothing, the next answer carries them. */
  reset(): void {
    this.#flying = [];
    this.#framesAcknowledged = 0;
    this.#open = false;
    this.#clearQueue();
  }

  /** Edits that are in the document already and were never acknowledged, from the cache or another tab. */
  inherit(edits: number): void {
    this.#made += edits;
  }

  /** One more edit; it is queued only where an answer has gone before it. */
  add(update: Uint8Array): void {
    this.#made += 1;
    if (!this.#open) return;
    this.#queue.push({ update, through: this.#made });
    this.#queuedBytes += update.byteLength;
  }

  /** A step 2 with everything in the document is being sent: it carries all edits so far. */
  answered(): void {
    this.#open = true;
    this.#clearQueue();
    this.#flying.push(this.#made);
  }

  /** The server holds all we have without being told (somebody who may only look): later edits go out one by one. */
  opened(): void {
    this.#open = true;
  }

  /** The next frame to send, or null. */
  next(): OutgoingFrame | null {
    const first = this.#queue[0];
    if (first === undefined) return null;
    let bytes = first.update.byteLength;
    let count = 1;
    for (const queued of this.#queue.slice(1)) {
      bytes += queued.update.byteLength;
      if (bytes > MAX_MERGED_BYTES) break;
      count += 1;
    }
    const taken = this.#queue.splice(0, count);
    for (const queued of taken) this.#queuedBytes -= queued.update.byteLength;
    this.#flying.push(taken.at(-1)?.through ?? this.#made);
    const update = taken.length === 1 ? first.update : Y.mergeUpdates(taken.map((queued) => queued.update));
    return { type: update.byteLength > MAX_UPDATE_BYTES ? "step2" : "update", update };
  }

  /** The first `frames` frames of this connection are committed. */
  acknowledge(frames: number): void {
    const more = frames - this.#framesAcknowledged;
    if (more < 0 || more > this.#flying.length) throw new ImpossibleAck(`acknowledged ${frames} frames`);
    const through = this.#flying.splice(0, more).at(-1);
    this.#framesAcknowledged = frames;
    if (through !== undefined) this.#acknowledged = Math.max(this.#acknowledged, through);
  }

  #clearQueue(): void {
    this.#queue = [];
    this.#queuedBytes = 0;
  }
}
