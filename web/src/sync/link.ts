/**
 * Carries out what the connection state machine decides: one WebSocket at a time, its timers and its watchdog.
 *
 * Knows frames only as messages that arrive whole; what they mean is the session's affair.
 */
import { decode, encodeQueryAwareness, type Message } from "@/sync/codec";
import {
  type ConnectionEvent,
  type ConnectionState,
  type Effect,
  initialConnection,
  type Step,
  step,
} from "@/sync/connection";
import type { Environment, SocketLike } from "@/sync/environment";
import { Unpacker } from "@/sync/unpacker";

/** A socket that has not brought the server's hello by then is given up. */
export const HELLO_PATIENCE_MS = 15_000;
/** The server sends something at least every 25 s; after this much silence the connection is taken for dead. */
export const SILENCE_LIMIT_MS = 45_000;
/**
 * While the two sides synchronise, one message may be the whole board, and nothing is heard before its last byte is here: silence means less.
 */
export const SYNC_SILENCE_LIMIT_MS = 180_000;
/** A question after sleep or a change of network is answered by then, or the connection is taken for dead. */
export const PROBE_PATIENCE_MS = 5_000;
/** A connection that lived this long starts the next series of retries from the beginning. */
export const HELD_AFTER_MS = 10_000;

const OPEN = 1;
const ABNORMAL = 1006;

/** Who listens. */
export interface LinkHandlers {
  /** One message of the current socket, in order. An exception means that the connection is not to be trusted. */
  message(message: Message): void;
  /** After every change of state. */
  changed(state: ConnectionState, before: ConnectionState): void;
}

/** The connection of one board. */
export class Link {
  readonly #environment: Environment;
  readonly #url: string;
  readonly #handlers: LinkHandlers;
  #state: ConnectionState;
  #socket: SocketLike | null = null;
  #unpacker: Unpacker | null = null;
  #heardAt = 0;
  /** Frames that arrived: time may have stood still while the machine slept, this has not. */
  #heard = 0;
  #cancelWait: (() => void) | null = null;
  #cancelWatch: (() => void) | null = null;
  #cancelHeld: (() => void) | null = null;

  constructor(environment: Environment, url: string, handlers: LinkHandlers) {
    this.#environment = environment;
    this.#url = url;
    this.#handlers = handlers;
    this.#state = initialConnection(environment.isOnline());
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Bytes handed over that have not left this machine. */
  get buffered(): number {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /** Sends a frame on the current socket; says whether there was one. */
  send(frame: Uint8Array): boolean {
    if (this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(frame as Uint8Array<ArrayBuffer>);
    return true;
  }

  /** Feeds the state machine. */
  dispatch(event: ConnectionEvent): void {
    const before = this.#state;
    const next: Step = step(before, event, this.#environment.random);
    this.#state = next.state;
    for (const effect of next.effects) this.#perform(effect);
    if (next.state === before) return;
    if (next.state.phase === "live" && before.phase !== "live") {
      this.#watchHolding();
      this.#watchSilence(next.state.socket, SILENCE_LIMIT_MS);
    }
    this.#handlers.changed(next.state, before);
  }

  /** The current socket cannot be trusted: replace it. */
  fail(): void {
    this.dispatch({ type: "failed", socket: this.#state.socket });
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case "connect":
        this.#connect(effect.socket);
        return;
      case "disconnect":
        this.#disconnect();
        return;
      case "wait":
        this.#cancelWait?.();
        this.#cancelWait = this.#environment.clock.after(effect.ms, () => this.dispatch({ type: "retryDue" }));
        return;
      case "cancelWait":
        this.#cancelWait?.();
        return;
      case "probe":
        this.#probe();
        return;
    }
  }

  #connect(number: number): void {
    this.#disconnect();
    let socket: SocketLike;
    try {
      socket = this.#environment.openSocket(this.#url);
    } catch {
      // An address the browser will not even try. Told later: the machine is in the middle of a step.
      this.#environment.clock.after(0, () => this.#closed(number, ABNORMAL, ""));
      return;
    }
    socket.binaryType = "arraybuffer";
    const unpacker = new Unpacker({
      frame: (frame) => this.#understand(number, frame),
      failed: () => this.dispatch({ type: "failed", socket: number }),
    });
    socket.onmessage = ({ data }) => this.#received(number, data, unpacker);
    this.#unpacker = unpacker;
    socket.onclose = ({ code, reason }) => this.#closed(number, code, reason);
    this.#socket = socket;
    this.#heardAt = this.#environment.clock.now();
    this.#watchSilence(number, HELLO_PATIENCE_MS);
  }

  #disconnect(): void {
    this.#cancelWatch?.();
    this.#cancelHeld?.();
    this.#unpacker?.end();
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close(1000);
  }

  #closed(number: number, code: number, reason: string): void {
    this.dispatch({ type: "closed", socket: number, code, reason });
  }

  #received(number: number, data: unknown, unpacker: Unpacker): void {
    if (number !== this.#state.socket) return;
    this.#heardAt = this.#environment.clock.now();
    this.#heard += 1;
    try {
      if (!(data instanceof ArrayBuffer)) throw new TypeError("text frame");
      unpacker.take(new Uint8Array(data));
    } catch {
      this.dispatch({ type: "failed", socket: number });
    }
  }

  #understand(number: number, frame: Uint8Array): void {
    if (number !== this.#state.socket) return;
    try {
      this.#handlers.message(decode(frame));
    } catch {
      this.dispatch({ type: "failed", socket: number });
    }
  }

  /** One timer per socket that goes on for as long as something was heard in the meantime. */
  #watchSilence(number: number, limit: number): void {
    this.#cancelWatch?.();
    const { clock } = this.#environment;
    const silent = clock.now() - this.#heardAt;
    this.#cancelWatch = clock.after(Math.max(0, limit - silent), () => {
      const { phase } = this.#state;
      const greeted = phase !== "connecting";
      const patience = phase === "synchronising" ? SYNC_SILENCE_LIMIT_MS : SILENCE_LIMIT_MS;
      if (clock.now() - this.#heardAt >= patience || !greeted) this.dispatch({ type: "failed", socket: number });
      else this.#watchSilence(number, patience);
    });
  }

  #watchHolding(): void {
    const { socket } = this.#state;
    this.#cancelHeld?.();
    this.#cancelHeld = this.#environment.clock.after(HELD_AFTER_MS, () => this.dispatch({ type: "held", socket }));
  }

  #probe(): void {
    const { socket } = this.#state;
    const heardBefore = this.#heard;
    this.send(encodeQueryAwareness());
    this.#cancelWatch?.();
    this.#cancelWatch = this.#environment.clock.after(PROBE_PATIENCE_MS, () => {
      if (this.#heard === heardBefore) this.dispatch({ type: "failed", socket });
      else this.#watchSilence(socket, SILENCE_LIMIT_MS);
    });
  }
}
