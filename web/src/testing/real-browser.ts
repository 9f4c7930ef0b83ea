/** A browser of somebody for tests against a real server. */
import { IDBFactory } from "fake-indexeddb";
import { WebSocket } from "ws";
import { type Environment, type SocketLike, subprotocols, systemClock } from "@/sync/environment";
import { type BoardSession, openSession } from "@/sync/session";
import type { RealServer, Somebody } from "@/testing/real-server";

/** A browser of somebody: a network that can be pulled out, and storage that outlives sessions. */
export class RealBrowser {
  readonly environment: Environment;
  #connected = true;
  readonly #server: RealServer;
  readonly #somebody: Somebody;
  readonly #board: () => string;
  readonly #opened: BoardSession[];
  readonly #sockets = new Set<WebSocket>();

  /** Sessions of `board` are noted in `opened`, for whoever closes them. */
  constructor(server: RealServer, somebody: Somebody, board: () => string, opened: BoardSession[]) {
    this.#server = server;
    this.#somebody = somebody;
    this.#board = board;
    this.#opened = opened;
    this.environment = {
      clock: systemClock,
      random: Math.random,
      openSocket: (url) => this.#connect(url),
      indexedDB: new IDBFactory(),
      locks: null,
      isOnline: () => true,
      watch: () => () => undefined,
    };
  }

  /** Opens the board. */
  open(): BoardSession {
    const socketUrl = (id: string) => `ws://127.0.0.1:${this.#server.port}/sync/${id}`;
    const session = openSession({
      boardId: this.#board(),
      personId: this.#somebody.id,
      socketUrl,
      environment: this.environment,
    });
    this.#opened.push(session);
    return session;
  }

  /** Pulls the network out. */
  unplug(): void {
    this.#connected = false;
    for (const socket of this.#sockets) socket.terminate();
    this.#sockets.clear();
  }

  /** Puts it back. */
  plug(session: BoardSession): void {
    this.#connected = true;
    session.retry();
  }

  #connect(url: string): SocketLike {
    const target = this.#connected ? url : "ws://127.0.0.1:9/";
    const origin = `http://127.0.0.1:${this.#server.port}`;
    const socket = new WebSocket(target, subprotocols(), { origin, headers: this.#somebody.headers });
    // Without a listener the process would end with the first failed attempt.
    socket.on("error", () => undefined);
    this.#sockets.add(socket);
    return socket as unknown as SocketLike;
  }
}
