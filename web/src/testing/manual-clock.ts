/** Time that moves only when a test says so. */
import type { Clock } from "@/sync/environment";

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until it is advanced; timers run in the order of their time, then of their making. */
export class ManualClock implements Clock {
  #now = 0;
  #made = 0;
  #timers: Timer[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, order: this.#made++, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves time on and runs what comes due, timers made on the way included. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let timer = this.#due(end); timer !== undefined; timer = this.#due(end)) {
      const due = timer;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = end;
  }

  /** Runs what came due first, if anything has, and nothing of what that makes. */
  tick(): void {
    const due = this.#due(this.#now);
    this.#timers = this.#timers.filter((other) => other !== due);
    due?.run();
  }

  #due(end: number): Timer | undefined {
    const due = this.#timers.filter((timer) => timer.at <= end);
    return due.sort((one, other) => one.at - other.at || one.order - other.order)[0];
  }
}
