/**
 * The write transactions of a board's cache: new updates, the whole state in place of many, the board put aside as a copy.
 *
 * Each function works inside one transaction that its caller opened and awaits nothing but that transaction, so it happens wholly or not
 * at all, whatever other tabs do.
 */
import * as Y from "yjs";
import type { KeptCopy } from "@/sync/database";
import { isReadable, type Scope, type WriteTransaction } from "@/sync/scope";

/** The document and its accounting, as the cache needs them. */
export interface Cached {
  /** Puts stored updates into the document. */
  absorb(updates: readonly Uint8Array[]): void;
  /** These edits are in the document and are to be sent from here now. */
  inherit(edits: number): void;
  /** The whole state. */
  encode(): Uint8Array;
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

/** Stores updates in order. */
export async function writeAppends(
  transaction: WriteTransaction,
  scope: Scope,
  appends: readonly Append[],
  cached: Cached,
): Promise<void> {
  for (const group of inGroups(appends)) {
    const data = group.length === 1 && group[0] ? group[0].data : Y.mergeUpdates(group.map((append) => append.data));
    const waiting = group.flatMap(({ edit }) => (edit !== null && edit > cached.acknowledged ? [edit] : []));
    await scope.append(transaction, data, waiting.length, waiting.at(-1) ?? 0);
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

/** Replaces all rows of a scope, and of those it follows, by the whole state; what other tabs stored is read into it first. */
export async function writeWhole(
  transaction: WriteTransaction,
  scope: Scope,
  former: readonly Scope[],
  cached: Cached,
): Promise<number> {
  for (const each of [...former, scope]) await readInto(transaction, each, cached);
  for (const each of former) await each.forget(transaction);
  const state = cached.encode();
  await scope.replace(transaction, state, cached.made - cached.acknowledged, cached.made);
  return state.byteLength;
}

/** Stores the board as a kept copy if anything in it is uncommitted, or `always`, and clears its scopes. Says whether it was stored. */
export async function writeAside(
  transaction: WriteTransaction,
  scopes: readonly Scope[],
  cached: Cached,
  copy: Omit<KeptCopy, "state" | "edits">,
  always: boolean,
): Promise<KeptCopy | null> {
  let foreign = 0;
  for (const scope of scopes) {
    const findings = await readInto(transaction, scope, cached);
    scope.claim(findings.markers, cached.made);
    foreign += findings.edits;
    await scope.forget(transaction);
  }
  const edits = cached.made - cached.acknowledged + foreign;
  if (edits === 0 && !always) return null;
  const kept: KeptCopy = { ...copy, edits, state: cached.encode() };
  await transaction.objectStore("copies").put(kept);
  return kept;
}

async function readInto(transaction: WriteTransaction, scope: Scope, cached: Cached) {
  const findings = await scope.findings(transaction);
  const rows = findings.rows.filter(isReadable);
  cached.absorb(rows.map((row) => row.data));
  scope.knowRows(rows);
  return findings;
}
