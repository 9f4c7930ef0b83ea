/**
 * What stands where on the wall: derived from the board's records, kept up to date by their changes.
 *
 * The scene owns slots, sheets, things, connectors and drawing order. It never changes the document and knows nothing of
 * camera or elements. Maps lie below cards, cards of maps below free cards, free cards by their own order.
 */
import {
  type AgreementCounts,
  Annotations,
  MARK_KINDS,
  type Mark,
  type SignsOf,
  type Telling,
} from "@/canvas/annotations";
import { ArrowStore } from "@/canvas/arrowStore";
import { FREE_CARD } from "@/canvas/cardSize";
import { ConnectorStore, type Located } from "@/canvas/connectorStore";
import { cull, type Drawn, topmostAt } from "@/canvas/cull";
import {
  AGE_SHIFT,
  BLOCKED,
  Items,
  type Look,
  NO_DISCIPLINE,
  NOTED,
  type Place,
  SIGN_SHIFT,
  SIGNS,
  STAGED,
  STANDS,
} from "@/canvas/items";
import { restacked } from "@/canvas/restacking";
import { type Sheet, sheetOf } from "@/canvas/sheet";
import { ThingStore } from "@/canvas/thingStore";
import type { BoardChange } from "@/document/board";
import { linksOfCard } from "@/document/linkIndex";
import type { LinkId } from "@/document/links";
import type { BoardState, CanvasPlacement, Card, CardId, MapId, MapRecord, RecordId } from "@/document/records";
import type { ThingId } from "@/document/things";
import { type Box, contains, type Point, union } from "@/geometry/box";
import type { Badge } from "@/maps/badges";
import { changedCards } from "@/maps/changedCards";
import type { MapLayout, PlacedCard } from "@/maps/model";
import { byOrder } from "@/maps/order";

/** Lays out one map, or returns null when its kind is not known. `cards` came, left, moved or look different since the last time; null: more may. */
export type Layouter = (map: MapRecord, state: BoardState, cards: ReadonlySet<CardId> | null) => MapLayout | null;

/** The keys behind colour indices, in order. */
export interface SceneKeys {
  readonly papers: readonly string[];
  readonly disciplines: readonly string[];
}

const NO_LINKS: readonly never[] = [];
const NO_PREVIEW: ReadonlyMap<string, Box> = new Map();
const NO_STACKS: Sheet["stacks"] = new Map();

