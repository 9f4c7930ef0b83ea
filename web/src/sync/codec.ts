/**
 * Bytes ⇄ messages of the sync socket: the y-websocket protocol (0, 1, 3) and Walkboard's own types (100 to 104).
 * A message may come packed (105): see unpacker.ts.
 *
 * One message per frame. Decoding is strict: an unknown type, a wrong shape or trailing bytes raise MalformedMessage, because a frame that
 * is half understood is worse than a reconnect. No I/O, no Yjs: updates and state vectors stay bytes here.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** What the server said about the board and this person, in its first frame. */
export interface Hello {
  readonly epoch: number;
  readonly role: Role;
  readonly person: PersonInfo;
  readonly sequence: number;
  /** Something that was saved on the board was damaged on disk and is left out. */
  readonly damaged: boolean;
  readonly server: string;
}

/** What a person may do on a board. */
export type Role = "owner" | "facilitator" | "editor" | "viewer";

/** A person as others see them. */
export interface PersonInfo {
  readonly id: string;
  readonly name: string;
  readonly discipline: string;
}

/** Something that happened beside the document, told by the server; `type` names it, the rest depends on it. */
export interface ServerEvent {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** What a board that is committed up to a sequence looks like: digests in hexadecimal, those of the roots by name. */
export interface Digests {
  readonly sequence: number;
  readonly clocks: string;
  readonly roots: Readonly<Record<string, string>>;
}

/** What looks different here: the server's digest and ours by part, and what is done about it. */
export interface Difference {
  readonly sequence: number;
  readonly parts: Readonly<Record<string, readonly [theirs: string, ours: string]>>;
  readonly then: "resync" | "rebuild" | "stay";
}

/** One client's presence on the wire: `state` is JSON text, "null" when the client has left. */
export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: string;
}

/** Everything that can arrive on the socket. */
export type Message =
  | { readonly type: "step1"; readonly stateVector: Uint8Array }
  | { readonly type: "step2"; readonly update: Uint8Array }
  | { readonly type: "update"; readonly update: Uint8Array }
  | { readonly type: "awareness"; readonly entries: readonly AwarenessEntry[] }
  | { readonly type: "queryAwareness" }
  | { readonly type: "hello"; readonly hello: Hello }
  | { readonly type: "ack"; readonly frames: number }
  | { readonly type: "event"; readonly event: ServerEvent }
  | { readonly type: "digests"; readonly digests: Digests };

/** A frame that is not exactly one known message. */
export class MalformedMessage extends Error {
  override readonly name = "MalformedMessage";
}

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const HELLO = 100;
const ACK = 101;
const EVENT = 102;
const CHECK = 103;
const DIFFERENCE = 104;
const PACKED = 105;
const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

/** Most people one presence frame may tell of; the server sends everybody present in one frame. */
const MAX_ENTRIES = 10_000;

/** Reads one frame, or raises MalformedMessage. */
export function decode(frame: Uint8Array): Message {
  try {
    const decoder = decoding.createDecoder(frame);
    const message = readMessage(decoder);
    if (decoding.hasContent(decoder)) throw new MalformedMessage("trailing bytes");
    return message;
  } catch (error) {
    if (error instanceof MalformedMessage) throw error;
    throw new MalformedMessage(error instanceof Error ? error.message : "unreadable frame");
  }
}

/** The compressed message inside a packed one; null for any other message. Raises MalformedMessage for half a frame. */
export function packedContent(frame: Uint8Array): Uint8Array | null {
  if (frame[0] !== PACKED) return null;
  try {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (decoding.hasContent(decoder)) throw new MalformedMessage("trailing bytes");
    return content;
  } catch (error) {
    throw error instanceof MalformedMessage ? error : new MalformedMessage("unreadable frame");
  }
}

