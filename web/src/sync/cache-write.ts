/**
 * The write transactions of a board's cache: new updates, the whole state in place of many, the board put aside as a copy.
 *
 * Each function works inside one transaction that its caller opened and awaits nothing but that transaction, so it happens wholly or not
 * at all, whatever other tabs do.
 */
import * as Y from "yjs";
import { type CacheDatabase, type KeptCopy, type Row, STORES } from "@/sync/database";
import { type Findings, isReadable, type Scope, type WriteTransaction } from "@/sync/scope";

/** The document and its accounting, as the cache needs them. */
export interface Cached {
  /** Puts stored updates into the document, with pauses for the page. */
  absorb(updates: readonly Uint8Array[]): Promise<void>;
  /** The same without: a storage transaction does not wait. */
  absorbNow(updates: readonly Uint8Array[]): void;
  /** These edits are in the document and are to be sent from here now. */
  inherit(edits: number): void;
  /** The whole state. */
  encode(): Uint8Array;
  /** Whether the document never held anything. */
  readonly blank: boolean;
  /** Number of the last edit. */
  readonly made: number;
  /** All edits up to this one are committed. */
  readonly acknowledged: number;
}

/** An update to be stored; `edit` is the number of the local edit, null for what was received. */
export interface Append {
  readonly data: Uint8Array;
  readonly edit: number | null;
}

/** Updates waiting for one write are merged up to this size; merging much is slower than storing it. */
const MERGE_BYTES = 65_536;

/** What a kept copy is stored under. */
export type CopyLabel = Omit<KeptCopy, "state" | "edits">;

/** Runs work in one transaction over all stores: if it fails, nothing of it happened. */
export async function inOneTransaction<T>(
  database: CacheDatabase,
  durability: IDBTransactionDurability,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(STORES, "readwrite", { durability });
  try {
    const [result] = await Promise.all([work(transaction), transaction.done]);
    return result;
  } catch (error) {
    abort(transaction);
    throw transaction.error ?? error;
  }
}

function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}

/** Stores updates in order, in the last of the scopes, and deletes the markers of what is committed in all of them. */
export async function writeAppends(
  transaction: WriteTransaction,
  scopes: readonly Scope[],
  appends: readonly Append[],
  cached: Cached,
): Promise<void> {
  for (const group of inGroups(appends)) {
    const data = group.length === 1 && group[0] ? group[0].data : Y.mergeUpdates(group.map((append) => append.data));
    const waiting = group.flatMap(({ edit }) => (edit !== null && edit > cached.acknowledged ? [edit] : []));
    await scopes.at(-1)?.append(transaction, data, waiting.length, waiting.at(-1) ?? 0);
  }
  for (const scope of scopes) await scope.acknowledge(transaction, cached.acknowledged);
}

/** Moves rows that cannot be read out of the way of those that can. */
export async function putAway(transaction: WriteTransaction, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    await transaction.objectStore("damaged").add(row);
    if (row.id !== undefined) await transaction.objectStore("rows").delete(row.id);
  }
}

function inGroups(appends: readonly Append[]): Append[][] {
  const groups: Append[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const append of appends) {
    bytes += append.data.byteLength;
    if (bytes > MERGE_BYTES) {
      groups.push([]);
      bytes = append.data.byteLength;
    }
    groups.at(-1)?.push(append);
  }
  return groups;
}

/**
 * Replaces all rows of these scopes by the whole state, in the last of them; what other tabs stored is read into it first. Markers of other
 * tabs stay: whoever takes them over finds them where they are.
 */
export async function writeWhole(
  transaction: WriteTransaction,
  scopes: readonly Scope[],
  cached: Cached,
): Promise<number> {
  for (const scope of scopes) await readInto(transaction, scope, cached);
  for (const scope of scopes) await scope.forget(transaction);
  const state = cached.encode();
  await scopes.at(-1)?.append(transaction, state, cached.made - cached.acknowledged, cached.made);
  return state.byteLength;
}

/** Stores the board as a kept copy if anything in it is uncommitted, or `always`, and clears its scopes. Says whether it was stored. */
export async function writeAside(
  transaction: WriteTransaction,
  scopes: readonly Scope[],
  cached: Cached,
  label: CopyLabel,
  always: boolean,
): Promise<boolean> {
  let foreign = 0;
  for (const scope of scopes) {
    const findings = await readInto(transaction, scope, cached);
    scope.claim(findings.markers, cached.made);
    foreign += findings.edits;
    await scope.forget(transaction);
  }
  const edits = cached.made - cached.acknowledged + foreign;
  if (edits === 0 && !always) return false;
  await transaction.objectStore("copies").put({ ...label, edits, state: cached.encode() });
  return true;
}

async function readInto(transaction: WriteTransaction, scope: Scope, cached: Cached): Promise<Findings> {
  const findings = await scope.findings(transaction);
  const rows = findings.rows.filter(isReadable);
  cached.absorb(rows.map((row) => row.data));
  scope.knowRows(rows);
  return findings;
}
