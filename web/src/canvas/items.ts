/**
 * Everything the renderers ask about a placed card on every frame, as flat arrays indexed by slot.
 *
 * One slot is one appearance of a card: a card on the canvas and in two maps has three. Slots are reused and never
 * move, so that elements and selections can hold on to them. Invariant: nothing here allocates per frame.
 */
import type { ShowImage } from "@/canvas/bitmaps";
import { Changes } from "@/canvas/changes";
import type { CardId, CardPicture, ColumnId, LaneId, MapId } from "@/document/records";
import type { Box } from "@/geometry/box";

/** Where an appearance of a card lives: free on the canvas or in a map. */
export type Place = MapId | "canvas";

/** What a slot is filled with. */
export interface ItemFacts {
  readonly card: CardId;
  readonly place: Place;
  readonly lane: LaneId | null;
  readonly column: ColumnId | null;
  readonly box: Box;
  readonly paper: number;
  readonly discipline: number;
  readonly textLength: number;
  /** One more than the index of the kind of its mark; 0 without one. */
  readonly mark: number;
  /** `BLOCKED`, `STANDS`, `STAGED` and `NOTED`, as they apply, and the sign. */
  readonly flags: number;
  readonly picture?: CardPicture | undefined;
}

/** How a slot looks, wherever it lies. */
export type Look = Pick<ItemFacts, "paper" | "discipline" | "textLength" | "mark" | "flags" | "picture">;

/** The index of "no discipline". */
export const NO_DISCIPLINE = 255;
/** The flag of a card that cannot go on. */
export const BLOCKED = 1;
/** The flag of a card that stands out while others recede. */
export const STANDS = 2;
/** The flag of a card that is lifted onto the stage. */
export const STAGED = 4;
/** Signs on the upper edge of a card, in the order of their numbers. */
export const SIGNS = ["bar", "dashes", "dots"] as const;
/** One more than the index of its sign stands in the flags from this bit on, two bits wide. */
export const SIGN_SHIFT = 3;
/** Where in the flags the sign stands. */
export const SIGN_MASK = 3 << SIGN_SHIFT;
/** How old the work on a card is stands in the flags from this bit on, two bits wide: 1 is older than most, 2 than agreed. */
export const AGE_SHIFT = 6;
/** Where in the flags the age stands. */
export const AGE_MASK = 3 << AGE_SHIFT;
/** The flag of a card with something written in its body. */
export const NOTED = 32;
const FIRST_CAPACITY = 1024;
const LONGEST_COUNTED_TEXT = 65_535;

/** Struct-of-arrays store of all appearances of cards. */
export class Items {
  /** x, y, w, h of each slot. */
  bounds = new Float64Array(FIRST_CAPACITY * 4);
  /** Index of the paper colour of each slot. */
  paper = new Uint8Array(FIRST_CAPACITY);
  /** Index of the discipline of each slot, or NO_DISCIPLINE. */
  discipline = new Uint8Array(FIRST_CAPACITY);
  /** Length of the title of each slot, for the bars that stand for text. */
  textLength = new Uint16Array(FIRST_CAPACITY);
  /** One more than the index of the kind of each slot's mark, or 0. */
  mark = new Uint8Array(FIRST_CAPACITY);
  /** `BLOCKED`, `STANDS`, `STAGED` and `NOTED` of each slot. */
  flags = new Uint8Array(FIRST_CAPACITY);
  /** The pictures on cards: few have one. */
  readonly pictures = new Map<number, CardPicture>();
  /** Gives the pixels of pictures. */
  images: ShowImage | null = null;
  readonly card: CardId[] = [];
  readonly place: Place[] = [];
  readonly lane: (LaneId | null)[] = [];
  readonly column: (ColumnId | null)[] = [];

  readonly #changes = new Changes();
  #free: number[] = [];
  #used = 0;
  #count = 0;
  #slots = new Map<Place, Map<CardId, number>>();
  #ofCard = new Map<CardId, number[]>();

  /** Another number whenever anything lies elsewhere or looks different, the length of texts aside. */
  get revision(): number {
    return this.#changes.revision;
  }

  /** The boxes in which something differs since a revision; null when there are too many to say. */
  changedSince(revision: number): readonly Box[] | null {
    return this.#changes.since(revision);
  }

  /** How many slots are filled. */
  get count(): number {
    return this.#count;
  }

  /** One more than the highest slot ever filled. */
  get capacity(): number {
    return this.#used;
  }

  /** Fills or refills the slot of this card in this place and returns it. */
  put(facts: ItemFacts): number {
    const slot = this.slotOf(facts.place, facts.card) ?? this.#claim(facts.place, facts.card);
    this.move(slot, facts);
    this.setLook(slot, facts);
    return slot;
  }

  /** Puts what a slot shows elsewhere in its place; it looks as it did. */
  move(slot: number, { box, lane, column }: Pick<ItemFacts, "box" | "lane" | "column">): void {
    this.#place(slot, box);
    this.lane[slot] = lane;
    this.column[slot] = column;
  }

