/**
 * The board kept in this browser: every update, local and received, stored as it happens, together with how many edits the server has not
 * acknowledged.
 *
 * Never in the way of editing: a browser without storage, a full or a broken one is reported and lived without. A failed write is made good
 * later by storing the whole state, so nothing is queued for it. Storage is used in turns, one transaction at a time.
 */
import { CacheScopes } from "@/sync/cache-scopes";
import {
  type Append,
  type Cached,
  type CopyLabel,
  inOneTransaction,
  putAway,
  writeAppends,
  writeAside,
  writeWhole,
} from "@/sync/cache-write";
import type { Role } from "@/sync/codec";
import { type CacheDatabase, type Head, inTime, openDatabase } from "@/sync/database";
import { type Candidacy, stand } from "@/sync/election";
import type { Environment } from "@/sync/environment";
import { type Findings, headKey, type Owner, type WriteTransaction } from "@/sync/scope";
import type { StorageState } from "@/sync/status";
import { Turns } from "@/sync/turns";

/** After a failed write the whole state is tried again this much later. */
export const REWRITE_AFTER_MS = 60_000;
/** More rows than this since the last whole state ask for a new one. */
export const COMPACT_ROWS = 200;
/** So do more bytes than this, if they are also more than the state itself. */
export const COMPACT_BYTES = 1_048_576;

/** What the cache knew when the board was opened. */
export interface Loaded {
  readonly complete: boolean;
  readonly role: Role | null;
}

const NOTHING: Loaded = { complete: false, role: null };

/** One board's cache in one tab. */
export class BoardCache {
  readonly #environment: Environment;
  readonly #cached: Cached;
  readonly #changed: () => void;
  #database: CacheDatabase | null = null;
  #candidacy: Candidacy | null = null;
  readonly #scopes: CacheScopes;
  readonly #turns = new Turns();
  #head: Head;
  #headChanged = false;
  #appends: Append[] = [];
  #wholeDue = false;
  #rows = 0;
  #bytes = 0;
  #bytesOfWhole = 0;
  /** What a copy of this board is kept as, after the server refused what is here. */
  #asideAs: CopyLabel | null = null;
  #copyId: string | null = null;
  #copyChanged = false;
  #scheduled = false;
  #state: StorageState = "opening";
  #damaged = false;
  #closed = false;
  #cancelRetry: (() => void) | null = null;
  #suspects: ReadonlySet<number> = new Set();

  constructor(environment: Environment, owner: Owner, cached: Cached, changed: () => void) {
    this.#environment = environment;
    this.#cached = cached;
    this.#changed = changed;
    this.#head = { key: headKey(owner), epoch: 0, complete: false, role: null };
    this.#scopes = new CacheScopes(owner);
  }

  get state(): StorageState {
    return this.#state;
  }

  /** Whether part of what was stored could not be read. */
  get damaged(): boolean {
    return this.#damaged;
  }

  /** The history this cache belongs to; 0 before the server was ever reached. */
  get epoch(): number {
    return this.#head.epoch;
  }

  /** Opens the storage and puts what it holds into the document. Never raises. */
  load(): Promise<Loaded> {
    return this.#turns.take(() => this.#load());
  }

