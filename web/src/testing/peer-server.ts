/**
 * A board's server in memory: speaks the protocol to test the client against, written apart from the client's own codec.
 *
 * Keeps what the real one promises: nothing is told or acknowledged before it is committed, updates with a gap are not applied but asked
 * for again, the author hears its own updates. Commits can be held back, and lost in a crash.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as awarenessProtocol from "y-protocols/awareness";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { clocksDigest, digestSteps } from "@/sync/state-digest";
import type { ServerEnd } from "@/testing/socket-pair";

/** What the server says of a connection in its hello. */
export interface PeerMember {
  readonly id: string;
  readonly name: string;
  readonly discipline: string;
  readonly role: "owner" | "editor" | "viewer";
}

interface Write {
  readonly connection: Connection;
  readonly update: Uint8Array;
  readonly isReply: boolean;
  readonly frame: number;
}

const SYNC = 0;
const AWARENESS = 1;
const QUERY = 3;
const HELLO = 100;
const ACK = 101;
const EVENT = 102;
const CHECK = 103;
const DIFFERENCE = 104;

/** One board's server. */
export class PeerServer {
  doc = new Y.Doc();
  epoch = 1;
  /** While true, writes wait: nobody sees them, nobody gets an acknowledgement. */
  holding = false;
  /** Refuses the next document frame with this close code. */
  refuseWith: number | null = null;
  /** Answers checks with the digests of this document, where it is not its own. */
  shown: Y.Doc | null = null;
  /** What clients said that looks different to them. */
  readonly differences: { readonly parts: Record<string, unknown>; readonly then: string }[] = [];
  checks = 0;
  /** Says that something saved is missing. */
  damaged = false;
  /** Answers no checks. */
  mute = false;
  readonly connections = new Set<Connection>();
  #writes: Write[] = [];

  /** Serves a connection of somebody. */
  accept(end: ServerEnd, member: PeerMember): void {
    const connection = new Connection(this, end, member);
    this.connections.add(connection);
    connection.greet();
  }

  /** Queues a write, and commits it unless commits are held back. */
  write(write: Write): void {
    this.#writes.push(write);
    if (!this.holding) this.commit();
  }

  /** Commits what waits, in order. */
  commit(): void {
    for (const write of this.#writes.splice(0)) {
      if (this.#hasGap(write.update)) {
        write.connection.gap(write.frame);
        continue;
      }
      Y.applyUpdate(this.doc, write.update);
      for (const connection of this.connections) connection.tell(write.update);
      write.connection.committed(write.frame, write.isReply);
    }
  }

  /** The process dies: what was not committed is gone, and so is everybody. */
  crash(cut: () => void): void {
    this.#writes = [];
    this.connections.clear();
    cut();
  }

  /** Closes everybody. */
  closeAll(code: number, reason = ""): void {
    for (const connection of [...this.connections]) connection.end.close(code, reason);
  }

  /** Sends an event to everybody. */
  announce(event: Record<string, unknown>): void {
    for (const connection of this.connections)
      connection.send(EVENT, (encoder) => {
        encoding.writeVarString(encoder, JSON.stringify(event));
      });
  }

  #hasGap(update: Uint8Array): boolean {
    const first = new Map<number, number>();
    for (const { id } of Y.decodeUpdate(update).structs) {
      first.set(id.client, Math.min(id.clock, first.get(id.client) ?? Number.POSITIVE_INFINITY));
    }
    return [...first].some(([client, clock]) => clock > Y.getState(this.doc.store, client));
  }
}

class Connection {
  readonly end: ServerEnd;
  readonly member: PeerMember;
  readonly presence = new Map<number, { clock: number; state: string }>();
  readonly #server: PeerServer;
  #frames = 0;
  #open = new Set<number>();
  #superseded: number[] = [];
  #asked = false;

  constructor(server: PeerServer, end: ServerEnd, member: PeerMember) {
    this.#server = server;
    this.end = end;
    this.member = member;
    end.onFrame = (frame) => this.#receive(frame);
    end.onClosed = () => this.#leave();
  }

