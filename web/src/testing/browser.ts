/**
 * A person's browser without a browser: sessions with their own storage, network and time, all in the test's hands.
 *
 * Needs the globals of fake-indexeddb (`import "fake-indexeddb/auto"`), each browser has a database of its own.
 */
import { IDBFactory } from "fake-indexeddb";
import type { Environment, PageSignal, SocketLike } from "@/sync/environment";
import { type BoardSession, openSession } from "@/sync/session";
import type { SliceSize } from "@/sync/slices";
import type { ManualClock } from "@/testing/manual-clock";
import type { PeerMember, PeerServer } from "@/testing/peer-server";
import type { SeededRandom } from "@/testing/random";
import type { Wire } from "@/testing/socket-pair";

/** The board every test is about. */
export const BOARD = "board";

/** What tests share. */
export interface World {
  readonly clock: ManualClock;
  readonly wire: Wire;
  readonly server: PeerServer;
  readonly random: SeededRandom;
}

/** One person's browser; its storage outlives its sessions. */
export class TestBrowser {
  member: PeerMember;
  online = true;
  storage: IDBFactory | null = new IDBFactory();
  locks: LockManager | null = null;
  /** How large updates are cut here. */
  slices: SliceSize | undefined = undefined;
  readonly #world: World;
  readonly #listeners = new Set<(signal: PageSignal) => void>();
  readonly #sockets = new Set<SocketLike>();
  readonly #tabs = new Map<BoardSession, Tab>();

  constructor(world: World, member: PeerMember) {
    this.#world = world;
    this.member = member;
  }

  /** Opens the board in a tab. */
  open(boardId = BOARD, reopened = false): BoardSession {
    const tab = new Tab(this.environment);
    const socketUrl = (id: string) => `ws://wall.test/sync/${id}`;
    const { environment } = tab;
    const { slices } = this;
    const session = openSession({ boardId, personId: this.member.id, reopened, socketUrl, environment, slices });
    this.#tabs.set(session, tab);
    return session;
  }

  /** A tab dies without a word: no timer of it runs any more, its connection breaks, what it stored is all that is left of it. */
  kill(session: BoardSession): void {
    this.#tabs.get(session)?.die((socket) => this.#world.wire.cut(socket));
    this.#tabs.delete(session);
  }

  /** What a session in this browser gets. */
  get environment(): Environment {
    const { clock, random } = this.#world;
    return {
      clock,
      random: random.next,
      openSocket: () => this.#connect(),
      indexedDB: this.storage,
      locks: this.locks,
      isOnline: () => this.online,
      watch: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  /** The network goes or comes back, and the browser says so. */
  setOnline(online: boolean): void {
    this.online = online;
    if (!online) this.cut();
    this.tell(online ? "online" : "offline");
  }

  /** The page hears a signal. */
  tell(signal: PageSignal): void {
    for (const listener of [...this.#listeners]) listener(signal);
  }

  /** The connections break without the browser saying anything. */
  cut(): void {
    for (const socket of this.#sockets) this.#world.wire.cut(socket);
    this.#sockets.clear();
  }

  #connect(): SocketLike {
    const { wire, server } = this.#world;
    const socket = this.online ? wire.connect((end) => server.accept(end, this.member)) : wire.fail();
    this.#sockets.add(socket);
    return socket;
  }
}

/** What one tab got from its browser, so that it can be taken away again. */
class Tab {
  readonly environment: Environment;
  #alive = true;
  readonly #sockets: SocketLike[] = [];
  readonly #unwatch: (() => void)[] = [];

  constructor(browser: Environment) {
    this.environment = {
      ...browser,
      clock: {
        now: () => browser.clock.now(),
        after: (ms, run) => browser.clock.after(ms, () => this.#alive && run()),
      },
      openSocket: (url) => {
        const socket = browser.openSocket(url);
        this.#sockets.push(socket);
        return socket;
      },
      watch: (listener) => {
        const unwatch = browser.watch(listener);
        this.#unwatch.push(unwatch);
        return unwatch;
      },
    };
  }

  die(cut: (socket: SocketLike) => void): void {
    this.#alive = false;
    for (const socket of this.#sockets) {
      socket.onmessage = null;
      socket.onclose = null;
      cut(socket);
    }
    for (const unwatch of this.#unwatch) unwatch();
  }
}

/** Lets storage answer, without moving time or frames. */
export async function storageTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets everything under way happen, storage included, without moving time. */
export async function settle(wire: Wire): Promise<void> {
  // Storage answers over several turns of the event loop; this many quiet turns mean that nobody is waiting for it.
  for (let quiet = 0; quiet < 30; quiet += 1) {
    if (wire.deliver()) quiet = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
