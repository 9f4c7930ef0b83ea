/**
 * One client of a board in a long run of chance: a document, a connection that comes and goes, and what it was promised.
 *
 * Three kinds share this: our own session, the y-websocket provider as anybody uses it, and one that sends its updates twice and in any
 * order, as the protocol permits.
 */
import type * as Y from "yjs";
import type { SeededRandom } from "@/testing/random";

/** Where a client connects to, and as whom. */
export interface Address {
  /** The socket's address without the board. */
  readonly base: string;
  readonly board: string;
  readonly person: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly random: SeededRandom;
}

/** A client. */
export interface Replica {
  readonly doc: Y.Doc;
  /** The marks of edits that the server said are committed. */
  readonly promised: ReadonlySet<string>;
  /** Whether it is connected, has everything it was told, and everything it sent is committed as far as it can know. */
  readonly settled: boolean;
  /** Why it is not, in words. */
  readonly condition: string;
  /** The mark of an edit that was just made. */
  made(mark: string): void;
  goOffline(): void;
  goOnline(): void;
  /** Leaves, and comes back as after a reload of the page, if this kind keeps anything over one. */
  reload(): Promise<void>;
  end(): Promise<void>;
}