/** The wall's content, ready for drawing. */
export class Scene {
  readonly items = new Items();
  readonly things = new ThingStore();
  readonly connectors = new ConnectorStore((id) => this.#locate(id));
  /** Arrows between cells of maps. */
  readonly arrows = new ArrowStore();
  readonly annotations = new Annotations();
  /** Maps from bottom to top. */
  sheets: readonly Sheet[] = [];
  /** Slots that the last `cull` found, bottom first. */
  visible = new Int32Array(1024);
  #state: BoardState;
  readonly #layout: Layouter;
  readonly #keys: SceneKeys;
  readonly #byMap = new Map<MapId, Sheet>();
  /** The placement each free card was last drawn with. */
  readonly #drawnAt = new Map<CardId, CanvasPlacement>();
  #order = new Int32Array(1024);
  #ranks = new Int32Array(1024);
  #orderStale = true;
  #orders = 0;
  /** What was last found to be around everything, and of which state: the camera asks several times a frame. */
  #content:
    | ({ readonly box: Box | null; readonly sheets: readonly Sheet[] } & Record<"items" | "things", number>)
    | null = null;
  /** Where items are shown while a hand carries or stretches them. */
  #preview: ReadonlyMap<string, Box> = NO_PREVIEW;

  constructor(state: BoardState, layout: Layouter, keys: SceneKeys) {
    this.#state = state;
    this.#layout = layout;
    this.#keys = keys;
    for (const map of state.maps.keys()) this.#syncMap(map, null);
    for (const card of state.canvas.keys()) this.#syncFree(card);
    this.#stack();
    this.things.sync(state, state.things.keys());
    this.connectors.sync(state, state.connectors.keys());
  }

  /** Takes over what has changed on the board and returns the cards that look different or lie elsewhere. */
  apply(state: BoardState, change: BoardChange): ReadonlySet<CardId> {
    this.#state = state;
    const touched = new Set(change.cards);
    for (const map of change.maps) {
      this.#syncMap(map, change.frames.has(map) ? null : changedCards(map, state, change));
    }
    if (change.links) for (const [map, sheet] of this.#byMap) this.arrows.sync(map, sheet, state);
    for (const card of change.canvas) {
      touched.add(card);
      this.#syncFree(card);
    }
    for (const card of change.cards) this.#syncCard(card);
    if (change.maps.size > 0) this.#stack();
    this.things.sync(state, change.things);
    this.connectors.sync(state, change.connectors);
    if (change.maps.size > 0) this.connectors.allMoved();
    else this.connectors.moved(touched);
    this.connectors.moved(change.things);
    return touched;
  }

  /** Shows items in other boxes than their own, until it is called again: what a hand carries or stretches. */
  show(preview: ReadonlyMap<string, Box>): void {
    if (preview.size === 0 && this.#preview.size === 0) return;
    this.#preview = preview;
    this.connectors.carry(preview.keys());
  }

  /** Items that are shown in other boxes than their own. */
  get preview(): ReadonlyMap<string, Box> {
    return this.#preview;
  }

  /** Where an item is shown: a card on the canvas if it is there, else in its first place; null when it is nowhere. */
  itemBox(id: string): Box | null {
    const shown = this.#preview.get(id);
    if (shown) return shown;
    const thing = this.things.get(id as ThingId);
    if (thing) return thing.box;
    const slot = this.items.slotOf("canvas", id as CardId) ?? this.items.slotsOf(id as CardId)[0];
    if (slot !== undefined) return this.items.box(slot);
    for (const { layout } of this.sheets) {
      const header = layout.columnHeaders.find((one) => one.card === id);
      if (header) return header.box;
    }
    return null;
  }

  /** The links of a card whose other end is a card here too. */
  linksOf(card: CardId): readonly { readonly id: LinkId; readonly from: CardId; readonly to: CardId }[] {
    if (this.#state.links.size === 0) return NO_LINKS;
    return linksOfCard(this.#state, card).flatMap(({ id, from, to }) =>
      from.on === "card" && to.on === "card" ? [{ id, from: from.card, to: to.card }] : [],
    );
  }

  /** Replaces all marks of changes; returns the records that are marked differently now. */
  setMarks(marks: ReadonlyMap<RecordId, Mark>): ReadonlySet<RecordId> {
    return this.#looked(this.annotations.setMarks(marks));
  }

  /** Replaces all counts of agreements; returns the cards that show others now. */
  setAgreements(counts: ReadonlyMap<CardId, AgreementCounts>): ReadonlySet<CardId> {
    return this.annotations.setAgreements(counts);
  }

  /** Replaces what is said of other boards; returns the cards that show something else now. */
  setBeyond(badges: ReadonlyMap<CardId, Badge>): ReadonlySet<CardId> {
    return this.annotations.setBeyond(badges);
  }

  /** Says how much maps tell. */
  setTelling(telling: ReadonlyMap<MapId, Telling>): void {
    this.annotations.telling = telling;
  }

  /** Says what cards show of their fields and their age; returns the cards that may look different: these, or all. */
  setSigns(signs: SignsOf, changed?: ReadonlySet<CardId>): ReadonlySet<CardId> {
    this.annotations.signs = signs;
    return this.#looked(changed ?? new Set(this.#state.cards.keys()));
  }

  /** Puts these cards on stage; returns the ones that came or went. */
  setStage(cards: ReadonlySet<CardId> | null): ReadonlySet<CardId> {
    return this.#looked(this.annotations.setStage(cards));
  }

  /** Keeps these cards while all others recede; returns the ones that may look different. */
  setFilter(cards: ReadonlySet<CardId> | null): ReadonlySet<CardId> {
    return this.#looked(this.annotations.setFilter(cards));
  }

  /** Lets these cards recede while another path is looked at; returns all cards, any of which may look different. */
  setAside(cards: ReadonlySet<CardId>): ReadonlySet<CardId> {
    this.annotations.aside = cards;
    return this.#looked(new Set(this.#state.cards.keys()));
  }

  /** The sheet of a map that is shown. */
  sheet(map: MapId): Sheet | undefined {
    return this.#byMap.get(map);
  }

  /** Bounds and order of everything, for culling and hit tests. */
  drawn(): Drawn {
    if (this.#orderStale) this.#rebuildOrder();
    return { bounds: this.items.bounds, order: this.#order, count: this.items.count };
  }

  /** Another number whenever things may be drawn in another order. */
  get orders(): number {
    if (this.#orderStale) this.#rebuildOrder();
    return this.#orders;
  }

  /** How many slots are drawn before this one. */
  rankOf(slot: number): number {
    if (this.#orderStale) this.#rebuildOrder();
    return this.#ranks[slot] ?? 0;
  }

  /** Fills `visible` with the slots touching a box and returns how many. */
  cull(box: Box): number {
    return cull(this.drawn(), box, this.visible);
  }

  /** The topmost card under a point as a slot, or -1. */
  cardAt(point: Point): number {
    return topmostAt(this.drawn(), point);
  }

  /** The topmost map under a point. */
  sheetAt(point: Point): Sheet | null {
    for (let at = this.sheets.length - 1; at >= 0; at--) {
      const sheet = this.sheets[at];
      if (sheet && contains(sheet.layout.box, point)) return sheet;
    }
    return null;
  }

  /** Around everything on the wall, or null when it is empty. */
  contentBox(): Box | null {
    const { items, things, sheets } = this;
    const known = this.#content;
    if (known?.items === items.revision && known.things === things.revision && known.sheets === sheets)
      return known.box;
    const free = items.extentOf("canvas");
    const box = union([...(free ? [free] : []), ...sheets.map(({ layout }) => layout.box), ...this.#thingBoxes()]);
    this.#content = { items: items.revision, things: things.revision, sheets, box };
    return box;
  }

  *#thingBoxes(): Generator<Box> {
    for (const thing of this.things.all()) yield thing.box;
  }

  /** Where an end of a connector goes: to the item, or to where it last was. */
  #locate(id: string): Located | null {
    const box = this.itemBox(id);
    if (box) return { box, there: true };
    const thing = this.#state.things.get(id as ThingId);
    if (thing) return { box: thing.box, there: false };
    const placement = this.#state.canvas.get(id as CardId);
    if (!placement) return null;
    const [w, h] = this.#state.cards.get(id as CardId)?.size ?? [FREE_CARD.w, FREE_CARD.h];
    return { box: { ...placement.pos, w, h }, there: false };
  }

  /** Of its cards these are looked at again, and with null all; others are moved where they stand elsewhere, because they look as they did. */
  #syncMap(id: MapId, cards: ReadonlySet<CardId> | null): void {
    const record = this.#state.maps.get(id);
    const layout = record && !record.deleted ? this.#layout(record, this.#state, cards) : null;
    const known = this.#byMap.get(id);
    const before = known?.stacks ?? NO_STACKS;
    const sheet = layout && sheetOf(layout, known);
    if (sheet) this.#byMap.set(id, sheet);
    else this.#byMap.delete(id);
    this.arrows.sync(id, sheet ?? undefined, this.#state);
    const { gone, looked, moved } = restacked(before, sheet?.stacks ?? NO_STACKS, cards);
    for (const card of gone) {
      const slot = this.items.slotOf(id, card);
      if (slot !== undefined) this.#drop(slot);
    }
    for (const placed of looked) this.#putPlaced(id, placed);
    for (const placed of moved) {
      const slot = this.items.slotOf(id, placed.card);
      if (slot === undefined) this.#putPlaced(id, placed);
      else this.items.move(slot, placed);
    }
  }

  #putPlaced(map: MapId, placed: PlacedCard): void {
    const card = this.#state.cards.get(placed.card);
    if (card) this.#put(card, map, placed.box, placed);
  }

  #syncCard(id: CardId): void {
    this.#syncFree(id);
    this.#lookAgain(id);
  }

  #lookAgain(id: CardId): void {
    const card = this.#state.cards.get(id);
    if (!card) return;
    for (const slot of this.items.slotsOf(id)) this.items.setLook(slot, this.#look(card, this.items.place[slot]));
  }

  #looked<T extends RecordId>(records: ReadonlySet<T>): ReadonlySet<T> {
    for (const id of records) this.#lookAgain(id as CardId);
    return records;
  }

  #syncFree(id: CardId): void {
    const card = this.#state.cards.get(id);
    const placement = this.#state.canvas.get(id);
    if (placement) {
      if (this.#drawnAt.get(id)?.order !== placement.order) this.#orderStale = true;
      this.#drawnAt.set(id, placement);
    } else this.#drawnAt.delete(id);
    if (card && placement && !card.deleted) {
      const [w, h] = card.size ?? [FREE_CARD.w, FREE_CARD.h];
      this.#put(card, "canvas", { x: placement.pos.x, y: placement.pos.y, w, h }, null);
      return;
    }
    const slot = this.items.slotOf("canvas", id);
    if (slot !== undefined) this.#drop(slot);
  }

  #put(card: Card, place: Place, box: Box, placed: PlacedCard | null): void {
    const before = this.items.count;
    const at = { lane: placed?.lane ?? null, column: placed?.column ?? null };
    this.items.put({ card: card.id, place, box, ...at, ...this.#look(card, place) });
    if (this.items.count !== before) this.#orderStale = true;
  }

  #look(card: Card, place: Place | undefined): Look {
    const discipline = card.discipline === null ? -1 : this.#keys.disciplines.indexOf(card.discipline);
    const mark = this.annotations.mark(card.id);
    return {
      paper: Math.max(0, this.#keys.papers.indexOf(card.color)),
      discipline: discipline < 0 ? NO_DISCIPLINE : discipline,
      textLength: card.title.length,
      picture: card.picture,
      mark: mark === undefined ? 0 : MARK_KINDS.indexOf(mark.kind) + 1,
      flags:
        (card.blocked ? BLOCKED : 0) |
        (this.#state.bodies.has(card.id) ? NOTED : 0) |
        this.#standing(card.id) |
        this.#sign(card, place),
    };
  }

  #sign(card: Card, place: Place | undefined): number {
    if (place === undefined || place === "canvas") return 0;
    const signs = this.annotations.signs(card, place);
    if (!signs) return 0;
    return ((signs.sign ? SIGNS.indexOf(signs.sign) + 1 : 0) << SIGN_SHIFT) | ((signs.age ?? 0) << AGE_SHIFT);
  }

  #standing(card: CardId): number {
    return (this.annotations.stands(card) ? STANDS : 0) | (this.annotations.onStage(card) ? STAGED : 0);
  }

  #drop(slot: number): void {
    this.items.remove(slot);
    this.#orderStale = true;
  }

  #stack(): void {
    const stack = [...this.#byMap].map(([id, sheet]) => ({ id, order: this.#state.maps.get(id)?.order ?? "", sheet }));
    const before = this.sheets.map(({ layout }) => layout.map).join();
    this.sheets = stack.sort(byOrder).map((one) => one.sheet);
    if (before !== stack.map(({ id }) => id).join()) this.#orderStale = true;
  }

  #rebuildOrder(): void {
    if (this.#order.length < this.items.capacity) {
      this.#order = new Int32Array(this.items.capacity * 2);
      this.#ranks = new Int32Array(this.items.capacity * 2);
      this.visible = new Int32Array(this.items.capacity * 2);
    }
    let at = 0;
    for (const sheet of this.sheets) {
      for (const slot of this.items.inPlace(sheet.layout.map).values()) this.#order[at++] = slot;
    }
    for (const slot of this.#freeInOrder()) this.#order[at++] = slot;
    for (let rank = 0; rank < at; rank++) this.#ranks[this.#order[rank] as number] = rank;
    this.#orderStale = false;
    this.#orders += 1;
  }

  #freeInOrder(): number[] {
    const free: { readonly id: CardId; readonly order: string; readonly slot: number }[] = [];
    for (const [id, slot] of this.items.inPlace("canvas")) {
      free.push({ id, order: this.#drawnAt.get(id)?.order ?? "", slot });
    }
    return free.sort(byOrder).map((one) => one.slot);
  }
}
