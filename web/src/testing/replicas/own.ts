/** Our own client without a browser: its session, a storage that outlives it, a network that can be pulled out. */
import { IDBFactory } from "fake-indexeddb";
import { WebSocket } from "ws";
import type * as Y from "yjs";
import { type Environment, type SocketLike, subprotocols, systemClock } from "@/sync/environment";
import { type BoardSession, openSession } from "@/sync/session";
import type { Address, Replica } from "@/testing/replicas/replica";

/** Nobody listens here. */
const NOWHERE = "ws://127.0.0.1:9/";

/** A session of ours. It is told when something is saved, and is held to it. */
export class OwnReplica implements Replica {
  readonly promised = new Set<string>();
  #session: BoardSession;
  #marks: string[] = [];
  #online = true;
  readonly #address: Address;
  readonly #environment: Environment;
  readonly #sockets = new Set<WebSocket>();

  constructor(address: Address) {
    this.#address = address;
    this.#environment = {
      clock: systemClock,
      random: address.random.next,
      openSocket: (url) => this.#connect(url),
      indexedDB: new IDBFactory(),
      locks: null,
      isOnline: () => true,
      watch: () => () => undefined,
    };
    this.#session = this.#open();
  }

  get doc(): Y.Doc {
    return this.#session.doc;
  }

  get settled(): boolean {
    const { state, unsent } = this.#session.status.value;
    return state === "saved" && unsent === 0;
  }

  get condition(): string {
    return JSON.stringify(this.#session.status.value);
  }

  made(mark: string): void {
    this.#marks.push(mark);
  }

  goOffline(): void {
    this.#online = false;
    for (const socket of this.#sockets) socket.terminate();
    this.#sockets.clear();
  }

  goOnline(): void {
    this.#online = true;
    this.#session.retry();
  }

  async reload(): Promise<void> {
    await this.#session.stored();
    await this.#session.destroy();
    this.#session = this.#open();
  }

  async end(): Promise<void> {
    await this.#session.destroy();
  }

  #open(): BoardSession {
    const { base, board, person } = this.#address;
    const session = openSession({
      boardId: board,
      personId: person,
      socketUrl: (id) => `${base}/${id}`,
      environment: this.#environment,
    });
    session.status.subscribe(({ synced, unsent }) => {
      // Before the storage was read, nothing is known of what was made earlier.
      if (!synced || unsent > 0) return;
      for (const mark of this.#marks) if (session.doc.getMap("marks").has(mark)) this.promised.add(mark);
    });
    return session;
  }

  #connect(url: string): SocketLike {
    const { headers } = this.#address;
    const socket = new WebSocket(this.#online ? url : NOWHERE, subprotocols(), { headers });
    // Without a listener the process would end with the first failed attempt.
    socket.on("error", () => undefined);
    socket.on("close", () => this.#sockets.delete(socket));
    this.#sockets.add(socket);
    return socket as unknown as SocketLike;
  }
}
