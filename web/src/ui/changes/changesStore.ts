import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Changes } from "@/api/dto";
import type { Problem } from "@/api/problem";
import { asProblem } from "@/ui/ask";

/** What is known about what changed. */
export type ChangesState =
  | { readonly state: "none" }
  | { readonly state: "waiting" }
  | { readonly state: "here"; readonly changes: Changes }
  | { readonly state: "problem"; readonly problem: Problem };

/** What changed on the board since a snapshot; asked for when somebody wants to see it. */
export class ChangesStore {
  readonly #ask: (since: string | null, stop: AbortSignal) => Promise<Changes>;
  readonly #now = signal<ChangesState>({ state: "none" });
  #since: string | null = null;
  #under = new AbortController();

  constructor(ask: (since: string | null, stop: AbortSignal) => Promise<Changes>) {
    this.#ask = ask;
  }

  /** What is known. */
  get now(): ReadonlySignal<ChangesState> {
    return this.#now;
  }

  /** Asks what changed since a snapshot; null is that of the last walk. What is shown stays until the answer is here. */
  load(since: string | null): void {
    this.#under.abort();
    const stop = new AbortController();
    this.#under = stop;
    if (since !== this.#since || this.#now.peek().state !== "here") this.#now.value = { state: "waiting" };
    this.#since = since;
    this.#ask(since, stop.signal).then(
      (changes) => {
        if (!stop.signal.aborted) this.#now.value = { state: "here", changes };
      },
      (cause: unknown) => {
        if (!stop.signal.aborted) this.#now.value = { state: "problem", problem: asProblem(cause) };
      },
    );
  }

  /** Asks the same again. */
  again(): void {
    this.load(this.#since);
  }

  /** Forgets what was asked. */
  clear(): void {
    this.#under.abort();
    this.#now.value = { state: "none" };
  }
}
