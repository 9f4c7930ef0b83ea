/**
 * A board: one shared document with its read model, brought up to date from Yjs events.
 *
 * Owns the one place where Yjs events become plain records. Does not write: commands do, through `edit.ts`.
 * Invariant: after every transaction the state equals a reading of the whole document, and only what changed was read.
 */
import { nanoid } from "nanoid";
import * as Y from "yjs";
import { Journal } from "@/document/journal";
import type { LinkId, PathId } from "@/document/links";
import { everythingOf, nothingTouched, ReadModel, type Touched } from "@/document/model";
import {
  type BoardState,
  type CardId,
  type ColumnId,
  type LaneId,
  type MapId,
  type RecordId,
  TITLE_LIMIT,
} from "@/document/records";
import { RECORD_ROOTS, type RecordRoot, type Roots, rootsOf } from "@/document/schema";
import { type ConnectorId, type TagId, TEXT_KEYS, TEXT_LIMIT, type ThingId, type ThingType } from "@/document/things";

/** What one transaction changed. */
export interface BoardChange {
  readonly cards: ReadonlySet<CardId>;
  /** Every map whose layout may differ: itself, its lanes, columns, placements or the cards on it. */
  readonly maps: ReadonlySet<MapId>;
  /** Cards that came to, left or moved on the free canvas. */
  readonly canvas: ReadonlySet<CardId>;
  readonly things: ReadonlySet<ThingId>;
  readonly connectors: ReadonlySet<ConnectorId>;
  /** Maps of which more may differ than the cards in `placed` and `cards`: themselves, lanes, columns, cells, paths. */
  readonly frames: ReadonlySet<MapId>;
  /** Cards that came to, left or moved in a map. */
  readonly placed: ReadonlyMap<MapId, ReadonlySet<CardId>>;
  readonly links: boolean;
  readonly paths: boolean;
  /** Whether any tag itself may differ; cards that carry other tags are among `cards`. */
  readonly tags: boolean;
  readonly legend: boolean;
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
  /** Whether a picture is shown instead of the document. */
  readonly pictured: boolean;
  /** Shows a picture of the board instead of the document, which may still be on its way; null ends that. */
  showInstead(picture: BoardState | null): void;
  /** Says that these maps are to be read anew: something beside the document that they are drawn from is another one now. */
  retell(maps: ReadonlySet<MapId>): void;
  /** A role may change while the board is open. */
  setReadOnly(readOnly: boolean): void;
  /** Called once per transaction that changed something; the result stops it. */
  subscribe(listener: (change: BoardChange) => void): () => void;
  /** The text to type into: a title, the text of a thing, a connector's label; for a column with a header card, the card's. Null when there is none. */
  titleOf(id: RecordId): Y.Text | null;
  /** How long the text of a record may become by typing, in UTF-16 units. */
  textLimitOf(id: RecordId): number;
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
  #picture: BoardState | null = null;
  #readOnly: boolean;
  #touched: Touched | null = null;

  constructor(doc: Y.Doc, options: BoardOptions) {
    this.doc = doc;
    this.roots = rootsOf(doc);
    this.personId = options.personId;
    this.#readOnly = options.readOnly ?? false;
    this.chance = { now: Date.now, newId: () => nanoid(), random: Math.random, ...options.chance };
    this.#model = new ReadModel(this.roots);
    this.#model.refreshAll(this.roots);
    this.#state = this.#model.stateAt(1);
    this.#observe("cards", (id, touched, inside) => this.#model.refreshCard(id as CardId, touched, inside.has("body")));
    this.#observe("maps", (id, touched) => this.#model.refreshMap(id as MapId, touched));
    this.#observe("lanes", (id, touched) => this.#model.refreshLane(id as LaneId, touched));
    this.#observe("columns", (id, touched) => this.#model.refreshColumn(id as ColumnId, touched));
    this.#observe("placements", (key, touched) => this.#model.refreshPlacement(key, touched));
    this.#observe("shapes", (id, touched) => this.#model.refreshThing(id as ThingId, touched));
    this.#observe("connectors", (id, touched) => this.#model.refreshConnector(id as ConnectorId, touched));
    this.#observe("tags", (id, touched) => this.#model.refreshTag(id as TagId, touched));
    this.#observe("links", (id, touched) => this.#model.refreshLink(id as LinkId, touched));
    this.#observe("paths", (id, touched) => this.#model.refreshPath(id as PathId, touched));
    this.#observe("cells", (key, touched) => this.#model.refreshCell(key, touched));
    this.#observe("meta", (key, touched) => this.#model.refreshMeta(key, touched));
    const publish = (transaction: Y.Transaction): void => this.#publish(transaction.local);
    doc.on("afterTransaction", publish);
    this.#stops.push(() => doc.off("afterTransaction", publish));
  }

