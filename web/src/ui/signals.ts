import type { ReadonlySignal } from "@preact/signals-core";
import { useCallback, useRef, useSyncExternalStore } from "react";

/** Reads a signal of the engine in a component, which renders again when the value changes. */
export function useSignal<T>(signal: ReadonlySignal<T>): T {
  const subscribe = useCallback((changed: () => void) => signal.subscribe(() => changed()), [signal]);
  const read = useCallback(() => signal.peek(), [signal]);
  return useSyncExternalStore(subscribe, read);
}

/** Reads a part of a signal's value in a component, which renders again only when that part is another one. */
export function usePicked<T, P>(signal: ReadonlySignal<T>, pick: (value: T) => P): P {
  const picking = useRef(pick);
  picking.current = pick;
  const subscribe = useCallback((changed: () => void) => signal.subscribe(() => changed()), [signal]);
  return useSyncExternalStore(subscribe, () => picking.current(signal.peek()));
}

/** Reads a signal in a component as it was before `holding` became true, until that is over. */
export function useHeld<T>(signal: ReadonlySignal<T>, holding: ReadonlySignal<boolean>): T {
  const shown = useRef(signal.peek());
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = [signal.subscribe(() => changed()), holding.subscribe(() => changed())];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [signal, holding],
  );
  return useSyncExternalStore(subscribe, () => {
    if (!holding.peek()) shown.current = signal.peek();
    return shown.current;
  });
}
