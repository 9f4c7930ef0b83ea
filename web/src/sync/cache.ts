/**
 * The board kept in this browser: every update, local and received, stored as it happens, together with how many edits the server has not
 * acknowledged.
 *
 * Never in the way of editing: a browser without storage, a full or a broken one is reported and lived without. A failed write is made good
 * later by storing the whole state, so nothing is queued for it. Writes go through one chain, one transaction at a time.
 */
import { type Append, type Cached, writeAppends, writeAside, writeWhole } from "@/sync/cache-write";
import type { Role } from "@/sync/codec";
import { type CacheDatabase, type Head, type KeptCopy, openDatabase, STORES } from "@/sync/database";
import { type Candidacy, stand } from "@/sync/election";
import type { Environment } from "@/sync/environment";
import { type Findings, headKey, isReadable, type Owner, Scope, type WriteTransaction } from "@/sync/scope";
import type { StorageState } from "@/sync/status";

/** After a failed write the whole state is tried again this much later. */
export const REWRITE_AFTER_MS = 60_000;
/** More rows than this since the last whole state ask for a new one. */
export const COMPACT_ROWS = 200;
/** So do more bytes than this, if they are also more than the state itself. */
export const COMPACT_BYTES = 1_048_576;

/** What the cache knew when the board was opened. */
export interface Loaded {
  readonly found: boolean;
  readonly complete: boolean;
  readonly role: Role | null;
}

/** One board's cache in one tab. */
export class BoardCache {
  readonly #environment: Environment;
  readonly #owner: Owner;
  readonly #cached: Cached;
  readonly #changed: () => void;
  #database: CacheDatabase | null = null;
  #candidacy: Candidacy | null = null;
  #scope: Scope;
  /** Scopes whose content moves to the present one with the next whole state. */
  #former: Scope[] = [];
  #head: Head;
  #headChanged = false;
  #appends: Append[] = [];
  #wholeDue = false;
  #rows = 0;
  #bytes = 0;
  #bytesOfWhole = 0;
  #aside = false;
  #copy: KeptCopy | null = null;
  #copyChanged = false;
  #chain: Promise<unknown> = Promise.resolve();
  #scheduled = false;
  #state: StorageState = "opening";
  #damaged = false;
  #cancelRetry: (() => void) | null = null;
  #suspects: ReadonlySet<number> = new Set();

