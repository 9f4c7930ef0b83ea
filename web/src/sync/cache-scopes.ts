/**
 * The two places a board's rows can be in: under the history the server named, or not placed yet, when edits were made before it was ever
 * reached. The second empties into the first.
 */
import type { Cached } from "@/sync/cache-write";
import { type CacheDatabase, type Row, STORES } from "@/sync/database";
import { type Findings, isReadable, type Owner, Scope } from "@/sync/scope";

/** What came of taking over stored rows. */
export interface Taken {
  readonly rows: number;
  /** Rows that are to move to the history they belong to. */
  readonly misplaced: boolean;
  readonly damaged: readonly Row[];
}

/** The scopes of one person's board. */
export class CacheScopes {
  readonly #owner: Owner;
  readonly #unplaced: Scope;
  #present: Scope;

  constructor(owner: Owner) {
    this.#owner = owner;
    this.#unplaced = new Scope(owner, 0);
    this.#present = this.#unplaced;
  }

  /** All of them; the last is where new rows go. */
  get all(): readonly Scope[] {
    return this.#present === this.#unplaced ? [this.#unplaced] : [this.#unplaced, this.#present];
  }

  /** New rows belong to this history. */
  place(epoch: number): void {
    this.#present = epoch === 0 ? this.#unplaced : new Scope(this.#owner, epoch);
  }

  /** Whether there are markers of edits that are committed. */
  hasMarkers(acknowledged: number): boolean {
    return this.all.some((scope) => scope.hasMarkers(acknowledged));
  }

  /** What is accounted for now; calling the result goes back to it. */
  checkpoint(): () => void {
    const restore = this.all.map((scope) => scope.checkpoint());
    return () => {
      for (const undo of restore) undo();
    };
  }

  /** What is stored and not accounted for. */
  async read(database: CacheDatabase): Promise<Findings[]> {
    const transaction = database.transaction(STORES, "readonly");
    const findings: Findings[] = [];
    for (const scope of this.all) findings.push(await scope.findings(transaction));
    return findings;
  }

  /** Puts what was read into the document and its accounting. */
  async take(all: readonly Findings[], cached: Cached): Promise<Taken> {
    const damaged: Row[] = [];
    let taken = 0;
    let misplaced = false;
    for (const { scope, rows, markers, edits } of all) {
      const readable = rows.filter(isReadable);
      await cached.absorb(readable.map((row) => row.data));
      scope.knowRows(readable);
      if (edits > 0) cached.inherit(edits);
      scope.claim(markers, cached.made);
      taken += readable.length;
      misplaced ||= scope !== this.#present && readable.length > 0;
      if (readable.length < rows.length) damaged.push(...rows.filter((row) => !readable.includes(row)));
    }
    return { rows: taken, misplaced, damaged };
  }
}
