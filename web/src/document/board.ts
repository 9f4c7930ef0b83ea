/**
 * A board: one shared document with its read model, brought up to date from Yjs events.
 *
 * Owns the one place where Yjs events become plain records. Does not write: commands do, through `edit.ts`.
 * Invariant: after every transaction the state equals a reading of the whole document, and only what changed was read.
 */
import { nanoid } from "nanoid";
import * as Y from "yjs";
import { Journal } from "@/document/journal";
import { nothingTouched, ReadModel, type Touched } from "@/document/model";
import type { BoardState, CardId, ColumnId, LaneId, MapId, RecordId } from "@/document/records";
import { type Roots, rootsOf } from "@/document/schema";

/** What one transaction changed. */
export interface BoardChange {
  readonly cards: ReadonlySet<CardId>;
  /** Every map whose layout may differ: itself, its lanes, columns, placements or the cards on it. */
  readonly maps: ReadonlySet<MapId>;
  /** Whether anything on the free canvas may differ. */
  readonly canvas: boolean;
  /** Whether it was made in this browser. */
  readonly local: boolean;
}

/** What commands take from outside, so that tests can decide it. */
export interface Chance {
  readonly now: () => number;
  readonly newId: () => string;
  readonly random: () => number;
}

/** A shared document and its read model. */
export interface Board {
  readonly doc: Y.Doc;
  readonly roots: Roots;
  readonly state: BoardState;
  /** Who writes. */
  readonly personId: string;
  /** The origin of every transaction that a command of this board makes. */
  readonly origin: object;
  readonly readOnly: boolean;
  readonly journal: Journal;
  readonly chance: Chance;
  /** A role may change while the board is open. */
  setReadOnly(readOnly: boolean): void;
  /** Called once per transaction that changed something; the result stops it. */
  subscribe(listener: (change: BoardChange) => void): () => void;
  /** The text to type a title into: for a column with a header card, the card's. Null when there is none. */
  titleOf(id: RecordId): Y.Text | null;
  destroy(): void;
}

/** How to open a board. */
export interface BoardOptions {
  readonly personId: string;
  readonly readOnly?: boolean;
  readonly chance?: Partial<Chance>;
}

/** Opens the board in a document, which may still be empty. */
export function openBoard(doc: Y.Doc, options: BoardOptions): Board {
  return new LiveBoard(doc, options);
}

/** A board to look at, from a full state: a snapshot, a copy. */
export function boardFromUpdate(update: Uint8Array): Board {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return openBoard(doc, { personId: "", readOnly: true });
}

type DeepListener = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => void;

class LiveBoard implements Board {
  readonly doc: Y.Doc;
  readonly roots: Roots;
  readonly personId: string;
  readonly origin: object = { board: true };
  readonly journal = new Journal();
  readonly chance: Chance;
  readonly #model: ReadModel;
  readonly #listeners = new Set<(change: BoardChange) => void>();
  readonly #stops: (() => void)[] = [];
  #state: BoardState;
  #readOnly: boolean;
  #touched: Touched | null = null;

  constructor(doc: Y.Doc, options: BoardOptions) {
    this.doc = doc;
    this.roots = rootsOf(doc);
    this.personId = options.personId;
    this.#readOnly = options.readOnly ?? false;
    this.chance = { now: Date.now, newId: () => nanoid(), random: Math.random, ...options.chance };
    this.#model = new ReadModel(this.roots);
    this.#build();
    this.#state = this.#stateAt(1);
    this.#observe("cards", (id, touched) => this.#model.refreshCard(id as CardId, touched));
    this.#observe("maps", (id, touched) => this.#model.refreshMap(id as MapId, touched));
    this.#observe("lanes", (id, touched) => this.#model.refreshLane(id as LaneId, touched));
    this.#observe("columns", (id, touched) => this.#model.refreshColumn(id as ColumnId, touched));
    this.#observe("placements", (key, touched) => this.#model.refreshPlacement(key, touched));
    const publish = (transaction: Y.Transaction): void => this.#publish(transaction.local);
    doc.on("afterTransaction", publish);
    this.#stops.push(() => doc.off("afterTransaction", publish));
  }

  get state(): BoardState {
    return this.#state;
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }

  setReadOnly(readOnly: boolean): void {
    this.#readOnly = readOnly;
  }

  subscribe(listener: (change: BoardChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  titleOf(id: RecordId): Y.Text | null {
    const header = this.#model.columns.get(id as ColumnId)?.card;
    const owner = header && this.#model.cards.has(header) ? header : id;
    for (const root of [this.roots.cards, this.roots.columns, this.roots.lanes, this.roots.maps]) {
      const record = root.get(owner);
      const title = record instanceof Y.Map ? record.get("title") : null;
      if (title instanceof Y.Text) return title;
    }
    return null;
  }

  destroy(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#listeners.clear();
  }

  #build(): void {
    const touched = nothingTouched();
    for (const id of this.roots.cards.keys()) this.#model.refreshCard(id as CardId, touched);
    for (const id of this.roots.maps.keys()) this.#model.refreshMap(id as MapId, touched);
    for (const id of this.roots.lanes.keys()) this.#model.refreshLane(id as LaneId, touched);
    for (const id of this.roots.columns.keys()) this.#model.refreshColumn(id as ColumnId, touched);
    for (const key of this.roots.placements.keys()) this.#model.refreshPlacement(key, touched);
  }

  #observe(root: keyof Roots, refresh: (id: string, touched: Touched) => void): void {
    const type = this.roots[root];
    const listener: DeepListener = (events) => {
      const ids = new Set<string>();
      for (const event of events) {
        if (event.target !== type) ids.add(String(event.path[0]));
        else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) ids.add(key);
      }
      this.#touched ??= nothingTouched();
      for (const id of ids) refresh(id, this.#touched);
    };
    type.observeDeep(listener);
    this.#stops.push(() => type.unobserveDeep(listener));
  }

  #publish(local: boolean): void {
    const touched = this.#touched;
    if (!touched) return;
    this.#touched = null;
    this.#state = this.#stateAt(this.#state.version + 1);
    for (const listener of [...this.#listeners]) listener({ ...touched, local });
  }

  #stateAt(version: number): BoardState {
    const { cards, maps, lanes, columns, canvas, placements } = this.#model;
    return { version, cards, maps, lanes, columns, canvas, placements };
  }
}
