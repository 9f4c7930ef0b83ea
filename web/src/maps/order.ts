/** The one order of everything in a map: fractional keys by code point, ties by id. */

/** Compares two strings by code point; order keys and ids are ASCII, so code units say the same. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares records by their order key and then by id, so that equal keys have the same order everywhere. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return compareKeys(a.order, b.order) || compareKeys(a.id, b.id);
}
