/**
 * Which of a person's tabs on a board tidies up the cache.
 *
 * Only a matter of saving work: compaction is one storage transaction that loses nothing whoever runs it. Where Web Locks are missing
 * (plain HTTP), every tab counts as elected.
 */

/** A candidacy for as long as the tab lives. */
export interface Candidacy {
  readonly elected: boolean;
  withdraw(): void;
}

/** Stands for election under a name; the first tab wins, the next one follows when it closes. */
export function stand(locks: LockManager | null, name: string): Candidacy {
  if (locks === null) return { elected: true, withdraw: () => undefined };
  const waiting = new AbortController();
  let release = (): void => undefined;
  let elected = false;
  const held = (): Promise<void> => {
    elected = true;
    return new Promise((resolve) => {
      release = resolve;
    });
  };
  locks.request(name, { signal: waiting.signal }, held).catch(() => undefined);
  return {
    get elected() {
      return elected;
    },
    withdraw() {
      elected = false;
      waiting.abort();
      release();
    },
  };
}
