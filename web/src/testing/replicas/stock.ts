/** The y-websocket provider as anybody uses it. It is promised nothing, and has what it wrote for as long as its page is open. */
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Address, Replica } from "@/testing/replicas/replica";

const RETRY_MS = 500;

/** A stock client. */
export class StockReplica implements Replica {
  readonly doc = new Y.Doc();
  readonly promised: ReadonlySet<string> = new Set();
  readonly #provider: WebsocketProvider;

  constructor({ base, board, headers }: Address) {
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url, { headers });
        this.on("error", () => undefined);
      }
    }
    const options = { WebSocketPolyfill: Socket as never, disableBc: true, maxBackoffTime: RETRY_MS };
    this.#provider = new WebsocketProvider(base, board, this.doc, options);
  }

  get settled(): boolean {
    return this.#provider.synced;
  }

  get condition(): string {
    return `synced: ${this.#provider.synced}, connected: ${this.#provider.wsconnected}`;
  }

  made(): void {
    // Nobody tells it what became of it.
  }

  goOffline(): void {
    this.#provider.disconnect();
  }

  goOnline(): void {
    this.#provider.connect();
  }

  async reload(): Promise<void> {
    this.#provider.disconnect();
    this.#provider.connect();
  }

  async end(): Promise<void> {
    this.#provider.destroy();
  }
}
