import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useState } from "react";
import { CATALOGUES, type Catalogue, fetchWords } from "@/ui/strings/words";

/** Where a browser knows no idle time: long enough for the first picture to be there. */
const SETTLED_MS = 2_000;

const loads: (() => Promise<unknown>)[] = [];
/** Whether everything known was asked for: what is named by a part that came then is fetched as well. */
let fetching = false;

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
  if (fetching) whenSettled(fetchWaiting);
}

/** Fetches every part and every text known so far once there is nothing else to do: all are here should the server go away. */
export function fetchLateParts(): void {
  const fetchAll = (): void => {
    fetching = true;
    fetchWaiting();
    fetchWords(CATALOGUES).catch(() => undefined);
  };
  whenSettled(fetchAll);
}

function fetchWaiting(): void {
  for (const load of loads.splice(0)) load().catch(() => undefined);
}

/** Runs something once there is nothing else to do. */
function whenSettled(run: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run);
  else setTimeout(run, SETTLED_MS);
}

/** Whether the first picture stands and there was nothing else to do: the time for what nobody waits for. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => whenSettled(() => setSettled(true)), []);
  return settled;
}
