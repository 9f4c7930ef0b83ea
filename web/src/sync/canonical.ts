/**
 * Values of a document as bytes that are the same in every engine: what the document shows, and nothing of how.
 *
 * The server writes the same bytes (server/walkboard/documents/canonical.py says how), and both are held to
 * tests/fixtures/state_digests.json.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

type Pair = readonly [string, unknown];

const NAN = new Uint8Array([0x7f, 0xf8, 0, 0, 0, 0, 0, 0]);
const utf8 = new TextEncoder();
/** What the server's engine can hold as a whole number, it turns into the nearest float; so do we. */
const FIRST_SURROGATE = 0xd800;

/** Appends a value, shared type or plain. */
export function writeValue(out: encoding.Encoder, value: unknown): void {
  if (typeof value === "string") writeText(out, value);
  else if (typeof value === "number" || typeof value === "bigint") writeNumber(out, Number(value));
  else if (typeof value === "boolean") tag(out, value ? "t" : "f");
  else if (value === null || value === undefined) tag(out, "n");
  else if (value instanceof Uint8Array) writeBytes(out, value);
  else if (Array.isArray(value)) writeAll(out, "a", value);
  else if (value instanceof Y.AbstractType) writeShared(out, value);
  else writePairs(out, "o", Object.entries(value as object));
}

/** Appends a text; halves of characters become replacement characters. */
export function writeText(out: encoding.Encoder, text: string): void {
  const bytes = utf8.encode(text);
  tag(out, "s");
  encoding.writeUint32BigEndian(out, bytes.byteLength);
  encoding.writeUint8Array(out, bytes);
}

/** The order of keys: by code point, where the language itself compares halves of characters. */
export function inCodePointOrder(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a !== b) return lifted(a) - lifted(b);
  }
  return one.length - other.length;
}

/** Halves of characters stand for what comes after all whole ones. */
function lifted(unit: number): number {
  if (unit < FIRST_SURROGATE) return unit;
  return unit > 0xdfff ? unit : unit + 0x10_000;
}

function writeShared(out: encoding.Encoder, value: Y.AbstractType<unknown>): void {
  if (value instanceof Y.XmlText) {
    tag(out, "Y");
    writePairs(out, "o", Object.entries(value.getAttributes()));
    writeRuns(out, value);
  } else if (value instanceof Y.Text) writeRuns(out, value);
  else if (value instanceof Y.Map) writePairs(out, "M", [...value.entries()]);
  else if (value instanceof Y.Array) writeAll(out, "A", value.toArray());
  else if (value instanceof Y.XmlElement) {
    tag(out, "E");
    writeText(out, value.nodeName);
    writePairs(out, "o", Object.entries(value.getAttributes()));
    writeAll(out, "", value.toArray());
  } else if (value instanceof Y.XmlFragment) writeAll(out, "F", value.toArray());
  else tag(out, "?");
}

function writeNumber(out: encoding.Encoder, value: number): void {
  tag(out, "d");
  if (Number.isNaN(value)) encoding.writeUint8Array(out, NAN);
  // Adding zero turns the negative one into it.
  else encoding.writeFloat64(out, value + 0);
}

function writeBytes(out: encoding.Encoder, value: Uint8Array): void {
  tag(out, "b");
  encoding.writeUint32BigEndian(out, value.byteLength);
  encoding.writeUint8Array(out, value);
}

function writeAll(out: encoding.Encoder, kind: string, values: readonly unknown[]): void {
  tag(out, kind);
  encoding.writeUint32BigEndian(out, values.length);
  for (const value of values) writeValue(out, value);
}

function writePairs(out: encoding.Encoder, kind: string, pairs: readonly Pair[]): void {
  tag(out, kind);
  encoding.writeUint32BigEndian(out, pairs.length);
  for (const [key, value] of [...pairs].sort(([one], [other]) => inCodePointOrder(one, other))) {
    writeText(out, key);
    writeValue(out, value);
  }
}

interface Run {
  part: unknown;
  readonly formats: Uint8Array;
}

function writeRuns(out: encoding.Encoder, text: Y.Text): void {
  const runs: Run[] = [];
  for (const { insert: part, attributes } of text.toDelta() as Iterable<{ insert: unknown; attributes?: object }>) {
    const pairs = Object.entries(attributes ?? {}).filter(([, format]) => format !== null && format !== undefined);
    const formats = encoding.encode((encoder) => writePairs(encoder, "o", pairs));
    const last = runs.at(-1);
    const joins = typeof part === "string" && typeof last?.part === "string" && sameBytes(last.formats, formats);
    if (last && joins) last.part += part;
    else runs.push({ part, formats });
  }
  tag(out, "T");
  encoding.writeUint32BigEndian(out, runs.length);
  for (const { part, formats } of runs) {
    writeValue(out, part);
    encoding.writeUint8Array(out, formats);
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && one.every((byte, at) => byte === other[at]);
}

function tag(out: encoding.Encoder, kind: string): void {
  if (kind) encoding.writeUint8(out, kind.charCodeAt(0));
}
