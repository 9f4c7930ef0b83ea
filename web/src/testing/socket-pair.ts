/**
 * A connection without a network: a WebSocket-shaped client end, a server end, and frames in between that move when the test says so.
 *
 * Behaves like a socket where it matters: frames keep their order, a close arrives after the frames before it, what is in flight when the
 * line is cut is lost, and bytes are copied on the way.
 */
import type { SocketLike } from "@/sync/environment";

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;
const ABNORMAL = 1006;

/** What a server does with the other end of a connection. */
export interface ServerEnd {
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
  onFrame: (frame: Uint8Array) => void;
  onClosed: () => void;
}

type Arrival = () => void;

/** All connections of a test, and what is under way on them. */
export class Wire {
  readonly #pairs = new Set<SocketPair>();

  /** Opens a connection; `accept` gets the server's end when the client's request arrives. */
  connect(accept: (server: ServerEnd) => void): SocketLike {
    const pair = new SocketPair(accept, () => this.#pairs.delete(pair));
    this.#pairs.add(pair);
    return pair.client;
  }

  /** A request that never gets an answer but a failure. */
  fail(): SocketLike {
    const client = this.connect(() => undefined);
    this.cut(client);
    return client;
  }

  /** Delivers everything under way, and what comes of it. Says whether there was anything. */
  deliver(): boolean {
    let any = false;
    while ([...this.#pairs].some((pair) => pair.deliverOne())) any = true;
    return any;
  }

  /** Delivers at most so many frames on each connection. */
  deliverSome(frames: (limit: number) => number): void {
    for (const pair of [...this.#pairs]) {
      for (let left = frames(8); left > 0; left -= 1) pair.deliverOne();
    }
  }

  /** Breaks one connection, or all: both ends notice on the next delivery, what was under way is lost. */
  cut(client?: SocketLike): void {
    for (const pair of this.#pairs) if (client === undefined || pair.client === client) pair.cut();
  }

  /** Nothing arrives any more on the present connections, and nobody is told. */
  freeze(): void {
    this.#pairs.clear();
  }
}

class SocketPair {
  readonly client: PairedClient;
  readonly #server: ServerEnd;
  #toClient: Arrival[] = [];
  #toServer: Arrival[] = [];
  readonly #done: () => void;
  #serverOpen = true;

  constructor(accept: (server: ServerEnd) => void, done: () => void) {
    this.#done = done;
    this.#server = {
      send: (frame) => this.#sendToClient(frame.slice()),
      close: (code, reason) => {
        this.#serverOpen = false;
        this.#toClient.push(() => this.#closeClient(code, reason));
      },
      onFrame: () => undefined,
      onClosed: () => undefined,
    };
    this.client = new PairedClient(
      (frame) => this.#toServer.push(() => this.#serverOpen && this.#server.onFrame(frame)),
      () => this.#toServer.push(() => this.#closeServer()),
    );
    this.#toServer.push(() => {
      this.client.readyState = OPEN;
      this.client.onopen?.(undefined as never);
      accept(this.#server);
    });
  }

  deliverOne(): boolean {
    const arrival = this.#toServer.shift() ?? this.#toClient.shift();
    arrival?.();
    const isOver = !this.#serverOpen && this.client.readyState === CLOSED;
    if (isOver && this.#toServer.length === 0 && this.#toClient.length === 0) this.#done();
    return arrival !== undefined;
  }

  cut(): void {
    this.#toServer = [() => this.#closeServer()];
    this.#toClient = [() => this.#closeClient(ABNORMAL, "")];
  }

  #sendToClient(frame: Uint8Array): void {
    if (this.#serverOpen) this.#toClient.push(() => this.client.receive(frame));
  }

  #closeServer(): void {
    this.#serverOpen = false;
    this.#server.onClosed();
  }

  #closeClient(code: number, reason: string): void {
    if (this.client.readyState === CLOSED) return;
    this.client.readyState = CLOSED;
    this.#closeServer();
    this.client.onclose?.({ code, reason });
  }
}

class PairedClient implements SocketLike {
  binaryType = "blob";
  readyState = CONNECTING;
  bufferedAmount = 0;
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  readonly #transmit: (frame: Uint8Array) => void;
  readonly #hangUp: () => void;

  constructor(transmit: (frame: Uint8Array) => void, hangUp: () => void) {
    this.#transmit = transmit;
    this.#hangUp = hangUp;
  }

  send(data: Uint8Array): void {
    if (this.readyState === CONNECTING) throw new DOMException("still connecting", "InvalidStateError");
    if (this.readyState === OPEN) this.#transmit(data.slice());
  }

  close(): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#hangUp();
  }

  receive(frame: Uint8Array): void {
    if (this.readyState === OPEN) this.onmessage?.({ data: frame.slice().buffer });
  }
}