  /** Changes only how a slot looks. */
  setLook(slot: number, look: Look): void {
    this.textLength[slot] = Math.min(LONGEST_COUNTED_TEXT, look.textLength);
    const { paper, discipline, mark, flags, picture } = look;
    const known = this.pictures.get(slot);
    if (picture) this.pictures.set(slot, picture);
    else if (known) this.pictures.delete(slot);
    if (known?.image !== picture?.image) this.#changes.note(this.bounds, slot);
    if (this.paper[slot] === paper && this.discipline[slot] === discipline && this.mark[slot] === mark)
      if (this.flags[slot] === flags) return;
    this.paper[slot] = paper;
    this.discipline[slot] = discipline;
    this.mark[slot] = mark;
    this.flags[slot] = flags;
    this.#changes.note(this.bounds, slot);
  }

  /** Takes the pixels of pictures from somewhere, or has more of them now; gives the cards that look different. */
  showImages(images: ShowImage | null): ReadonlySet<CardId> {
    this.images = images;
    for (const slot of this.pictures.keys()) this.#changes.note(this.bounds, slot);
    return new Set([...this.pictures.keys()].flatMap((slot) => this.card[slot] ?? []));
  }

  /** Around everything in one place, or null when nothing is there. */
  extentOf(place: Place): Box | null {
    const { bounds } = this;
    let [left, top, right, bottom] = NOWHERE;
    for (const slot of this.inPlace(place).values()) {
      const at = slot * 4;
      const x = bounds[at] as number;
      const y = bounds[at + 1] as number;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + (bounds[at + 2] as number));
      bottom = Math.max(bottom, y + (bounds[at + 3] as number));
    }
    return right < left ? null : { x: left, y: top, w: right - left, h: bottom - top };
  }

  /** Empties a slot. */
  remove(slot: number): void {
    const card = this.card[slot];
    const place = this.place[slot];
    if (card === undefined || place === undefined || !this.#slots.get(place)?.delete(card)) return;
    const rest = (this.#ofCard.get(card) ?? []).filter((other) => other !== slot);
    if (rest.length > 0) this.#ofCard.set(card, rest);
    else this.#ofCard.delete(card);
    this.#free.push(slot);
    this.#count -= 1;
    this.pictures.delete(slot);
    this.#changes.note(this.bounds, slot);
  }

  /** The slot of a card in a place. */
  slotOf(place: Place, card: CardId): number | undefined {
    return this.#slots.get(place)?.get(card);
  }

  /** Whether a slot is filled. */
  has(slot: number): boolean {
    const card = this.card[slot];
    const place = this.place[slot];
    return card !== undefined && place !== undefined && this.slotOf(place, card) === slot;
  }

  /** All slots in which a card appears. */
  slotsOf(card: CardId): readonly number[] {
    return this.#ofCard.get(card) ?? NONE;
  }

  /** Card and slot of everything in one place. */
  inPlace(place: Place): ReadonlyMap<CardId, number> {
    return this.#slots.get(place) ?? EMPTY;
  }

  /** The box of a slot as an object; allocates, so not for per-frame loops. */
  box(slot: number): Box {
    const at = slot * 4;
    return {
      x: this.bounds[at] ?? 0,
      y: this.bounds[at + 1] ?? 0,
      w: this.bounds[at + 2] ?? 0,
      h: this.bounds[at + 3] ?? 0,
    };
  }

  #place(slot: number, { x, y, w, h }: Box): void {
    const { bounds } = this;
    const at = slot * 4;
    if (bounds[at] === x && bounds[at + 1] === y && bounds[at + 2] === w && bounds[at + 3] === h) return;
    this.#changes.note(bounds, slot);
    bounds[at] = x;
    bounds[at + 1] = y;
    bounds[at + 2] = w;
    bounds[at + 3] = h;
    this.#changes.note(bounds, slot);
  }

  #claim(place: Place, card: CardId): number {
    const slot = this.#free.pop() ?? this.#used++;
    if (slot >= this.paper.length) this.#grow();
    this.card[slot] = card;
    this.place[slot] = place;
    let inPlace = this.#slots.get(place);
    if (!inPlace) {
      inPlace = new Map();
      this.#slots.set(place, inPlace);
    }
    inPlace.set(card, slot);
    const others = this.#ofCard.get(card);
    // A list that is spread into one is made with room for a dozen more: on large boards that is a megabyte.
    this.#ofCard.set(card, others ? [...others, slot] : [slot]);
    this.#count += 1;
    this.#changes.note(this.bounds, slot);
    return slot;
  }

  #grow(): void {
    const size = this.paper.length * 2;
    const bounds = new Float64Array(size * 4);
    bounds.set(this.bounds);
    this.bounds = bounds;
    this.paper = enlarged(this.paper, new Uint8Array(size));
    this.discipline = enlarged(this.discipline, new Uint8Array(size));
    this.textLength = enlarged(this.textLength, new Uint16Array(size));
    this.mark = enlarged(this.mark, new Uint8Array(size));
    this.flags = enlarged(this.flags, new Uint8Array(size));
  }
}

const NOWHERE = [Infinity, Infinity, -Infinity, -Infinity] as const;
const NONE: readonly number[] = [];
const EMPTY: ReadonlyMap<CardId, number> = new Map();

function enlarged<T extends Uint8Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
