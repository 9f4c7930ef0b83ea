/**
 * The conversation about the document on one connection: both sides say what they have, answer with what the other lacks, then tell changes.
 *
 * Nothing goes out before the server has said what it has: the answer to that carries every edit there is, offline ones included. When the
 * server asks again (it met a gap), the same answer heals it.
 */
import * as Y from "yjs";
import { encodeStep1, encodeStep2, encodeUpdate, type Role } from "@/sync/codec";
import type { Clock } from "@/sync/environment";
import type { Outbox } from "@/sync/outbox";

/** Edits made within this time of the last frame go together. */
export const BATCH_MS = 40;
/** While more than this waits in the socket, edits wait here, where they can still be merged. */
export const SOCKET_HIGH_WATER = 1_048_576;

/** Storage that hangs must not keep edits from the server for longer than this. */
export const ABSORB_PATIENCE_MS = 2_000;

/** Origin of transactions that come from the server. */
export const REMOTE = Symbol("from the server");
/** Origin of transactions that come from this browser's storage. */
export const STORED = Symbol("from storage");

/** What an exchange is connected to. */
export interface ExchangeWires {
  readonly clock: Clock;
  send(frame: Uint8Array): boolean;
  buffered(): number;
  /** Takes over what other tabs stored, before an answer is given. */
  absorb(): Promise<void>;
  /** A full state of the server is in the document. */
  synced(): void;
  /** Both sides hold the same, or the accounting moved on. */
  progressed(): void;
  /** The connection does not keep up or cannot be trusted. */
  failed(): void;
}

/** The exchange of one session, over all its connections. */
export class Exchange {
  readonly #doc: Y.Doc;
  readonly #outbox: Outbox;
  readonly #wires: ExchangeWires;
  #connection = 0;
  #mayEdit = false;
  #received = false;
  #taking = false;
  #answerCommitted = false;
  /** What the server had when it last asked, on this connection. */
  #serverHas: Uint8Array | null = null;
  #flushedAt = Number.NEGATIVE_INFINITY;
  #cancelFlush: (() => void) | null = null;

  constructor(doc: Y.Doc, outbox: Outbox, wires: ExchangeWires) {
    this.#doc = doc;
    this.#outbox = outbox;
    this.#wires = wires;
  }

  /** Whether both sides hold the same document, edits on their way aside. */
  get agreed(): boolean {
    return this.#received && (!this.#mayEdit || this.#answerCommitted);
  }

  /** There is no connection any more. */
  reset(): void {
    this.#connection += 1;
    this.#received = false;
    this.#answerCommitted = false;
    this.#serverHas = null;
    this.#cancelFlush?.();
    this.#cancelFlush = null;
    this.#outbox.reset();
  }

  /** The server said hello: tell it what is here. */
  begin(role: Role): void {
    this.#mayEdit = role !== "viewer";
    this.#wires.send(encodeStep1(Y.encodeStateVector(this.#doc)));
  }

  /** Asks again for what is missing here, and sends again what the server may lack. */
  repeat(push: boolean): void {
    this.#wires.send(encodeStep1(Y.encodeStateVector(this.#doc)));
    if (push) this.sendEverything();
  }

  /** The server says what it has. */
  answer(stateVector: Uint8Array): void {
    // Bytes that are no state vector must fail the connection they came from, now.
    Y.decodeStateVector(stateVector);
    const connection = this.#connection;
    void this.#absorbed().then(() => {
      if (connection !== this.#connection) return;
      this.#serverHas = stateVector;
      this.sendEverything();
    });
  }

  async #absorbed(): Promise<void> {
    let cancel = (): void => undefined;
    const patience = new Promise<void>((resolve) => {
      cancel = this.#wires.clock.after(ABSORB_PATIENCE_MS, resolve);
    });
    await Promise.race([this.#wires.absorb(), patience]);
    cancel();
  }

  /** Sends all the server may lack, edits taken over from another tab included; does nothing before it has asked. */
  sendEverything(): void {
    if (this.#serverHas === null) return;
    this.#send(encodeStep2(Y.encodeStateAsUpdate(this.#doc, this.#serverHas)), () => this.#outbox.answered());
  }

  /** The server's full answer is in the document. */
  receivedAll(): void {
    this.#received = true;
    if (!this.#mayEdit) this.#outbox.opened();
    this.#wires.synced();
    this.#wires.progressed();
  }

  /** Puts what comes from elsewhere into the document. */
  take(apply: () => void): void {
    this.#taking = true;
    try {
      apply();
    } finally {
      this.#taking = false;
    }
  }

  /** Whether that is under way: Yjs tidies up formats after it, in transactions that look like somebody's edits. */
  get taking(): boolean {
    return this.#taking;
  }

  /** So many of our frames are committed. */
  acknowledged(frames: number): void {
    this.#outbox.acknowledge(frames);
    // The first document frame of a connection is always the answer.
    if (frames > 0) this.#answerCommitted = true;
    this.#wires.progressed();
  }

  /** A local edit was added to the outbox. */
  flushSoon(): void {
    if (this.#cancelFlush !== null) return;
    const wait = this.#flushedAt + BATCH_MS - this.#wires.clock.now();
    if (wait > 0) {
      this.#cancelFlush = this.#wires.clock.after(wait, () => this.flush());
      return;
    }
    // The first edit goes at once, but after the command that makes it: its other transactions belong into the same frame.
    let cancelled = false;
    this.#cancelFlush = () => {
      cancelled = true;
    };
    queueMicrotask(() => {
      if (!cancelled) this.flush();
    });
  }

  /** Sends what is queued, as far as the socket takes it. */
  flush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = null;
    this.#flushedAt = this.#wires.clock.now();
    if (this.#outbox.overflowing) {
      this.#wires.failed();
      return;
    }
    while (this.#wires.buffered() < SOCKET_HIGH_WATER) {
      const frame = this.#outbox.next();
      if (frame === null) return;
      this.#send(frame.type === "step2" ? encodeStep2(frame.update) : encodeUpdate(frame.update));
    }
    this.flushSoon();
  }

  #send(frame: Uint8Array, sent?: () => void): void {
    if (this.#wires.send(frame)) sent?.();
    else this.#wires.failed();
  }
}
