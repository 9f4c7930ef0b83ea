/**
 * A client that does everything the protocol permits and no decent one does: it sends updates late, twice and in any order, and takes what
 * it hears in any order, too. It understands acknowledgements, and counts its frames for them.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { SUBPROTOCOL } from "@/sync/environment";
import type { Address, Replica } from "@/testing/replicas/replica";

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const ACKNOWLEDGEMENT = 101;
const LONGEST_DELAY_MS = 40;
const RETRY_MS = 200;
const HEARD = Symbol("heard");

/** A client without manners. */
export class DisorderlyReplica implements Replica {
  readonly doc = new Y.Doc();
  readonly promised = new Set<string>();
  readonly #address: Address;
  #socket: WebSocket | null = null;
  #online = true;
  #ended = false;
  #marks: string[] = [];
  #unsent: Uint8Array[] = [];
  #heard: Uint8Array[] = [];
  /** The marks that each document frame of this connection holds all of. */
  #frames: (readonly string[])[] = [];
  #acknowledged = 0;

  constructor(address: Address) {
    this.#address = address;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === HEARD) return;
      this.#unsent.push(update);
      this.#later(() => this.#speak());
    });
    this.#connect();
  }

  get settled(): boolean {
    const said = this.#frames.length > 0 && this.#acknowledged === this.#frames.length;
    return said && this.#unsent.length === 0 && this.#heard.length === 0 && this.doc.store.pendingStructs === null;
  }

  get condition(): string {
    const open = this.#socket?.readyState === WebSocket.OPEN;
    return `open: ${open}, acknowledged: ${this.#acknowledged} of ${this.#frames.length}, unsent: ${this.#unsent.length}`;
  }

  made(mark: string): void {
    this.#marks.push(mark);
  }

  goOffline(): void {
    this.#online = false;
    this.#socket?.terminate();
  }

  goOnline(): void {
    this.#online = true;
  }

  async reload(): Promise<void> {
    this.#socket?.terminate();
  }

  async end(): Promise<void> {
    this.#ended = true;
    this.#socket?.terminate();
  }

  #connect(): void {
    if (this.#ended) return;
    if (!this.#online) {
      setTimeout(() => this.#connect(), RETRY_MS);
      return;
    }
    const { base, board, headers } = this.#address;
    const socket = new WebSocket(`${base}/${board}`, [SUBPROTOCOL], { headers });
    this.#socket = socket;
    this.#frames = [];
    this.#acknowledged = 0;
    socket.on("error", () => undefined);
    socket.on("open", () => this.#say(STEP_1, Y.encodeStateVector(this.doc)));
    socket.on("message", (data: Buffer) => this.#hear(new Uint8Array(data)));
    socket.on("close", () => setTimeout(() => this.#connect(), RETRY_MS));
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const kind = decoding.readVarUint(decoder);
    if (kind === ACKNOWLEDGEMENT) this.#committed(decoding.readVarUint(decoder));
    if (kind !== SYNC) return;
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === STEP_1) {
      this.#unsent = []; // it is all in the answer
      this.#say(STEP_2, Y.encodeStateAsUpdate(this.doc, body), [...this.#marks]);
    } else {
      this.#heard.push(body);
      this.#later(() => this.#take());
    }
  }

  #committed(frames: number): void {
    this.#acknowledged = frames;
    for (const marks of this.#frames.slice(0, frames)) for (const mark of marks) this.promised.add(mark);
  }

  #speak(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    const updates = this.#shuffled(this.#unsent);
    this.#unsent = [];
    for (const update of updates) this.#say(UPDATE, update);
    if (updates.length > 0 && this.#address.random.oneIn(3)) this.#say(UPDATE, this.#address.random.pick(updates));
    // What was acknowledged up to here is all that was made: the marks are in the last of the frames.
    if (updates.length > 0) this.#frames[this.#frames.length - 1] = [...this.#marks];
  }

  #take(): void {
    for (const update of this.#shuffled(this.#heard)) Y.applyUpdate(this.doc, update, HEARD);
    this.#heard = [];
  }

  #say(step: number, body: Uint8Array, marks: readonly string[] = []): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
    if (step !== STEP_1) this.#frames.push(marks);
    this.#socket?.send(encoding.toUint8Array(encoder));
  }

  #shuffled(updates: readonly Uint8Array[]): Uint8Array[] {
    const { random } = this.#address;
    return updates
      .map((update) => ({ update, place: random.next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ update }) => update);
  }

  #later(run: () => void): void {
    setTimeout(run, this.#address.random.below(LONGEST_DELAY_MS));
  }
}
