/**
 * What belongs to one person's copy of one board's history in the database, read and written inside one storage transaction.
 *
 * Remembers which rows and markers are accounted for in this tab, so that what another tab wrote is noticed and never deleted unread.
 */
import type { IDBPTransaction } from "idb";
import { checksum } from "@/sync/checksum";
import type { CacheSchema, Row, STORES } from "@/sync/database";

/** Where a board is kept: nothing is ever shared between two of these. */
export interface Owner {
  readonly server: string;
  readonly boardId: string;
  readonly personId: string;
}

/** A transaction that may write everything. */
export type WriteTransaction = IDBPTransaction<CacheSchema, typeof STORES, "readwrite">;
/** A transaction that may read everything. */
export type ReadTransaction = IDBPTransaction<CacheSchema, typeof STORES, "readonly">;

/** What a tab finds that it did not know. */
export interface Findings {
  readonly scope: Scope;
  readonly rows: readonly Row[];
  readonly markers: readonly number[];
  /** Unacknowledged edits the markers stand for. */
  readonly edits: number;
}

/** Key of a person's board in `heads`. */
export function headKey(owner: Owner): string {
  return JSON.stringify([owner.server, owner.boardId, owner.personId]);
}

interface KnownMarker {
  readonly id: number;
  /** Deleted when all edits up to this one are acknowledged. */
  readonly through: number;
}

/** Rows and markers of one epoch, and which of them this tab has accounted for. */
export class Scope {
  readonly key: string;
  #rows = new Set<number>();
  #markers: KnownMarker[] = [];

  constructor(owner: Owner, epoch: number) {
    this.key = JSON.stringify([owner.server, owner.boardId, owner.personId, epoch]);
  }

  /** Whether there are markers of edits that are committed. */
  hasMarkers(acknowledged: number): boolean {
    return this.#markers.some((marker) => marker.through <= acknowledged);
  }

  /** What is accounted for now; calling the result goes back to it. */
  checkpoint(): () => void {
    const rows = new Set(this.#rows);
    const markers = [...this.#markers];
    return () => {
      this.#rows = rows;
      this.#markers = markers;
    };
  }

  /** Everything this tab has not accounted for. */
  async findings(transaction: ReadTransaction | WriteTransaction): Promise<Findings> {
    const rows = await this.#unreadRows(transaction);
    const known = new Set(this.#markers.map((marker) => marker.id));
    const markers = await transaction.objectStore("markers").index("scope").getAll(this.key);
    const foreign = markers.flatMap(({ id, edits }) => (id === undefined || known.has(id) ? [] : [{ id, edits }]));
    return {
      scope: this,
      rows,
      markers: foreign.map((marker) => marker.id),
      edits: foreign.reduce((sum, marker) => sum + marker.edits, 0),
    };
  }

  async #unreadRows(transaction: ReadTransaction | WriteTransaction): Promise<Row[]> {
    const rows = transaction.objectStore("rows");
    if (this.#rows.size === 0) return await rows.index("scope").getAll(this.key);
    const keys = await rows.index("scope").getAllKeys(this.key);
    const unread = await Promise.all(keys.filter((id) => !this.#rows.has(id)).map((id) => rows.get(id)));
    return unread.filter((row) => row !== undefined);
  }

  /** These rows are in the document now. */
  knowRows(rows: readonly Row[]): void {
    for (const row of rows) if (row.id !== undefined) this.#rows.add(row.id);
  }

  /** This tab sends the edits of these markers, as its edits up to `through`. */
  claim(markers: readonly number[], through: number): void {
    this.#markers.push(...markers.map((id) => ({ id, through })));
  }

  /** Stores one update; `edits` of it, up to edit `through`, wait for their acknowledgement. */
  async append(transaction: WriteTransaction, data: Uint8Array, edits: number, through: number): Promise<void> {
    this.#rows.add(await transaction.objectStore("rows").put({ scope: this.key, data, sum: checksum(data) }));
    if (edits > 0) await this.#mark(transaction, edits, through);
  }

  /** Deletes the markers of edits that are committed. */
  async acknowledge(transaction: WriteTransaction, acknowledged: number): Promise<void> {
    const done = this.#markers.filter((marker) => marker.through <= acknowledged);
    if (done.length === 0) return;
    this.#markers = this.#markers.filter((marker) => marker.through > acknowledged);
    const markers = transaction.objectStore("markers");
    await Promise.all(done.map((marker) => markers.delete(marker.id)));
  }

  /** Deletes everything accounted for. */
  async forget(transaction: WriteTransaction): Promise<void> {
    const rows = transaction.objectStore("rows");
    const markers = transaction.objectStore("markers");
    await Promise.all([
      ...[...this.#rows].map((id) => rows.delete(id)),
      ...this.#markers.map((marker) => markers.delete(marker.id)),
    ]);
    this.#rows.clear();
    this.#markers = [];
  }

  async #mark(transaction: WriteTransaction, edits: number, through: number): Promise<void> {
    const id = await transaction.objectStore("markers").put({ scope: this.key, edits });
    this.#markers.push({ id, through });
  }
}

/** Whether a row is as it was stored; checked before it comes near the document, which a half-applied update would spoil. */
export function isReadable(row: Row): boolean {
  return row.data instanceof Uint8Array && row.sum === checksum(row.data);
}
