/**
 * Whether this document shows what the server has: asked now and then while nothing happens, and mended where it does not.
 *
 * Clocks say what was written, not what came of it: an id that two wrote with, or a fault of an engine or a disk, leaves two documents with
 * equal clocks and different words, which no sync will ever notice. So digests of what is shown are compared, at a moment at which both must
 * be equal: everything made here is committed, and nothing came between the server's answer and the end of our own reading.
 */
import type * as Y from "yjs";
import { type Difference, type Digests, encodeCheck, encodeDifference } from "@/sync/codec";
import type { Clock } from "@/sync/environment";
import { changesAnything } from "@/sync/intake";

/** How long from one check to the next; up to half as long again, so that not everybody asks at once. */
export const CHECK_EVERY_MS = 600_000;
/** So long nothing changes before a check. */
export const QUIET_MS = 15_000;
/** The server answers in this time, or has better things to do. */
export const ANSWER_PATIENCE_MS = 60_000;
/** After a repair it is looked at again so much later. */
export const RECHECK_MS = 30_000;
/** The reading of a large document rests for a frame or two after each step. */
export const STEP_REST_MS = 25;

type Reader = typeof import("@/sync/state-digest");

/** What a check needs of its session. */
export interface CheckWires {
  readonly clock: Clock;
  readonly random: () => number;
  /** Sends a frame on the connection there is. */
  send(frame: Uint8Array): boolean;
  /** Whether the connection is live and everything made here is committed. */
  settled(): boolean;
  /** Asks the server for all that is missing here; with `push`, sends all that may be missing there. */
  resync(push: boolean): void;
  /** Gives this document up, so that the board is opened anew; with `keep` it becomes a copy first. */
  rebuild(keep: boolean): void;
}

/** The checks of one session. */
export class StateCheck {
  readonly #doc: Y.Doc;
  readonly #wires: CheckWires;
  /** A document that was opened anew because of a difference is not opened anew for the next. */
  readonly #last: Difference["then"];
  /** Counts changes of the document. */
  #revision = 0;
  #changedAt = Number.NEGATIVE_INFINITY;
  #asked = false;
  #then: Difference["then"] = "resync";
  #cancel: () => void = () => undefined;

  constructor(doc: Y.Doc, wires: CheckWires, rebuilt: boolean) {
    this.#doc = doc;
    this.#wires = wires;
    this.#last = rebuilt ? "stay" : "rebuild";
    doc.on("afterTransactionCleanup", this.#changed);
  }

  /** The connection is live. */
  start(): void {
    this.#later(CHECK_EVERY_MS * this.#wires.random());
  }

  /** There is no connection, or no session any more. */
  stop(): void {
    this.#cancel();
    this.#asked = false;
  }

  /** The session is over. */
  destroy(): void {
    this.stop();
    this.#doc.off("afterTransactionCleanup", this.#changed);
  }

  /** The server's answer. It was made after all updates that arrived before it, so this document must show the same now. */
  answered(digests: Digests): void {
    if (!this.#asked) return;
    this.#asked = false;
    if (this.#wires.settled()) this.#begin(digests);
    else this.#later(QUIET_MS);
  }

  /** What it is read with is fetched now: no check is made before a board has been open for a while. */
  #begin(digests: Digests): void {
    const revision = this.#revision;
    let gone = false;
    this.#cancel();
    this.#cancel = () => {
      gone = true;
    };
    import("@/sync/state-digest").then(
      (reader) => gone || this.#read(digests, this.#reading(digests, reader), revision),
      () => gone || this.#later(CHECK_EVERY_MS),
    );
  }

  readonly #changed = (transaction: Y.Transaction): void => {
    if (!changesAnything(transaction)) return;
    this.#revision += 1;
    this.#changedAt = this.#wires.clock.now();
  };

  #later(ms: number): void {
    this.#cancel();
    this.#cancel = this.#wires.clock.after(ms, () => this.#ask());
  }

  #ask(): void {
    const quiet = this.#wires.clock.now() - this.#changedAt >= QUIET_MS;
    if (!quiet || !this.#wires.settled()) {
      this.#later(QUIET_MS);
      return;
    }
    this.#asked = this.#wires.send(encodeCheck());
    this.#later(ANSWER_PATIENCE_MS);
  }

  /** One step after the other; what changes on the way makes it worthless. */
  #read(digests: Digests, reading: Generator<undefined, Difference["parts"]>, revision: number): void {
    if (this.#revision !== revision || !this.#wires.settled()) {
      this.#later(QUIET_MS);
      return;
    }
    const step = reading.next();
    this.#cancel();
    if (step.done) this.#compared(digests.sequence, step.value);
    else this.#cancel = this.#wires.clock.after(STEP_REST_MS, () => this.#read(digests, reading, revision));
  }

  *#reading(
    { clocks, roots }: Digests,
    { clocksDigest, digestSteps }: Reader,
  ): Generator<undefined, Difference["parts"]> {
    const parts: Record<string, [string, string]> = {};
    const own = clocksDigest(this.#doc);
    if (own !== clocks) parts[CLOCKS] = [clocks, own];
    for (const [name, theirs] of Object.entries(roots)) {
      const ours = yield* digestSteps(this.#doc.getMap(name));
      if (ours !== theirs) parts[name] = [theirs, ours];
    }
    return parts;
  }

  #compared(sequence: number, parts: Difference["parts"]): void {
    if (Object.keys(parts).length === 0) {
      this.#then = "resync";
      this.#later(CHECK_EVERY_MS * (1 + this.#wires.random() / 2));
      return;
    }
    const then = this.#then;
    this.#wires.send(encodeDifference({ sequence, parts, then }));
    if (then === "resync") {
      this.#then = this.#last;
      // What is ahead here was never taken there. A deletion is no clock: of those the server is believed.
      this.#wires.resync(CLOCKS in parts);
      this.#later(RECHECK_MS);
    } else if (then === "rebuild") this.#wires.rebuild(CLOCKS in parts);
  }
}

const CLOCKS = "clocks";