  get state(): BoardState {
    return this.#picture ?? this.#state;
  }

  get pictured(): boolean {
    return this.#picture !== null;
  }

  showInstead(picture: BoardState | null): void {
    const before = this.state;
    this.#picture = picture;
    if (this.state !== before) this.#tell({ ...everythingOf(before, this.state), local: false });
  }

  retell(maps: ReadonlySet<MapId>): void {
    // Another object: whoever compares states sees that there is something to read.
    this.#state = this.#model.stateAt(this.#state.version + 1);
    if (this.#picture) this.#picture = { ...this.#picture };
    this.#tell({ ...nothingTouched(), maps, frames: maps, local: false });
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
    for (const root of RECORD_ROOTS) {
      const record = this.roots[root].get(owner);
      const text = record instanceof Y.Map ? record.get(textKeyOf(root, record)) : null;
      if (text instanceof Y.Text) return text;
    }
    return null;
  }

  textLimitOf(id: RecordId): number {
    const type = this.#model.things.get(id as ThingId)?.type;
    return type === "shape" || type === "text" ? TEXT_LIMIT : TITLE_LIMIT;
  }

  destroy(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#listeners.clear();
  }

  #observe(root: keyof Roots, refresh: (id: string, touched: Touched, inside: ReadonlySet<string>) => void): void {
    const type = this.roots[root];
    const listener: DeepListener = (events) => {
      const changed = new Map<string, ReadonlySet<string>>();
      for (const event of events)
        for (const [id, keys] of keysIn(event, type)) changed.set(id, union(changed.get(id), keys));
      this.#touched ??= nothingTouched();
      for (const [id, keys] of changed) refresh(id, this.#touched, keys);
    };
    type.observeDeep(listener);
    this.#stops.push(() => type.unobserveDeep(listener));
  }

  #publish(local: boolean): void {
    const touched = this.#touched;
    if (!touched) return;
    this.#touched = null;
    this.#state = this.#model.stateAt(this.#state.version + 1);
    if (this.#picture === null) this.#tell({ ...touched, local });
  }

  #tell(change: BoardChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

/** Under which key a record keeps what is written on it. */
function textKeyOf(root: RecordRoot, record: Y.Map<unknown>): string {
  if (root === "connectors" || root === "links") return "label";
  if (root !== "shapes") return "title";
  const type = record.get("type");
  return (typeof type === "string" && Object.hasOwn(TEXT_KEYS, type) ? TEXT_KEYS[type as ThingType] : null) ?? "title";
}

/** Which records of a root an event concerns, and which of their keys; a record that came or went concerns its body as well. */
function keysIn(
  event: Y.YEvent<Y.AbstractType<unknown>>,
  root: Y.Map<unknown>,
): [id: string, keys: ReadonlySet<string>][] {
  const mapKeys = event instanceof Y.YMapEvent ? event.keysChanged : NO_KEYS;
  if (event.target === root) return [...mapKeys].map((id) => [id, WHOLE]);
  const [id, key] = event.path;
  return [[String(id), key === undefined ? mapKeys : new Set([String(key)])]];
}

const WHOLE: ReadonlySet<string> = new Set(["body"]);
const NO_KEYS: ReadonlySet<string> = new Set();

function union(one: ReadonlySet<string> = NO_KEYS, other: ReadonlySet<string>): ReadonlySet<string> {
  return one.size === 0 ? other : new Set([...one, ...other]);
}
