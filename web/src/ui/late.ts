import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useState } from "react";
import { CATALOGUES, type Catalogue, fetchWords } from "@/ui/strings/words";

/** Where a browser knows no idle time: long enough for the first picture to be there. */
const SETTLED_MS = 2_000;
/** What one sees first is looked at, and answers, before more is fetched. */
const REST_MS = 1_500;
/** So many parts are asked for together: few enough that the page still answers between them. */
const AT_ONCE = 4;

const loads: (() => Promise<unknown>)[] = [];
/** Whether everything known was fetched: what is named by a part that came then follows. */
let through = false;

/**
 * A part of the client in a file of its own, with the catalogues of texts it needs, fetched when it is first shown, or by
 * `fetchLateParts` before.
 */
export function late<P extends object>(
  load: () => Promise<ComponentType<P>>,
  ...words: readonly Catalogue[]
): LazyExoticComponent<ComponentType<P>> {
  const whole = (): Promise<readonly [ComponentType<P>, unknown]> => Promise.all([load(), fetchWords(words)]);
  fetchLater(whole);
  return lazy(() => whole().then(([part]) => ({ default: part })));
}

/** Something for `fetchLateParts` to fetch. */
export function fetchLater(load: () => Promise<unknown>): void {
  loads.push(load);
  if (!through) return;
  through = false;
  fetchNext();
}

/**
 * Fetches every part and every text known so far, so that all are here should the server go away: a few at a time, when there
 * is nothing else to do. All at once they would keep the page busy for as long as opening it took.
 */
export function fetchLateParts(): void {
  setTimeout(fetchNext, REST_MS);
}

function fetchNext(): void {
  whenSettled(() => {
    const some = loads.splice(0, AT_ONCE);
    if (some.length === 0) {
      through = true;
      fetchWords(CATALOGUES).catch(() => undefined);
    } else void Promise.allSettled(some.map((load) => load())).then(fetchNext);
  });
}

/** Runs something once there is nothing else to do. */
export function whenSettled(run: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run);
  else setTimeout(run, SETTLED_MS);
}

/** Whether the first picture stands and there was nothing else to do: the time for what nobody waits for. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => whenSettled(() => setSettled(true)), []);
  return settled;
}