function readMessage(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { type: "awareness", entries: readEntries(decoding.createDecoder(decoding.readVarUint8Array(decoder))) };
    case QUERY_AWARENESS:
      return { type: "queryAwareness" };
    case HELLO:
      return { type: "hello", hello: toHello(readJson(decoder)) };
    case ACK:
      return { type: "ack", frames: decoding.readVarUint(decoder) };
    case EVENT:
      return { type: "event", event: toEvent(readJson(decoder)) };
    case CHECK:
      return { type: "digests", digests: toDigests(readJson(decoder)) };
    default:
      throw new MalformedMessage(`unknown message type ${type}`);
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (kind === STEP1) return { type: "step1", stateVector: bytes };
  if (kind === STEP2) return { type: "step2", update: bytes };
  if (kind === UPDATE) return { type: "update", update: bytes };
  throw new MalformedMessage(`unknown sync message ${kind}`);
}

function readEntries(decoder: decoding.Decoder): AwarenessEntry[] {
  const count = decoding.readVarUint(decoder);
  if (count > MAX_ENTRIES) throw new MalformedMessage(`${count} presence entries in one frame`);
  const entries: AwarenessEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ clientId, clock, state: decoding.readVarString(decoder) });
  }
  if (decoding.hasContent(decoder)) throw new MalformedMessage("trailing bytes after presence");
  return entries;
}

function readJson(decoder: decoding.Decoder): Record<string, unknown> {
  const value: unknown = JSON.parse(decoding.readVarString(decoder));
  if (!isRecord(value)) throw new MalformedMessage("expected a JSON object");
  return value;
}

function toHello(value: Record<string, unknown>): Hello {
  const { epoch, role, sequence, server } = value;
  const person = toPerson(value.person);
  if (!isCount(epoch) || !isCount(sequence) || !isRole(role) || person === null || typeof server !== "string") {
    throw new MalformedMessage("hello is not readable");
  }
  return { epoch, role, person, sequence, damaged: value.damaged === true, server };
}

function toEvent(value: Record<string, unknown>): ServerEvent {
  if (typeof value.type !== "string") throw new MalformedMessage("event without a type");
  return { ...value, type: value.type };
}

function toDigests(value: Record<string, unknown>): Digests {
  const { sequence, clocks, roots } = value;
  if (!isCount(sequence) || typeof clocks !== "string" || !isRecord(roots)) throw new MalformedMessage("no digests");
  const entries = Object.entries(roots).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { sequence, clocks, roots: Object.fromEntries(entries) };
}

/** A person out of JSON, or null when it is none. */
export function toPerson(value: unknown): PersonInfo | null {
  if (!isRecord(value)) return null;
  const { id, name, discipline } = value;
  if (typeof id !== "string" || typeof name !== "string" || typeof discipline !== "string") return null;
  return { id, name, discipline };
}

/** Whether a value is one of the roles. */
export function isRole(value: unknown): value is Role {
  return value === "owner" || value === "facilitator" || value === "editor" || value === "viewer";
}

/** Whether a value is a plain JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function encodeSync(kind: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** "This is what I have." */
export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return encodeSync(STEP1, stateVector);
}

/** "This is what you lack": the answer to a step 1; may be large. */
export function encodeStep2(update: Uint8Array): Uint8Array {
  return encodeSync(STEP2, update);
}

/** "This just changed." */
export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(UPDATE, update);
}

/** Asks for the presence of everybody; any answer also proves that the connection is alive. */
export function encodeQueryAwareness(): Uint8Array {
  return new Uint8Array([QUERY_AWARENESS]);
}

/** Asks what the board looks like to the server. */
export function encodeCheck(): Uint8Array {
  return new Uint8Array([CHECK]);
}

/** Says that the board looks different here. */
export function encodeDifference(difference: Difference): Uint8Array {
  return encodeText(DIFFERENCE, JSON.stringify(difference));
}

/** Presence of one or more clients. */
export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.clientId);
      encoding.writeVarUint(encoder, entry.clock);
      encoding.writeVarString(encoder, entry.state);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** The server's first frame; here for test peers. */
export function encodeHello(hello: Hello): Uint8Array {
  return encodeText(HELLO, JSON.stringify(hello));
}

/** The server's acknowledgement of the first `frames` document frames; here for test peers. */
export function encodeAck(frames: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, ACK);
    encoding.writeVarUint(encoder, frames);
  });
}

/** A server event; here for test peers. */
export function encodeEvent(event: ServerEvent): Uint8Array {
  return encodeText(EVENT, JSON.stringify(event));
}

function encodeText(type: number, text: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarString(encoder, text);
  });
}
