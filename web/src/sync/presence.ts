/**
 * Who else is on the board and what they are doing; the own state published at most 20 times a second.
 *
 * The awareness protocol of Yjs on the wire. Presence is never stored and never trusted: the server says who somebody is and who left, and
 * who is not heard of for long is gone all the same, by this machine's own monotonic time.
 */
import { type ReadonlySignal, signal } from "@preact/signals-core";
import { type AwarenessEntry, encodeAwareness } from "@/sync/codec";
import type { Clock } from "@/sync/environment";
import { EMPTY_PRESENCE, type Peer, type PresenceState, readPeer, writeState } from "@/sync/presence-state";

/** Presence as the tools and panels see it. */
export interface Presence {
  /** Everybody else, ordered by client id. */
  readonly peers: ReadonlySignal<readonly Peer[]>;
  /** Changes part of what others see of this person; sent at most 20 times a second. */
  set(patch: Partial<PresenceState>): void;
}

/** Shortest time between two own states. */
export const THROTTLE_MS = 50;
/** The own state is repeated this often even when nothing changes. */
export const RENEW_MS = 15_000;
/** Somebody not heard of for this long is gone. Browsers wake a hidden page once a minute: it is still there. */
export const EXPIRE_MS = 90_000;
/** After a reconnect, those the server does not name again within this time are gone. */
export const RENAME_MS = 5_000;
/** Without a connection nobody is shown as present for longer than this. */
export const FAREWELL_MS = 3_000;
const SWEEP_MS = 1_000;
const LEFT = "null";

interface Known {
  readonly clock: number;
  readonly json: string;
  readonly peer: Peer | null;
  readonly expires: number;
}

/** The presence of one session. */
export class LivePresence implements Presence {
  readonly #peers = signal<readonly Peer[]>([]);
  readonly #clock: Clock;
  readonly #clientId: () => number;
  readonly #send: (frame: Uint8Array) => boolean;
  readonly #known = new Map<number, Known>();
  #own: PresenceState = EMPTY_PRESENCE;
  #ownClock = 0;
  #connected = false;
  #sentAt = Number.NEGATIVE_INFINITY;
  #cancelPublish: (() => void) | null = null;
  #cancelRenew: (() => void) | null = null;
  #cancelSweep: (() => void) | null = null;

  /** `send` says whether the frame could be handed over; `clientId` is asked each time because Yjs may change it. */
  constructor(clock: Clock, clientId: () => number, send: (frame: Uint8Array) => boolean) {
    this.#clock = clock;
    this.#clientId = clientId;
    this.#send = send;
  }

  get peers(): ReadonlySignal<readonly Peer[]> {
    return this.#peers;
  }

  set(patch: Partial<PresenceState>): void {
    this.#own = { ...this.#own, ...patch };
    this.#publishSoon();
  }

  /** The server said hello: say who is here, and doubt those it does not name again. */
  connected(): void {
    this.#connected = true;
    this.#doubt(RENAME_MS);
    this.#publish();
  }

  /** The connection is gone: others cannot be known any more. */
  disconnected(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#cancelRenew?.();
    this.#doubt(FAREWELL_MS);
  }

  /** Somebody asks who is here. */
  repeat(): void {
    this.#publishSoon();
  }

  /** What the server tells about others, and what it repeats about ourselves. */
  receive(entries: readonly AwarenessEntry[]): void {
    let changed = false;
    for (const entry of entries) {
      if (entry.clientId === this.#clientId()) this.#hearOwn(entry);
      else changed = this.#hear(entry) || changed;
    }
    if (changed) this.#show();
    this.#sweepLater();
  }

  /** Leaves: others see it at once. */
  leave(): void {
    if (this.#connected) this.#sendEntry(LEFT);
    this.#connected = false;
    for (const cancel of [this.#cancelPublish, this.#cancelRenew, this.#cancelSweep]) cancel?.();
    this.#known.clear();
    this.#peers.value = [];
  }

  #hear(entry: AwarenessEntry): boolean {
    const known = this.#known.get(entry.clientId);
    const isLeaving = entry.state === LEFT;
    if (known !== undefined && (entry.clock < known.clock || (entry.clock === known.clock && !isLeaving))) {
      // Repeated after a reconnect: still here, nothing new.
      if (entry.clock === known.clock) this.#known.set(entry.clientId, { ...known, expires: this.#expiry() });
      return false;
    }
    const unchanged = known?.json === entry.state;
    const peer = unchanged ? known.peer : readPeer(entry.clientId, entry.state);
    this.#known.set(entry.clientId, { clock: entry.clock, json: entry.state, peer, expires: this.#expiry() });
    return !unchanged;
  }

  /** Somebody took us for gone, or an older connection of ours is still known: speak with a later clock. */
  #hearOwn(entry: AwarenessEntry): void {
    const contradicts = entry.clock > this.#ownClock || (entry.clock === this.#ownClock && entry.state === LEFT);
    if (!contradicts) return;
    this.#ownClock = entry.clock;
    this.#publishSoon();
  }

  #show(): void {
    const present = [...this.#known.values()].flatMap(({ peer }) => (peer === null ? [] : [peer]));
    this.#peers.value = present.sort((one, other) => one.clientId - other.clientId);
  }

  #expiry(): number {
    return this.#clock.now() + EXPIRE_MS;
  }

  #doubt(ms: number): void {
    const latest = this.#clock.now() + ms;
    for (const [id, known] of this.#known) {
      this.#known.set(id, { ...known, expires: Math.min(known.expires, latest) });
    }
    this.#sweepLater();
  }

  #sweepLater(): void {
    if (this.#cancelSweep !== null || this.#known.size === 0) return;
    this.#cancelSweep = this.#clock.after(SWEEP_MS, () => {
      this.#cancelSweep = null;
      this.#sweep();
      this.#sweepLater();
    });
  }

  #sweep(): void {
    const now = this.#clock.now();
    let changed = false;
    for (const [id, known] of this.#known) {
      if (known.expires > now) continue;
      this.#known.delete(id);
      changed ||= known.peer !== null;
    }
    if (changed) this.#show();
  }

  #publishSoon(): void {
    if (!this.#connected || this.#cancelPublish !== null) return;
    const wait = Math.max(0, this.#sentAt + THROTTLE_MS - this.#clock.now());
    if (wait === 0) this.#publish();
    else this.#cancelPublish = this.#clock.after(wait, () => this.#publish());
  }

  #publish(): void {
    this.#cancelPublish?.();
    this.#cancelPublish = null;
    if (!this.#connected) return;
    this.#sentAt = this.#clock.now();
    const sent = this.#sendEntry(writeState(this.#own));
    this.#cancelRenew?.();
    // A socket that is busy with edits gets the state as it is then, soon.
    this.#cancelRenew = this.#clock.after(sent ? RENEW_MS : THROTTLE_MS, () => this.#publish());
  }

  #sendEntry(state: string): boolean {
    this.#ownClock += 1;
    return this.#send(encodeAwareness([{ clientId: this.#clientId(), clock: this.#ownClock, state }]));
  }
}
