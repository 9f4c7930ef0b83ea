import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Agreement, NewAgreement } from "@/api/dto";
import { Problem } from "@/api/problem";

/** First wait before sending again, and the longest. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** Answers that are about now and not about what was sent. */
const PASSING: ReadonlySet<number> = new Set([0, 401, 408, 425, 429]);

/** Why the server did not take something. */
export interface Refused {
  readonly slug: string;
  readonly status: number;
  readonly detail: string;
}

/** Something agreed that the server has not taken yet, or has refused for good. */
export interface Unsent {
  readonly id: string;
  readonly body: NewAgreement;
  /** When it was written, by this device; only for the order in which it is shown. */
  readonly written: string;
  readonly refused: Refused | null;
}

/** Small texts kept in this browser. */
export interface Notebook {
  keys(prefix: string): readonly string[];
  recall(key: string): string | null;
  /** False where there is no room for it, or none at all. */
  remember(key: string, value: string): boolean;
  forget(key: string): void;
}

/** What an outbox needs. */
export interface OutboxParts {
  readonly notebook: Notebook;
  /** Under which beginning it keeps its notes: one per board and person. */
  readonly prefix: string;
  readonly put: (id: string, body: NewAgreement) => Promise<Agreement>;
  readonly taken: (agreement: Agreement) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

function parse(text: string | null): Unsent | null {
  try {
    const read = JSON.parse(text ?? "null") as Unsent | null;
    return read && typeof read.id === "string" && typeof read.body?.text === "string" ? read : null;
  } catch {
    return null;
  }
}

/** Whether sending the same again can help. */
export function passes({ status }: Problem): boolean {
  return PASSING.has(status) || status >= 500;
}

/**
 * What was agreed, until the server has it: kept in this browser from the first moment, sent until it is answered.
 *
 * Each has a note of its own, so that windows on the same board do not overwrite each other's; sent twice it is kept once. What the server
 * refuses for good stays with the reason until somebody takes it away. Where the browser keeps nothing, it is in this window only: then it is
 * sent on even after the board was left.
 */
export class AgreementOutbox {
  readonly #parts: OutboxParts;
  readonly #unsent = signal<readonly Unsent[]>([]);
  readonly #sending = new Set<string>();
  /** What stands in no note, because the browser did not take it. */
  readonly #loose = new Set<string>();
  #patience = RETRY_MS;
  #cancelRetry: (() => void) | null = null;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#unsent.value = parts.notebook
      .keys(parts.prefix)
      .flatMap((key) => parse(parts.notebook.recall(key)) ?? [])
      .sort((a, b) => a.written.localeCompare(b.written));
  }

  /** Everything the server has not taken, in the order it was written. */
  get unsent(): ReadonlySignal<readonly Unsent[]> {
    return this.#unsent;
  }

  /** Whether it would be here again after this window was closed. */
  isKept(id: string): boolean {
    return !this.#loose.has(id);
  }

  /** Keeps something and sends it. */
  add(id: string, body: NewAgreement, written: string): void {
    this.#keep({ id, body, written, refused: null });
    this.send();
  }

  /** Sends all that waits now, without waiting any longer. */
  send(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    for (const entry of this.#unsent.peek()) {
      if (!entry.refused && (!this.#stopped || this.#loose.has(entry.id))) void this.#send(entry);
    }
  }

  /** Tries again what was refused. */
  again(id: string): void {
    const entry = this.#unsent.peek().find((one) => one.id === id);
    if (!entry) return;
    this.#keep({ ...entry, refused: null });
    this.send();
  }

  /** Takes away what was refused. */
  discard(id: string): void {
    this.#drop(id);
  }

  destroy(): void {
    this.#stopped = true;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#later();
  }

  async #send({ id, body }: Unsent): Promise<void> {
    if (this.#sending.has(id)) return;
    this.#sending.add(id);
    try {
      const agreement = await this.#parts.put(id, body);
      this.#patience = RETRY_MS;
      this.#drop(id);
      if (!this.#stopped) this.#parts.taken(agreement);
    } catch (cause) {
      const problem = cause instanceof Problem ? cause : Problem.away();
      if (passes(problem)) this.#later();
      else this.#refuse(id, { slug: problem.slug, status: problem.status, detail: problem.detail });
    } finally {
      this.#sending.delete(id);
    }
  }

  #later(): void {
    if (this.#cancelRetry || (this.#stopped && this.#loose.size === 0)) return;
    this.#cancelRetry = this.#parts.after(this.#patience, () => this.send());
    this.#patience = Math.min(this.#patience * 2, LONGEST_RETRY_MS);
  }

  #refuse(id: string, refused: Refused): void {
    const entry = this.#unsent.peek().find((one) => one.id === id);
    if (entry) this.#keep({ ...entry, refused });
  }

  #keep(entry: Unsent): void {
    if (this.#parts.notebook.remember(this.#parts.prefix + entry.id, JSON.stringify(entry)))
      this.#loose.delete(entry.id);
    else this.#loose.add(entry.id);
    const others = this.#unsent.peek();
    const at = others.findIndex((one) => one.id === entry.id);
    this.#unsent.value = at < 0 ? [...others, entry] : others.map((one) => (one.id === entry.id ? entry : one));
  }

  #drop(id: string): void {
    this.#parts.notebook.forget(this.#parts.prefix + id);
    this.#loose.delete(id);
    this.#unsent.value = this.#unsent.peek().filter((one) => one.id !== id);
  }
}
