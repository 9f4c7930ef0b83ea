/**
 * Computes something of an object once, for as long as the object is there. `rest` has to follow from it.
 *
 * Lists of cells are such objects: `KeptStructure` gives a cell another list whenever anything about one of its cards is another.
 */
export function onceFor<K extends object, Rest extends readonly unknown[], T>(
  compute: (key: K, ...rest: Rest) => T,
): (key: K, ...rest: Rest) => T {
  const known = new WeakMap<K, { readonly found: T }>();
  return (key, ...rest) => {
    const before = known.get(key);
    if (before) return before.found;
    const found = compute(key, ...rest);
    known.set(key, { found });
    return found;
  };
}