  constructor(environment: Environment, owner: Owner, cached: Cached, changed: () => void) {
    this.#environment = environment;
    this.#owner = owner;
    this.#cached = cached;
    this.#changed = changed;
    this.#head = { key: headKey(owner), epoch: 0, complete: false, role: null };
    this.#scope = new Scope(owner, 0);
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
  async load(): Promise<Loaded> {
    try {
      this.#database = await openDatabase(this.#environment.indexedDB, this.#environment.clock, () => this.#lost());
      this.#head = (await this.#database.get("heads", this.#head.key)) ?? this.#head;
      this.#scope = new Scope(this.#owner, this.#head.epoch);
      const findings = await this.#read();
      await this.#take(findings);
      this.#candidacy = stand(this.#environment.locks, `walkboard:${this.#head.key}`);
      this.#report("durable");
      this.#schedule();
      return { found: findings.rows.length > 0, complete: this.#head.complete, role: this.#head.role };
    } catch {
      this.#lost();
      return { found: false, complete: false, role: null };
    }
  }

  /** Stores an update that is in the document now; `edit` is its number if it was made here. */
  append(data: Uint8Array, edit: number | null): void {
    if (this.#aside) this.#copyChanged ||= edit !== null;
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
    const blank = this.#scope.empty && this.#cached.made === 0 && this.#appends.length === 0;
    if (this.#head.epoch !== 0 && !blank) return false;
    if (!blank) {
      this.#former.push(this.#scope);
      this.#wholeDue = true;
    }
    this.#scope = new Scope(this.#owner, epoch);
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
      const gone = findings.markers.some((id) => this.#suspects.has(id));
      this.#suspects = new Set(findings.markers);
      if (gone) await this.#take(findings);
    });
  }

  /**
   * The server will not take what is here: puts the whole state aside as a copy if anything is uncommitted, or `always`, and clears the
   * cache, in one transaction; the next opening starts at `epoch`. Gives the copy's id, or null where there is none.
   */
  async setAside(copy: Omit<KeptCopy, "state" | "edits">, always: boolean, epoch: number): Promise<string | null> {
    await this.#attempt(async () => {
      const head: Head = { ...this.#head, epoch, complete: false, role: null };
      const scopes = [...this.#former, this.#scope];
      this.#copy = await this.#write(async (transaction) => {
        const kept = await writeAside(transaction, scopes, this.#cached, copy, always);
        await transaction.objectStore("heads").put(head);
        return kept;
      });
      this.#aside = true;
      this.#former = [];
      this.#appends = [];
    });
    return this.#copy?.id ?? null;
  }

  /** The server takes what is here after all: the board is kept again. */
  resume(): void {
    if (!this.#aside) return;
    this.#aside = false;
    this.#copy = null;
    this.#wholeDue = true;
    this.describe({});
  }

  /** Resolves when everything so far is stored, or cannot be. */
  async flush(): Promise<void> {
    this.#schedule();
    let seen: Promise<unknown> | null = null;
    while (seen !== this.#chain) {
      seen = this.#chain;
      await seen;
    }
  }

  /** Stores what is left and lets go. */
  async close(): Promise<void> {
    this.#cancelRetry?.();
    await this.flush();
    this.#candidacy?.withdraw();
    this.#database?.close();
    this.#database = null;
  }

  async #read(): Promise<Findings> {
    if (this.#database === null) return { rows: [], markers: [], edits: 0 };
    return await this.#scope.findings(this.#database.transaction(STORES, "readonly"));
  }

  async #take(findings: Findings): Promise<void> {
    const readable = findings.rows.filter(isReadable);
    this.#cached.absorb(readable.map((row) => row.data));
    this.#scope.knowRows(readable);
    this.#rows += readable.length;
    if (findings.edits > 0) this.#cached.inherit(findings.edits);
    this.#scope.claim(findings.markers, this.#cached.made);
    if (readable.length < findings.rows.length) await this.#putAwayDamaged(findings);
  }

  async #putAwayDamaged({ rows }: Findings): Promise<void> {
    this.#damaged = true;
    await this.#write(async (transaction) => {
      for (const row of rows.filter((candidate) => !isReadable(candidate))) {
        await transaction.objectStore("damaged").add(row);
        if (row.id !== undefined) await transaction.objectStore("rows").delete(row.id);
      }
    });
    this.#changed();
  }

  /** Writes what is due, after what is being written: everything that comes in until then goes into one transaction. */
  #schedule(): void {
    if (this.#scheduled || this.#database === null || this.#state === "opening") return;
    this.#scheduled = true;
    this.#attempt(async () => {
      this.#scheduled = false;
      if (this.#aside) await this.#writeCopy();
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
    if (appends.length === 0 && head === null && !this.#scope.hasMarkers(this.#cached.acknowledged)) return;
    this.#appends = [];
    this.#headChanged = false;
    this.#rows += appends.length;
    this.#bytes += appends.reduce((sum, append) => sum + append.data.byteLength, 0);
    // Only what nobody else has is worth waiting for the disk.
    const durability = appends.some((append) => append.edit !== null) ? "strict" : "relaxed";
    await this.#write(async (transaction) => {
      await writeAppends(transaction, this.#scope, appends, this.#cached);
      await this.#scope.acknowledge(transaction, this.#cached.acknowledged);
      if (head !== null) await transaction.objectStore("heads").put(head);
    }, durability);
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
      this.#bytesOfWhole = await writeWhole(transaction, this.#scope, this.#former, this.#cached);
      await transaction.objectStore("heads").put(this.#head);
    }, "strict");
    this.#former = [];
  }

  async #writeCopy(): Promise<void> {
    if (this.#copy === null || !this.#copyChanged) return;
    this.#copyChanged = false;
    const edits = this.#cached.made - this.#cached.acknowledged;
    this.#copy = { ...this.#copy, edits, state: this.#cached.encode() };
    await this.#database?.put("copies", this.#copy);
  }

  async #write<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    durability: IDBTransactionDurability = "relaxed",
  ): Promise<T> {
    if (this.#database === null) throw new DOMException("storage is gone", "InvalidStateError");
    const restore = [this.#scope, ...this.#former].map((scope) => scope.checkpoint());
    const transaction = this.#database.transaction(STORES, "readwrite", { durability });
    try {
      const [result] = await Promise.all([work(transaction), transaction.done]);
      return result;
    } catch (error) {
      // Ids of a transaction that did not happen are given out again: they must not count as known.
      for (const undo of restore) undo();
      abort(transaction);
      throw transaction.error ?? error;
    }
  }

  /** Runs one piece of work after all others; a failure is reported and repaired later, never raised. */
  #attempt(work: () => Promise<void>): Promise<void> {
    const turn = this.#chain.then(async () => {
      if (this.#database === null) return;
      try {
        await work();
      } catch (error) {
        this.#failed(error);
      }
    });
    this.#chain = turn;
    return turn;
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
      if (this.#aside) return;
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

function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}
