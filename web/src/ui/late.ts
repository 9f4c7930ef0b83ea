import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** Where a browser knows no idle time: long enough for the first picture to be there. */
const SETTLED_MS = 2_000;

const loads: (() => Promise<unknown>)[] = [];

/** A part of the client in a file of its own, fetched when it is first shown, or by `fetchLateParts` before. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  fetchLater(load);
  return lazy(() => load().then((part) => ({ default: part })));
}

/** Something for `fetchLateParts` to fetch. */
export function fetchLater(load: () => Promise<unknown>): void {
  loads.push(load);
}

/** Fetches every part known so far once there is nothing else to do: all of them are here should the server go away. */
export function fetchLateParts(): void {
  const fetchAll = (): void => {
    for (const load of loads.splice(0)) load().catch(() => undefined);
  };
  if (typeof requestIdleCallback === "function") requestIdleCallback(fetchAll);
  else setTimeout(fetchAll, SETTLED_MS);
}
