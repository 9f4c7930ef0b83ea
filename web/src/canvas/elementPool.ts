/** Spare elements, so that panning makes none. Bounded: what does not fit is left to the garbage collector. */

/** A pool of reusable things. */
export interface ElementPool<T> {
  take(): T;
  give(element: T): void;
  /** How many have ever been made. */
  readonly made: number;
  readonly spare: number;
}

/** A pool that keeps at most `limit` spare elements. */
export function createPool<T>(make: () => T, clear: (element: T) => void, limit: number): ElementPool<T> {
  const spare: T[] = [];
  let made = 0;
  return {
    get made() {
      return made;
    },
    get spare() {
      return spare.length;
    },
    take() {
      const element = spare.pop();
      if (element !== undefined) return element;
      made += 1;
      return make();
    },
    give(element) {
      clear(element);
      if (spare.length < limit) spare.push(element);
    },
  };
}
