/**
 * What arrives, one thing after the other: messages wait until this browser's storage is read, and until a large update before them is in
 * the document. That is applied slice by slice, and between two of them the page does whatever else there is to do.
 *
 * A large update goes on when its connection breaks: what a server said once is true.
 */
import * as Y from "yjs";
import { applyMuch, applyUpdate } from "@/sync/boardDecoder";
import type { Message } from "@/sync/codec";
import type { Clock } from "@/sync/environment";
import { REMOTE, STORED } from "@/sync/exchange";
import { SLICES, type SliceSize, slicesOf } from "@/sync/slices";

/** Frames that arrive before the cache is read wait; more than this and the connection starts again. */
export const MAX_HELD_MESSAGES = 1_000;
/** How often in one update it is told how far it is. */
const TOLD = 20;

/** Origin of transactions that are a slice of something larger, which is stored as it came and not as Yjs would encode it again. */
export const SLICED = Symbol("a slice");

/** What an intake is connected to. */
export interface IntakeWires {
  readonly clock: Clock;
  readonly size: SliceSize | undefined;
  /** A message whose turn it is. */
  handle(message: Message): void;
  /** A message could not be handled, or too many wait: the connection is not to be trusted. */
  failed(): void;
  /** Puts something that comes from elsewhere into the document. */
  take(apply: () => void): void;
  /** Stores an update as it came. */
  store(update: Uint8Array): void;
  /** It is told differently how far it is. */
  progressed(): void;
}

interface Job {
  readonly slices: readonly Uint8Array[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
  at: number;
}

/** The intake of one session. */
export class Intake {
  readonly #doc: Y.Doc;
  readonly #wires: IntakeWires;
  readonly #size: SliceSize;
  #open = false;
  #hurried = false;
  #held: Message[] = [];
  readonly #jobs: Job[] = [];
  #cancel: (() => void) | null = null;

  constructor(doc: Y.Doc, wires: IntakeWires) {
    this.#doc = doc;
    this.#wires = wires;
    this.#size = wires.size ?? SLICES;
  }

  /** The part of a large update that is in the document, from 0 to 1; null while there is none under way. */
  get arrived(): number | null {
    const job = this.#jobs[0];
    return job ? Math.floor((job.at / job.slices.length) * TOLD) / TOLD : null;
  }

  /** From now on messages are taken as they come. */
  open(): void {
    this.#open = true;
    this.#drain();
  }

  /** A message arrived. */
  receive(message: Message): void {
    if (this.#open && this.#jobs.length === 0) {
      this.#wires.handle(message);
      return;
    }
    if (this.#held.length >= MAX_HELD_MESSAGES) {
      if (!this.#open) throw new RangeError("storage is slower than the server");
      // Too much is said meanwhile: the page stands still for a moment instead.
      this.finish();
    }
    this.#held.push(message);
    this.#drain();
  }

  /** Messages that wait came on a connection that is gone. */
  forget(): void {
    this.#held = [];
  }

  /** Takes in what the server said. What comes in slices is stored first: what is written meanwhile builds on it. */
  takeIn(update: Uint8Array, done: () => void, failed: () => void): void {
    if (this.#takeSliced(update, done, failed)) {
      this.#wires.store(update);
      return;
    }
    this.#wires.take(() => applyUpdate(this.#doc, update, REMOTE));
    done();
  }

  /** Begins to apply an update slice by slice; false where it has to be applied whole. */
  #takeSliced(update: Uint8Array, done: Job["done"], failed: Job["failed"]): boolean {
    const has = (client: number): number => Y.getState(this.#doc.store, client);
    const slices = this.#jobs.length === 0 && !this.#hurried ? slicesOf(update, has, this.#size) : null;
    if (slices === null) {
      // In turn: what comes now may build on what is still coming.
      this.finish();
      return false;
    }
    this.#jobs.push({ slices, done, failed, at: 0 });
    this.#next();
    return true;
  }

  /** Puts what this browser stored into the document, what is large of it slice by slice; it may build on what is still coming. */
  async absorb(updates: readonly Uint8Array[]): Promise<void> {
    if (updates.length > 0) this.finish();
    let small: Uint8Array[] = [];
    for (const update of updates) {
      if (update.byteLength >= this.#size.from) {
        this.absorbNow(small);
        small = [];
        if (await this.#sliced(update)) continue;
      }
      small.push(update);
    }
    this.absorbNow(small);
  }

  /** The same on the spot, in one transaction, which is one event for whoever draws it. */
  absorbNow(updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return;
    this.finish();
    const apply = (): void => {
      for (const update of updates) applyUpdate(this.#doc, update, STORED);
    };
    this.#wires.take(() => Y.transact(this.#doc, apply, STORED, false));
  }

  /** Applies what is left at once. */
  finish(): void {
    while (this.#jobs.length > 0) this.#step();
    this.#drain();
  }

  /** From now on everything is taken at once: somebody waits for the end of it. */
  hurry(): void {
    this.#hurried = true;
    this.finish();
  }

  /** The session is over. */
  destroy(): void {
    this.hurry();
    this.#held = [];
  }

  #sliced(update: Uint8Array): Promise<boolean> {
    return new Promise((resolve, reject) => {
      if (!this.#takeSliced(update, () => resolve(true), reject)) resolve(false);
    });
  }

  #next(): void {
    this.#wires.progressed();
    this.#cancel = this.#wires.clock.after(0, () => {
      this.#stretch();
      if (this.#jobs.length === 0) this.#drain();
      else if (this.#cancel === null) this.#next();
    });
  }

  /** Applies slices of one update for as long as the page can wait. */
  #stretch(): void {
    const { clock } = this.#wires;
    const job = this.#jobs[0];
    const until = clock.now() + (this.#size.stretch ?? 0);
    do this.#step();
    while (job !== undefined && this.#jobs[0] === job && clock.now() < until);
  }

  #step(): void {
    this.#cancel?.();
    this.#cancel = null;
    const job = this.#jobs[0];
    if (!job) return;
    try {
      const slice = job.slices[job.at];
      if (slice) this.#wires.take(() => applyMuch(this.#doc, slice, SLICED));
      job.at += 1;
    } catch (error) {
      this.#jobs.shift();
      job.failed(error);
      return;
    }
    if (job.at < job.slices.length) return;
    this.#jobs.shift();
    job.done();
  }

  #drain(): void {
    try {
      while (this.#open && this.#jobs.length === 0) {
        const message = this.#held.shift();
        if (message === undefined) return;
        this.#wires.handle(message);
      }
    } catch {
      this.#wires.failed();
    }
  }
}

/**
 * Tells of every update of the document, as it is encoded, but of those that come in slices: Yjs encodes what a transaction changed for as
 * long as anybody listens, and that takes as long as applying it.
 */
export function listenToUpdates(doc: Y.Doc, listener: (update: Uint8Array, origin: unknown) => void): () => void {
  const choose = ({ origin }: Y.Transaction): void => {
    if (origin === SLICED) doc.off("update", listener);
    else doc.on("update", listener);
  };
  doc.on("afterTransactionCleanup", choose);
  return () => {
    doc.off("afterTransactionCleanup", choose);
    doc.off("update", listener);
  };
}

/** Whether a transaction left anything different; Yjs tells of no update where it did not. */
export function changesAnything({ deleteSet, beforeState, afterState }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0) return true;
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true;
  return false;
}
