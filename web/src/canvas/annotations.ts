/**
 * What is said about the wall without being on the board: changes that are marked, agreements, and what is on stage.
 *
 * Kept by record, so that it outlives every element and slot. Knows nothing of how it is shown.
 */
import type { Card, CardId, MapId, RecordId } from "@/document/records";
import type { Badge, CardSigns } from "@/maps/badges";

/** What can have changed about a record, in the order of the colours that stand for it. */
export const MARK_KINDS = ["new", "moved", "reworded", "blocked", "unblocked", "limit", "renamed"] as const;

/** What changed about a record: a small word on cards, and on headers of lanes, columns and maps. */
export interface Mark {
  readonly kind: (typeof MARK_KINDS)[number];
  readonly word: string;
}

/** How much was agreed at a card. */
export interface AgreementCounts {
  readonly decisions: number;
  readonly actions: number;
}

/** How much a map tells: what wants attention, and what is good to know. */
export interface Telling {
  readonly attention: number;
  readonly hints: number;
}

/** What a card shows of its fields in a map, or on the canvas (null). */
export type SignsOf = (card: Card, map: MapId | null) => CardSigns | null;

const NOBODY: ReadonlySet<CardId> = new Set();

/** Everything that is said about the wall right now. */
export class Annotations {
  #marks: ReadonlyMap<RecordId, Mark> = new Map();
  #agreements: ReadonlyMap<CardId, AgreementCounts> = new Map();
  /** How much maps tell; maps that tell nothing are not in it. */
  telling: ReadonlyMap<MapId, Telling> = new Map();
  /** What cards show of their fields; nothing until somebody says. */
  signs: SignsOf = () => null;
  #beyond: ReadonlyMap<CardId, Badge> = new Map();
  #stage: ReadonlySet<CardId> | null = null;
  #kept: ReadonlySet<CardId> | null = null;
  /** Cards that recede because another path is looked at. */
  aside: ReadonlySet<CardId> = NOBODY;

  /** The mark of a record. */
  mark(id: RecordId | null): Mark | undefined {
    return id === null ? undefined : this.#marks.get(id);
  }

  /** What was agreed at a card. */
  agreements(card: CardId): AgreementCounts | undefined {
    return this.#agreements.get(card);
  }

  /** How what a card has to do with on other boards stands there. */
  beyond(card: CardId): Badge | undefined {
    return this.#beyond.get(card);
  }

  /** Whether some cards recede: all that are not on stage, or not asked for. */
  get receding(): boolean {
    return this.#staged || this.#kept !== null || this.aside.size > 0;
  }

  get #staged(): boolean {
    return this.#stage !== null && this.#stage.size > 0;
  }

  /** Whether a card stands out while others recede. */
  stands(card: CardId): boolean {
    if (!this.receding || this.aside.has(card)) return false;
    return (!this.#staged || this.onStage(card)) && (this.#kept === null || this.#kept.has(card));
  }

  /** Whether a card is lifted onto the stage. */
  onStage(card: CardId): boolean {
    return this.#stage?.has(card) === true;
  }

  /** Replaces all marks; returns the records that are marked differently now. */
  setMarks(marks: ReadonlyMap<RecordId, Mark>): ReadonlySet<RecordId> {
    const before = this.#marks;
    this.#marks = new Map(marks);
    return differing(before, marks, (a, b) => a.kind === b.kind && a.word === b.word);
  }

  /** Replaces all counts of agreements; returns the cards that show others now. */
  setAgreements(counts: ReadonlyMap<CardId, AgreementCounts>): ReadonlySet<CardId> {
    const before = this.#agreements;
    this.#agreements = new Map(counts);
    return differing(before, counts, (a, b) => a.decisions === b.decisions && a.actions === b.actions);
  }

  /** Replaces what is said of other boards; returns the cards that show something else now. */
  setBeyond(badges: ReadonlyMap<CardId, Badge>): ReadonlySet<CardId> {
    const before = this.#beyond;
    this.#beyond = new Map(badges);
    return differing(before, badges, (a, b) => a.text === b.text && a.said === b.said && a.late === b.late);
  }

  /** Puts these cards on stage instead of those before; returns the ones that came or went. */
  setStage(cards: ReadonlySet<CardId> | null): ReadonlySet<CardId> {
    const before = this.#stage ?? NOBODY;
    const wasStaged = this.#staged;
    this.#stage = cards === null ? null : new Set(cards);
    const now = this.#stage ?? NOBODY;
    const changed = [...before, ...now].filter((card) => before.has(card) !== now.has(card));
    return new Set(wasStaged === this.#staged ? changed : [...changed, ...(this.#kept ?? NOBODY)]);
  }

  /** Keeps these cards while the others recede, or all again; returns the ones that may look different. */
  setFilter(cards: ReadonlySet<CardId> | null): ReadonlySet<CardId> {
    const before = this.#kept ?? NOBODY;
    this.#kept = cards === null ? null : new Set(cards);
    return new Set([...before, ...(this.#kept ?? NOBODY), ...(this.#stage ?? NOBODY)]);
  }
}

function differing<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>, same: (one: V, other: V) => boolean): Set<K> {
  const found = new Set<K>();
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !same(value, other)) found.add(key);
  }
  for (const key of b.keys()) if (!a.has(key)) found.add(key);
  return found;
}
