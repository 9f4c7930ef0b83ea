/**
 * Reads updates as Yjs does, with a shorter way to what a board is full of: short words, most of them the same ones.
 *
 * Yjs calls the browser's own decoder for every word. For a short one being called takes longer than reading, and each time makes another
 * string of the same letters, which the document keeps.
 */
import * as decoding from "lib0/decoding";
import * as Y from "yjs";

/** Words of more bytes are left to the browser. */
const LONGEST = 40;
/** So many words are known, each in the place its letters lead to; a power of two. */
const PLACES = 4_096;
const ASCII = 0x7f;
/** Lists up to this length are made as long as they will be; what is said of longer ones is not believed before it is read. */
const SHORT = 16;

const ARRAY = 117;
const RECORD = 118;
const WORD = 119;

const known: string[] = new Array<string>(PLACES).fill("");

/** Puts an update into a document, as `Y.applyUpdate` does. */
export function applyUpdate(doc: Y.Doc, update: Uint8Array, origin?: unknown): void {
  Y.applyUpdateV2(doc, update, origin, BoardDecoder);
}

/**
 * The same for what is a large part of a board. Values are kept in lists that Yjs grew while reading, with room for many more than the one
 * that most of them hold: they are cut to what is in them.
 */
export function applyMuch(doc: Y.Doc, update: Uint8Array, origin?: unknown): void {
  Y.transact(
    doc,
    ({ beforeState }) => {
      applyUpdate(doc, update, origin);
      for (const [client, structs] of doc.store.clients) cutLists(structs, beforeState.get(client) ?? 0);
    },
    origin,
    false,
  );
}

function cutLists(structs: readonly (Y.GC | Y.Item)[], from: number): void {
  for (let at = structs.length - 1; at >= 0; at--) {
    const struct = structs[at];
    if (!struct || struct.id.clock < from) return;
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentAny)
      struct.content.arr = struct.content.arr.slice();
  }
}

class BoardDecoder extends Y.UpdateDecoderV1 {
  override readString(): string {
    return readWord(this.restDecoder);
  }

  override readKey(): string {
    return readWord(this.restDecoder);
  }

  override readAny(): unknown {
    return readPlain(this.restDecoder);
  }
}

/** A string; the same object for the same short word, as long as it is not forgotten for another. */
function readWord(decoder: decoding.Decoder): string {
  const { arr: bytes, pos } = decoder;
  // What takes more than one byte to say is longer than any word.
  const length = bytes[pos] ?? Number.POSITIVE_INFINITY;
  const end = pos + 1 + length;
  if (length > LONGEST || end > bytes.length) return decoding.readVarString(decoder);
  let sum = length;
  for (let at = pos + 1; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > ASCII) return decoding.readVarString(decoder);
    sum = (Math.imul(sum, 31) + byte) | 0;
  }
  decoder.pos = end;
  const place = (sum ^ (sum >>> 12)) & (PLACES - 1);
  const there = known[place] as string;
  if (there.length === length && isWritten(there, bytes, pos + 1)) return there;
  const word = String.fromCharCode.apply(null, bytes.subarray(pos + 1, end) as unknown as number[]);
  known[place] = word;
  return word;
}

function isWritten(word: string, bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}

/** A plain value, as lib0 writes it. */
function readPlain(decoder: decoding.Decoder): unknown {
  switch (decoder.arr[decoder.pos]) {
    case WORD:
      decoder.pos += 1;
      return readWord(decoder);
    case RECORD:
      decoder.pos += 1;
      return readRecord(decoder);
    case ARRAY:
      decoder.pos += 1;
      return readArray(decoder);
    default:
      return decoding.readAny(decoder);
  }
}

function readRecord(decoder: decoding.Decoder): object {
  const record: Record<string, unknown> = {};
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const key = readWord(decoder);
    record[key] = readPlain(decoder);
  }
  return record;
}

function readArray(decoder: decoding.Decoder): unknown[] {
  const length = decoding.readVarUint(decoder);
  const found: unknown[] = length <= SHORT ? new Array<unknown>(length) : [];
  for (let at = 0; at < length; at++) found[at] = readPlain(decoder);
  return found;
}
