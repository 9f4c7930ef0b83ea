/** Single plain values, of which nothing is believed: what all readers of the document begin with. */

/** The fields of a record, whether it is a nested Y.Map or a plain object of an outline. */
export interface Fields {
  get(key: string): unknown;
  keys(): Iterable<string>;
  /** Goes once through all there is: on a large board asking for each key by name takes several times as long. */
  forEach(read: (value: unknown, key: string) => void): void;
}

/** A finite number, also from the big integers that other implementations write. */
export function readNumber(value: unknown): number | null {
  const number = typeof value === "bigint" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** The first `length` units of a text, never half a character. */
export function cutText(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
