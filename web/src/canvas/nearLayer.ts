/**
 * The readable part of the wall: pooled real elements for the cards in and around the window, in one transformed box.
 *
 * Elements are planned for the window plus a margin and stay untouched while the window moves inside it, so that small
 * pans mount nothing. Mounting is spread over frames; what is not mounted yet is painted as a far card meanwhile.
 */
import type { Camera } from "@/canvas/camera";
import { type CardElement, clearCard, createCardElement, fillCard, type LetterOf } from "@/canvas/cardElement";
import { CardGrounds } from "@/canvas/cardGround";
import { cardView } from "@/canvas/cardView";
import { createPool } from "@/canvas/elementPool";
import type { Place } from "@/canvas/items";
import { LeftBehind } from "@/canvas/leftBehind";
import { detailAt } from "@/canvas/levelOfDetail";
import { MapLayer } from "@/canvas/mapLayer";
import { MAX_CARD_ELEMENTS, MountPlan } from "@/canvas/mountPlan";
import { placeChild } from "@/canvas/orderedChildren";
import type { Scene } from "@/canvas/scene";
import { cellKey, standingOf } from "@/canvas/sheet";
import type { WallStrings } from "@/canvas/wallStrings";
import type { BoardState, CardId, MapId, RecordId } from "@/document/records";
import { type Box, covers, inflateBy, intersects, type Point } from "@/geometry/box";

/** The share of the window, on each side, in which cards are elements before they come into view. */
export const MARGIN = 0.2;
/** The share of the window, on each side, beyond which elements are given back. */
const KEPT = 0.3;
/** The share of the window that may be panned before elements are planned again: often, so that few come and go at once. */
const STRIDE = 0.06;
/** After zooming in this much, elements far outside the smaller window are given back. */
const SHRUNK = 0.5;
/** Drawing order of free cards starts here; cards of maps lie below, headers and lifted cards above. */
const FREE_LEVEL = 10;
/** Above headers, whose level is set in the style sheet. */
const LIFTED_LEVEL = "200000";
const ORIGIN: Point = { x: 0, y: 0 };

/** Slots that a hand holds, and how far it has carried them. */
export interface Lift {
  readonly slots: ReadonlySet<number>;
  readonly dx: number;
  readonly dy: number;
  /** Whether they stay where they are as well: what is carried becomes copies, or further places. */
  readonly stays: boolean;
}

const NONE: ReadonlySet<number> = new Set();

/** Nothing is carried. */
export const NO_LIFT: Lift = { slots: NONE, dx: 0, dy: 0, stays: false };

/** Where the layer finds words and colours. */
export interface NearOptions {
  readonly scene: Scene;
  readonly state: () => BoardState;
  readonly strings: WallStrings;
  readonly letterOf: LetterOf;
}

/** The layer of real elements. */
export class NearLayer {
  readonly world = document.createElement("div");
  readonly maps: MapLayer;
  readonly #options: NearOptions;
  readonly #free = document.createElement("div");
  readonly #left = new LeftBehind(this.world);
  readonly #pool = createPool(createCardElement, clearCard, MAX_CARD_ELEMENTS);
  readonly #mounted = new Map<number, CardElement>();
  #pinned: ReadonlySet<number> = new Set();
  #selection: ReadonlySet<CardId> = new Set();
  #writers: ReadonlyMap<CardId, string> = new Map();
  #lift: Lift = NO_LIFT;
  readonly #plans = new MountPlan();
  #flags = new Uint8Array(1024);
  readonly #moved = new Set<Place>();
  readonly #grounds: CardGrounds;
  /** The window that was planned for. */
  #planned: Box | null = null;
  #plannedNear = false;
  #zooming = false;
  /** Whether headers of maps may look different. */
  #mapsChanged = true;
  #transform = "";
  #turns = 0;