  /** Stores an update that is in the document now; `edit` is its number if it was made here. */
  append(data: Uint8Array, edit: number | null): void {
    if (this.#asideAs !== null) this.#copyChanged ||= edit !== null;
    else if (this.#state === "opening" || this.#state === "durable") this.#appends.push({ data, edit });
    this.#schedule();
  }

  /** The accounting moved on: what is committed needs no marker any more. */
  acknowledged(): void {
    this.#schedule();
  }

  /** A full state of the server is here, or the person's role became known. */
  describe(what: { readonly complete?: boolean; readonly role?: Role | null }): void {
    this.#head = { ...this.#head, ...what };
    this.#headChanged = true;
    this.#schedule();
  }

  /** The server said which history this is. False: what is here belongs to another one. */
  adopt(epoch: number): boolean {
    if (this.#head.epoch === epoch) return true;
    if (this.#head.epoch !== 0 && !this.#cached.blank) return false;
    if (this.#head.epoch === 0 && !this.#cached.blank) this.#wholeDue = true;
    this.#scopes.place(epoch);
    this.#head = { ...this.#head, epoch };
    this.describe({ complete: false });
    return true;
  }

  /** Takes over what other tabs stored: their updates, and the edits they have not got acknowledged. */
  async absorb(): Promise<void> {
    await this.#attempt(async () => await this.#take(await this.#read()));
  }

  /** Takes over the edits of tabs that seem gone: unacknowledged at two visits in a row. */
  async visit(): Promise<void> {
    await this.#attempt(async () => {
      const findings = await this.#read();
      const markers = findings.flatMap((each) => each.markers);
      const gone = markers.some((id) => this.#suspects.has(id));
      this.#suspects = new Set(markers);
      if (gone) await this.#take(findings);
    });
  }

  /**
   * The server will not take what is here: puts the whole state aside as a copy if anything is uncommitted, or `always`, and clears the
   * cache, in one transaction; the next opening starts at `epoch`. Gives the copy's id, or null where there is none.
   */
  async setAside(label: CopyLabel, always: boolean, epoch: number): Promise<string | null> {
    await this.#attempt(async () => {
      const head: Head = { ...this.#head, epoch, complete: false, role: null };
      const kept = await this.#write(async (transaction) => {
        await transaction.objectStore("heads").put(head);
        return await writeAside(transaction, this.#scopes.all, this.#cached, label, always);
      });
      this.#asideAs = label;
      this.#copyId = kept ? label.id : null;
      this.#copyChanged = this.#appends.some((append) => append.edit !== null);
      this.#appends = [];
    });
    return this.#copyId;
  }

  /** The server takes what is here after all: the board is kept again. */
  resume(): void {
    if (this.#asideAs === null) return;
    this.#asideAs = null;
    this.#copyId = null;
    this.#wholeDue = true;
    this.describe({});
  }

  /** Resolves when everything so far is stored, or cannot be. */
  async flush(): Promise<void> {
    this.#schedule();
    await this.#turns.idle();
  }

  /** Stores what is left and lets go. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry?.();
    await this.flush();
    this.#candidacy?.withdraw();
    this.#database?.close();
    this.#database = null;
  }

  async #load(): Promise<Loaded> {
    try {
      const opening = openDatabase(this.#environment.indexedDB, () => this.#lost());
      const database = await inTime(this.#environment.clock, opening);
      if (database !== null) return await this.#join(database);
      opening.then((late) => this.#joinLate(late)).catch(() => undefined);
    } catch {
      // Said through the state.
    }
    this.#lost();
    return NOTHING;
  }

  async #join(database: CacheDatabase): Promise<Loaded> {
    this.#database = database;
    const head = await database.get("heads", this.#head.key);
    if (head !== undefined && this.#head.epoch === 0) this.#place(head);
    await this.#take(await this.#read());
    this.#candidacy = stand(this.#environment.locks, `walkboard:${this.#head.key}`);
    this.#report("durable");
    this.#schedule();
    return head ?? NOTHING;
  }

  /** The storage answered after all: what it holds joins what happened meanwhile, unless that is another history by now. */
  #joinLate(database: CacheDatabase): void {
    if (this.#closed || this.#asideAs !== null) {
      database.close();
      return;
    }
    this.#database = database;
    this.#attempt(async () => {
      this.#wholeDue = true;
      await this.#join(database);
    });
  }