  greet(): void {
    const { role, ...person } = this.member;
    const hello = {
      epoch: this.#server.epoch,
      role,
      person,
      sequence: 0,
      damaged: this.#server.damaged,
      server: "test",
    };
    this.send(HELLO, (encoder) => encoding.writeVarString(encoder, JSON.stringify(hello)));
    if (role !== "viewer") this.#ask();
    for (const other of this.#server.connections) if (other !== this) this.#tellPresence(other);
  }

  send(type: number, write: (encoder: encoding.Encoder) => void): void {
    this.end.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, type);
        write(encoder);
      }),
    );
  }

  tell(update: Uint8Array): void {
    this.send(SYNC, (encoder) => syncProtocol.writeUpdate(encoder, update));
  }

  gap(frame: number): void {
    this.#superseded.push(frame);
    this.#ask();
  }

  committed(frame: number, isReply: boolean): void {
    if (isReply) {
      for (const earlier of this.#superseded.filter((other) => other < frame)) this.#open.delete(earlier);
      this.#superseded = this.#superseded.filter((other) => other > frame);
    }
    this.#open.delete(frame);
    const acknowledged = Math.min(this.#frames, ...this.#open);
    this.send(ACK, (encoder) => encoding.writeVarUint(encoder, acknowledged));
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.send(SYNC, (encoder) => syncProtocol.writeSyncStep1(encoder, this.#server.doc));
  }

  #receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) this.#receiveSync(decoder);
    else if (type === AWARENESS) this.#receivePresence(decoding.readVarUint8Array(decoder));
    else if (type === CHECK) this.#tellDigests();
    else if (type === DIFFERENCE) this.#server.differences.push(JSON.parse(decoding.readVarString(decoder)));
    else if (type === QUERY) for (const other of this.#server.connections) this.#tellPresence(other);
    else throw new Error(`the client sent a message of type ${type}`);
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === syncProtocol.messageYjsSyncStep1) {
      const update = Y.encodeStateAsUpdate(this.#server.doc, bytes);
      this.send(SYNC, (encoder) => {
        encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep2);
        encoding.writeVarUint8Array(encoder, update);
      });
      return;
    }
    const refusal = this.member.role === "viewer" ? 4403 : this.#server.refuseWith;
    if (refusal !== null) {
      this.end.close(refusal, "");
      return;
    }
    const isReply = kind === syncProtocol.messageYjsSyncStep2;
    if (isReply) this.#asked = false;
    const number = this.#frames++;
    this.#open.add(number);
    this.#server.write({ connection: this, update: bytes, isReply, frame: number });
  }

  #receivePresence(update: Uint8Array): void {
    const { role: _, ...person } = this.member;
    const stamped = awarenessProtocol.modifyAwarenessUpdate(
      update,
      (state: object | null) => state && { ...state, person },
    );
    const decoder = decoding.createDecoder(stamped);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const id = decoding.readVarUint(decoder);
      this.presence.set(id, { clock: decoding.readVarUint(decoder), state: decoding.readVarString(decoder) });
    }
    for (const connection of this.#server.connections) connection.#tellPresence(this);
  }

  #tellPresence(other: Connection): void {
    if (other.presence.size === 0) return;
    this.send(AWARENESS, (encoder) => {
      const body = encoding.encode((inner) => {
        encoding.writeVarUint(inner, other.presence.size);
        for (const [id, { clock, state }] of other.presence) {
          encoding.writeVarUint(inner, id);
          encoding.writeVarUint(inner, clock);
          encoding.writeVarString(inner, state);
        }
      });
      encoding.writeVarUint8Array(encoder, body);
    });
  }

  #tellDigests(): void {
    this.#server.checks += 1;
    if (this.#server.mute) return;
    const doc = this.#server.shown ?? this.#server.doc;
    const roots = Object.fromEntries(["cards", "placements"].map((name) => [name, digestOf(doc.getMap(name))]));
    const content = JSON.stringify({ sequence: 7, clocks: clocksDigest(doc), roots });
    this.send(CHECK, (encoder) => encoding.writeVarString(encoder, content));
  }

  #leave(): void {
    this.#server.connections.delete(this);
    for (const [id, { clock }] of this.presence) this.presence.set(id, { clock: clock + 1, state: "null" });
    for (const connection of this.#server.connections) connection.#tellPresence(this);
  }
}

function digestOf(root: Y.Map<unknown>): string {
  const steps = digestSteps(root);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
