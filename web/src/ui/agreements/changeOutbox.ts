import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Agreement, AgreementChange } from "@/api/dto";
import { Problem } from "@/api/problem";
import { type Notebook, passes } from "@/ui/agreements/outbox";

/** First wait before sending again, and the longest. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** What an outbox of changes needs. */
export interface ChangeParts {
  readonly notebook: Notebook;
  /** Under which beginning it keeps its notes: one per board and person. */
  readonly prefix: string;
  /** Changes one; its answer is what the server has then. */
  readonly send: (id: string, change: AgreementChange) => Promise<unknown>;
  /** The server does not take a change that waited; it is let go. */
  readonly refused: (problem: Problem, change: AgreementChange) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/**
 * Changes of decisions and actions that could not be sent: one note for each agreement, in which a later change comes over an earlier one. They
 * are absolute, so that sending one twice comes to the same.
 */
export class ChangeOutbox {
  readonly #parts: ChangeParts;
  readonly #waiting = signal<ReadonlyMap<string, AgreementChange>>(new Map());
  readonly #sending = new Set<string>();
  /** What stands in no note, because the browser did not take it. */
  readonly #loose = new Set<string>();
  #patience = RETRY_MS;
  #cancelRetry: (() => void) | null = null;
  #stopped = false;

  constructor(parts: ChangeParts) {
    this.#parts = parts;
    const kept = parts.notebook.keys(parts.prefix).flatMap((key) => {
      const change = parse(parts.notebook.recall(key));
      return change ? [[key.slice(parts.prefix.length), change] as const] : [];
    });
    this.#waiting.value = new Map(kept);
  }

  /** What waits, by agreement. */
  get waiting(): ReadonlySignal<ReadonlyMap<string, AgreementChange>> {
    return this.#waiting;
  }

  /** Whether it would be here again after this window was closed. */
  isKept(id: string): boolean {
    return !this.#loose.has(id);
  }

  /** Changes one now, or later when the server is away. Raises Problem where the server will not have it. */
  async change(id: string, change: AgreementChange): Promise<void> {
    const whole = { ...this.#waiting.peek().get(id), ...change };
    if (this.#sending.has(id)) return this.#keep(id, whole);
    this.#sending.add(id);
    try {
      await this.#parts.send(id, whole);
      this.#drop(id, whole);
    } catch (cause) {
      const problem = cause instanceof Problem ? cause : Problem.away();
      if (!passes(problem)) throw problem;
      this.#keep(id, whole);
    } finally {
      this.#sending.delete(id);
    }
    this.#later();
  }

  /** Sends all that waits now. */
  send(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    if (this.#stopped) return;
    for (const [id, change] of this.#waiting.peek()) {
      if (this.#sending.has(id)) continue;
      this.change(id, {}).catch((problem: Problem) => {
        this.#drop(id, change);
        this.#parts.refused(problem, change);
      });
    }
  }

  destroy(): void {
    this.#stopped = true;
    this.#cancelRetry?.();
  }

  #later(): void {
    if (this.#cancelRetry || this.#stopped || this.#waiting.peek().size === 0) return;
    this.#cancelRetry = this.#parts.after(this.#patience, () => this.send());
    this.#patience = Math.min(this.#patience * 2, LONGEST_RETRY_MS);
  }

  #keep(id: string, change: AgreementChange): void {
    if (this.#parts.notebook.remember(this.#parts.prefix + id, JSON.stringify(change))) this.#loose.delete(id);
    else this.#loose.add(id);
    this.#waiting.value = new Map(this.#waiting.peek()).set(id, change);
  }

  /** Lets go of what was sent, unless more came over it meanwhile. */
  #drop(id: string, sent: AgreementChange): void {
    this.#patience = RETRY_MS;
    const kept = this.#waiting.peek().get(id);
    if (!kept || Object.entries(kept).some(([key, value]) => sent[key as keyof AgreementChange] !== value)) return;
    this.#parts.notebook.forget(this.#parts.prefix + id);
    this.#loose.delete(id);
    const rest = new Map(this.#waiting.peek());
    rest.delete(id);
    this.#waiting.value = rest;
  }
}

function parse(text: string | null): AgreementChange | null {
  try {
    const read: unknown = JSON.parse(text ?? "null");
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as AgreementChange) : null;
  } catch {
    return null;
  }
}

/** An agreement as it will be once a change is taken; who it is given to is known by name only if somebody can be found. */
export function changed(
  agreement: Agreement,
  change: AgreementChange | undefined,
  personOf: (id: string) => Agreement["owner"],
): Agreement {
  if (!change) return agreement;
  const { text, owner_id, due, state } = change;
  return {
    ...agreement,
    text: text ?? agreement.text,
    state: state ?? agreement.state,
    due: due === undefined ? agreement.due : due,
    owner: owner_id === undefined ? agreement.owner : owner_id === null ? null : personOf(owner_id),
  };
}