  #place(head: Head): void {
    this.#head = head;
    this.#scopes.place(head.epoch);
  }

  async #read(): Promise<Findings[]> {
    return this.#database === null ? [] : await this.#scopes.read(this.#database);
  }

  async #take(findings: readonly Findings[]): Promise<void> {
    // The server may have named another history while this was read: what belongs to the former one is not mixed in.
    const current = findings.filter(({ scope }) => this.#scopes.all.includes(scope));
    const { rows, misplaced, damaged } = await this.#scopes.take(current, this.#cached);
    this.#rows += rows;
    this.#wholeDue ||= misplaced;
    if (damaged.length > 0) {
      this.#damaged = true;
      await this.#write((transaction) => putAway(transaction, damaged));
      this.#changed();
    }
    this.#schedule();
  }

  /** Writes what is due, after what is being written: everything that comes in until then goes into one transaction. */
  #schedule(): void {
    if (this.#scheduled || this.#database === null || this.#state === "opening") return;
    this.#scheduled = true;
    this.#attempt(async () => {
      this.#scheduled = false;
      if (this.#asideAs !== null) await this.#writeCopy(this.#asideAs);
      else if (this.#state === "durable") await this.#writeDue();
    });
  }

  async #writeDue(): Promise<void> {
    if (this.#wholeDue || this.#grown()) {
      await this.#writeWhole();
      return;
    }
    const appends = this.#appends;
    const head = this.#headChanged ? this.#head : null;
    if (appends.length === 0 && head === null && !this.#scopes.hasMarkers(this.#cached.acknowledged)) return;
    this.#appends = [];
    this.#headChanged = false;
    this.#rows += appends.length;
    for (const { data } of appends) this.#grow(data.byteLength);
    // Only what nobody else has is worth waiting for the disk.
    const durability = appends.some((append) => append.edit !== null) ? "strict" : "relaxed";
    await this.#write(async (transaction) => {
      await writeAppends(transaction, this.#scopes.all, appends, this.#cached);
      if (head !== null) await transaction.objectStore("heads").put(head);
    }, durability);
  }

  /** One update larger than all before it is the board's state but for a little: to store that again would gain nothing. */
  #grow(bytes: number): void {
    if (bytes <= this.#bytesOfWhole + this.#bytes) this.#bytes += bytes;
    else {
      this.#bytes += this.#bytesOfWhole;
      this.#bytesOfWhole = bytes;
    }
  }

  #grown(): boolean {
    if (!this.#candidacy?.elected) return false;
    return this.#rows > COMPACT_ROWS || this.#bytes > Math.max(COMPACT_BYTES, this.#bytesOfWhole);
  }

  async #writeWhole(): Promise<void> {
    this.#appends = [];
    this.#wholeDue = false;
    this.#headChanged = false;
    this.#rows = 0;
    this.#bytes = 0;
    await this.#write(async (transaction) => {
      this.#bytesOfWhole = await writeWhole(transaction, this.#scopes.all, this.#cached);
      await transaction.objectStore("heads").put(this.#head);
    }, "strict");
  }

  async #writeCopy(label: CopyLabel): Promise<void> {
    if (!this.#copyChanged) return;
    this.#copyChanged = false;
    await this.#write((transaction) => writeAside(transaction, [], this.#cached, label, true));
  }

  async #write<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    durability?: IDBTransactionDurability,
  ): Promise<T> {
    if (this.#database === null) throw new DOMException("storage is gone", "InvalidStateError");
    const restore = this.#scopes.checkpoint();
    try {
      return await inOneTransaction(this.#database, durability ?? "relaxed", work);
    } catch (error) {
      // Ids of a transaction that did not happen are given out again: they must not count as known.
      restore();
      throw error;
    }
  }

  /** Takes a turn; a failure is reported and repaired later, never raised. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    await this.#turns.take(async () => {
      try {
        if (this.#database !== null) await work();
      } catch (error) {
        this.#failed(error);
      }
    });
  }

  #failed(error: unknown): void {
    const name = error instanceof Error ? error.name : "";
    this.#appends = [];
    this.#wholeDue = true;
    this.#report(name === "QuotaExceededError" ? "full" : "unavailable");
    this.#cancelRetry?.();
    this.#cancelRetry = this.#environment.clock.after(REWRITE_AFTER_MS, () => this.#retry());
  }

  #retry(): void {
    this.#attempt(async () => {
      if (this.#asideAs !== null) return;
      await this.#writeWhole();
      this.#report("durable");
    });
  }

  /** No storage, or not any more: everything goes on in memory. */
  #lost(): void {
    this.#database = null;
    this.#appends = [];
    this.#report("unavailable");
  }

  #report(state: StorageState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#changed();
  }
}
