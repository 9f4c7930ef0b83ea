/** Work that must not overlap: each piece begins when the one before it is over. */

/** A queue of work, one piece at a time. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs after everything asked for before; a failure is the caller's, and does not stop what comes next. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when nothing is left, what was added meanwhile included. */
  async idle(): Promise<void> {
    let seen: Promise<unknown> | null = null;
    while (seen !== this.#last) {
      seen = this.#last;
      await seen;
    }
  }
}
