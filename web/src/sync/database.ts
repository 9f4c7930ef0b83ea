/**
 * The IndexedDB database that keeps boards in this browser: its shape and how it is opened.
 *
 * One database for all boards. A board's rows carry their scope (server, board, person, epoch), so that nothing of another person, server or
 * history is ever merged.
 */
import { type DBSchema, type IDBPDatabase, wrap } from "idb";
import type { Role } from "@/sync/codec";
import type { Clock } from "@/sync/environment";

/** A stored update of a board, local or received; `id` gives the order. */
export interface Row {
  readonly id?: number;
  readonly scope: string;
  readonly data: Uint8Array;
  /** Checksum of the data. */
  readonly sum: number;
}

/** "So many edits of this browser are not acknowledged": written with the edits, deleted on acknowledgement. */
export interface Marker {
  readonly id?: number;
  readonly scope: string;
  readonly edits: number;
}

/** What is known of a person's board before the server was reached. */
export interface Head {
  readonly key: string;
  readonly epoch: number;
  /** Whether a full state from the server is among the rows. */
  readonly complete: boolean;
  readonly role: Role | null;
}

/** Edits the server refused for good, with the whole board they belong to. */
export interface KeptCopy {
  readonly id: string;
  readonly server: string;
  readonly boardId: string;
  readonly personId: string;
  readonly epoch: number;
  readonly code: number;
  readonly slug: string;
  readonly edits: number;
  /** Wall clock, for showing only. */
  readonly keptAt: number;
  /** The full state as a Yjs update. */
  readonly state: Uint8Array;
}

/** The stores. */
export interface CacheSchema extends DBSchema {
  rows: { key: number; value: Row; indexes: { scope: string } };
  markers: { key: number; value: Marker; indexes: { scope: string } };
  heads: { key: string; value: Head };
  copies: { key: string; value: KeptCopy; indexes: { board: string } };
  damaged: { key: number; value: Row };
}

/** All of them: every transaction spans all, so that transactions of two tabs never overlap. */
export const STORES = ["rows", "markers", "heads", "copies", "damaged"] as const;

/** The database, open. */
export type CacheDatabase = IDBPDatabase<CacheSchema>;

/** Its name in the browser. */
export const DATABASE_NAME = "walkboard";
const VERSION = 1;
/** Some browsers take long to open a database, or never answer: nobody waits longer than this for it. */
export const OPEN_PATIENCE_MS = 3_000;

/** Opens the database; rejects where there is no usable storage. `lost` is called when the browser takes it away later. */
export async function openDatabase(factory: IDBFactory | null, lost: () => void): Promise<CacheDatabase> {
  if (factory === null) throw new DOMException("no IndexedDB here", "InvalidStateError");
  const request = factory.open(DATABASE_NAME, VERSION);
  request.onupgradeneeded = () => createStores(wrap(request.result) as CacheDatabase);
  const database = (await wrap(request)) as unknown as CacheDatabase;
  // Another tab with a newer version waits for us: let go, this session goes on without storage.
  database.onversionchange = () => {
    database.close();
    lost();
  };
  database.onclose = lost;
  return database;
}

/** The database if it opens in time, else null. Rejects as the opening does. */
export async function inTime(clock: Clock, opening: Promise<CacheDatabase>): Promise<CacheDatabase | null> {
  let cancel = (): void => undefined;
  const tooLate = new Promise<null>((resolve) => {
    cancel = clock.after(OPEN_PATIENCE_MS, () => resolve(null));
  });
  try {
    return await Promise.race([opening, tooLate]);
  } finally {
    cancel();
  }
}

function createStores(database: CacheDatabase): void {
  database.createObjectStore("rows", { keyPath: "id", autoIncrement: true }).createIndex("scope", "scope");
  database.createObjectStore("markers", { keyPath: "id", autoIncrement: true }).createIndex("scope", "scope");
  database.createObjectStore("heads", { keyPath: "key" });
  database.createObjectStore("copies", { keyPath: "id" }).createIndex("board", "boardId");
  database.createObjectStore("damaged", { autoIncrement: true });
}