  constructor(options: NearOptions) {
    this.#options = options;
    this.#grounds = new CardGrounds(options.scene);
    this.world.className = "wall-world";
    this.#free.className = "wall-free";
    this.#free.setAttribute("role", "list");
    this.#free.setAttribute("aria-label", options.strings.freeCards);
    this.#free.hidden = true;
    const maps = document.createElement("div");
    this.world.append(maps, this.#free);
    this.maps = new MapLayer(maps);
  }

  /** How many cards are elements, and how many were ever made. */
  get size(): { readonly mounted: number; readonly made: number } {
    return { mounted: this.#mounted.size, made: this.#pool.made };
  }

  /** Counts up whenever another slot is an element, or is none any more. */
  get turns(): number {
    return this.#turns;
  }

  /** Slots that are elements, with their elements. */
  get mounted(): ReadonlyMap<number, CardElement> {
    return this.#mounted;
  }

  /** Whether a slot is an element. */
  readonly shows = (slot: number): boolean => this.#flags[slot] === 1;

  /** Keeps these slots as elements wherever the window is: what is focused, written on or dragged. */
  pin(slots: ReadonlySet<number>): void {
    this.#pinned = slots;
    this.#planned = null;
  }

  /** Carries slots along with the hand, by transform only. */
  lift(lift: Lift): void {
    const before = this.#lift;
    this.#lift = lift;
    for (const slot of before.slots) if (!lift.slots.has(slot)) this.#position(slot);
    for (const slot of lift.slots) this.#position(slot);
    const { items } = this.#options.scene;
    this.#left.show(
      lift.stays ? lift.slots : NONE,
      (slot) => this.#mounted.get(slot),
      (slot) => items.box(slot),
    );
  }

  /** Shows which cards are selected. */
  select(selection: ReadonlySet<CardId>): void {
    this.#selection = selection;
    for (const [slot, element] of this.#mounted) this.#mark(slot, element);
  }

  /** Shows who else writes on which card. */
  writing(writers: ReadonlyMap<CardId, string>): void {
    this.#writers = writers;
    for (const [slot, element] of this.#mounted) this.#mark(slot, element);
  }

  /** The element of a slot, made at once if need be. */
  element(slot: number): CardElement | null {
    if (!this.#mounted.has(slot)) this.#mount(slot);
    return this.#mounted.get(slot) ?? null;
  }

  /** Takes over that these cards look different or lie elsewhere, and that these maps were laid out again. */
  changed(cards: ReadonlySet<CardId>, maps: ReadonlySet<MapId>): void {
    const { items } = this.#options.scene;
    for (const map of maps) this.#moved.add(map);
    this.#mapsChanged = true;
    for (const card of cards) {
      for (const slot of items.slotsOf(card)) {
        if (this.#mounted.has(slot)) this.#fill(slot);
        else this.#planned = null;
        // Its neighbours take their places only with the next plan, and it then again among them.
        this.#grounds.forget(slot);
      }
    }
    if (maps.size > 0 || this.#lostAny()) this.#planned = null;
  }

  /** Takes over that other things are said about these records. What is no element yet will ask when it becomes one. */
  annotated(records: ReadonlySet<RecordId>): void {
    const { items, annotations } = this.#options.scene;
    this.world.toggleAttribute("data-staged", annotations.receding);
    for (const id of records) {
      for (const slot of items.slotsOf(id as CardId)) if (this.#mounted.has(slot)) this.#fill(slot);
    }
    this.maps.annotate(annotations, this.#options.strings);
  }

  #lostAny(): boolean {
    const { items } = this.#options.scene;
    for (const [slot, element] of this.#mounted) {
      if (!items.has(slot) || element.root.dataset.cardId !== items.card[slot]) return true;
    }
    return false;
  }

  /**
   * Brings everything up to date with the camera; headers stay inside `edge`. While somebody zooms no card becomes an element: at the next step
   * it would be one too many. Returns whether more cards wait to become elements.
   */
  sync(camera: Camera, view: Box, edge: Box, zooming = false): boolean {
    this.#move(camera);
    const near = detailAt(camera.zoom) === "near";
    // Where the zoom rests, something else is in view than at its start.
    if (this.#zooming && !zooming) this.#planned = null;
    this.#zooming = zooming;
    const waits = zooming && near && this.#plannedNear && this.#planned !== null;
    if (!waits && this.#stale(view, near)) this.#plan(view, near);
    this.maps.follow(this.#options.scene, camera, edge);
    if (zooming) return true;
    this.#mountSome();
    return this.#plans.waiting;
  }

  #move(camera: Camera): void {
    const { zoom } = camera;
    const transform = `translate(${-camera.x * zoom}px, ${-camera.y * zoom}px) scale(${zoom})`;
    if (transform === this.#transform) return;
    this.#transform = transform;
    this.world.style.transform = transform;
  }

  #stale(view: Box, near: boolean): boolean {
    if (!this.#planned || near !== this.#plannedNear) return true;
    // From afar only maps have elements, few of them.
    if (!covers(inflateBy(this.#planned, near ? STRIDE : MARGIN), view)) return true;
    return near && view.w < this.#planned.w * SHRUNK;
  }

  #plan(view: Box, near: boolean): void {
    const { scene, state, strings } = this.#options;
    const around = inflateBy(view, MARGIN);
    this.#planned = view;
    this.#plannedNear = near;
    const pinnedMaps = new Set<MapId>();
    for (const slot of this.#pinned) {
      const place = scene.items.place[slot];
      if (scene.items.has(slot) && place && place !== "canvas") pinnedMaps.add(place);
    }
    this.maps.update(scene, state(), strings, around, near, pinnedMaps, this.#mapsChanged);
    this.#mapsChanged = false;
    this.#wantAround(view, around, near);
    const kept = inflateBy(view, KEPT);
    const moved = (slot: number): boolean => this.#moved.has(scene.items.place[slot] as Place);
    for (const slot of [...this.#mounted.keys()]) {
      if (!this.#plans.includes(slot) && !(near && this.#keeps(slot, kept))) this.#unmount(slot);
      else if (this.#refilled(slot) || this.#astray(slot) || (moved(slot) && !this.#grounds.holds(slot))) {
        this.#fill(slot);
        this.#grounds.note(slot);
      }
    }
    this.#moved.clear();
    this.#free.hidden = this.#free.childElementCount === 0;
  }

  /** Whether an element just outside may stay: the window may come back to it at once. */
  #keeps(slot: number, kept: Box): boolean {
    const { items } = this.#options.scene;
    const many = this.#mounted.size + this.#plans.size > MAX_CARD_ELEMENTS;
    return !many && items.has(slot) && intersects(items.box(slot), kept);
  }

  /** Whether the slot was given to another card since it was mounted. */
  #refilled(slot: number): boolean {
    return this.#mounted.get(slot)?.root.dataset.cardId !== this.#options.scene.items.card[slot];
  }

  /** Whether the element was made before the cell it belongs into, as when a card on a far map gets the keyboard. */
  #astray(slot: number): boolean {
    const home = this.#home(slot);
    return home !== null && this.#mounted.get(slot)?.root.parentElement !== home;
  }

  #wantAround(view: Box, around: Box, near: boolean): void {
    const { scene } = this.#options;
    const mounted = this.#mounted;
    this.#plans.begin(scene.items.capacity);
    for (const slot of this.#pinned) if (scene.items.has(slot)) this.#plans.want(slot, mounted.has(slot), false);
    if (!near) return;
    const want = (count: number, ahead: boolean): void => {
      for (let i = 0; i < count; i++) {
        const slot = scene.visible[i] as number;
        this.#plans.want(slot, mounted.has(slot), ahead);
      }
    };
    want(Math.min(scene.cull(view), MAX_CARD_ELEMENTS), false);
    const all = scene.cull(around);
    if (all <= MAX_CARD_ELEMENTS) want(all, true);
  }

  #mountSome(): void {
    const { items } = this.#options.scene;
    for (const slot of this.#plans.next()) if (!this.#mounted.has(slot) && items.has(slot)) this.#mount(slot);
  }

  #mount(slot: number): void {
    this.#reserve(slot + 1);
    const element = this.#pool.take();
    this.#mounted.set(slot, element);
    this.#flags[slot] = 1;
    this.#turns += 1;
    this.#fill(slot);
    this.#grounds.note(slot);
  }

  #unmount(slot: number): void {
    const element = this.#mounted.get(slot);
    if (!element) return;
    this.#mounted.delete(slot);
    this.#flags[slot] = 0;
    this.#turns += 1;
    this.#grounds.forget(slot);
    element.root.remove();
    this.#pool.give(element);
  }

  #fill(slot: number): void {
    const { scene, state, strings, letterOf } = this.#options;
    const element = this.#mounted.get(slot);
    const view = cardView(scene, state(), slot, strings, Date.now());
    if (!element || !view) return;
    fillCard(element, view, letterOf);
    const place = scene.items.place[slot];
    const inCell = place !== "canvas" && scene.items.lane[slot] !== null;
    element.root.setAttribute("role", inCell ? "group" : "listitem");
    this.#house(slot, element.root, view.card);
    this.#position(slot);
    this.#mark(slot, element);
  }

  #position(slot: number): void {
    const root = this.#mounted.get(slot)?.root;
    if (!root) return;
    const { x, y } = this.#options.scene.items.box(slot);
    const lifted = this.#lift.slots.has(slot);
    const dx = lifted ? this.#lift.dx : 0;
    const dy = lifted ? this.#lift.dy : 0;
    const origin = this.#origin(slot);
    // Cards at rest have no transform: hundreds of them would each cost the browser work on every pan.
    root.style.left = `${x - origin.x}px`;
    root.style.top = `${y - origin.y}px`;
    root.style.transform = lifted ? `translate(${dx}px, ${dy}px)` : "";
    root.toggleAttribute("data-lifted", lifted);
    root.style.zIndex = lifted ? LIFTED_LEVEL : this.#level(slot);
  }

  /** Where the element that holds this card has its own corner. */
  #origin(slot: number): Point {
    const { scene } = this.#options;
    const place = scene.items.place[slot];
    if (place === undefined || place === "canvas") return ORIGIN;
    const key = cellKey(scene.items.lane[slot] ?? null, scene.items.column[slot] ?? null);
    return scene.sheet(place)?.cells.get(key)?.box ?? ORIGIN;
  }

  #level(slot: number): string {
    const { scene } = this.#options;
    return scene.items.place[slot] === "canvas" ? String(FREE_LEVEL + scene.rankOf(slot)) : "";
  }

  #mark(slot: number, element: CardElement): void {
    const card = this.#options.scene.items.card[slot] as CardId;
    element.root.toggleAttribute("data-selected", this.#selection.has(card));
    const { annotations } = this.#options.scene;
    if (annotations.stands(card)) element.root.dataset.stage = annotations.onStage(card) ? "lifted" : "kept";
    else delete element.root.dataset.stage;
    const writer = this.#writers.get(card);
    element.writer.hidden = writer === undefined;
    element.root.toggleAttribute("data-written", writer !== undefined);
    if (writer !== undefined) element.writer.textContent = this.#options.strings.writing(writer);
  }

  #house(slot: number, root: HTMLElement, card: CardId): void {
    const { scene } = this.#options;
    const place = scene.items.place[slot];
    const home = this.#home(slot);
    if (home === this.#free) {
      placeChild(home, root, scene.rankOf(slot));
      home.hidden = false;
    } else if (home && place && place !== "canvas") {
      const sheet = scene.sheet(place);
      const { lane, column } = scene.items;
      const seat = { lane: lane[slot] ?? null, column: column[slot] ?? null, card };
      placeChild(home, root, (sheet && standingOf(sheet, seat)?.index) ?? 0);
    }
  }

  /** The element this card belongs into; null while its map has none. */
  #home(slot: number): HTMLElement | null {
    const { scene, strings } = this.#options;
    const { place, lane, column } = scene.items;
    const map = place[slot];
    if (map === undefined || map === "canvas") return this.#free;
    return this.maps.get(map)?.holder(lane[slot] ?? null, column[slot] ?? null, strings) ?? null;
  }

  #reserve(capacity: number): void {
    if (capacity <= this.#flags.length) return;
    const flags = new Uint8Array(capacity * 2);
    flags.set(this.#flags);
    this.#flags = flags;
  }
}
