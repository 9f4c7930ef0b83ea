/**
 * Connectors with the ways they take. A way is found when it is first needed and again when what it is bound to has
 * moved; whether a connector is in view is told by loose bounds around both of its ends, which cost next to nothing.
 */
import { cull, type Drawn } from "@/canvas/cull";
import type { Terminal } from "@/canvas/routing/anchors";
import { movedRoute, type Route, routeOf } from "@/canvas/routing/route";
import { compareOrder } from "@/document/order";
import type { BoardState } from "@/document/records";
import type { Connector, ConnectorEnd, ConnectorId } from "@/document/things";
import { type Box, inflate, union } from "@/geometry/box";

/** Where an item is, and whether it is really there or only was. */
export interface Located {
  readonly box: Box;
  readonly there: boolean;
}

/** Finds an item of a connector by its id. */
export type Locate = (id: string) => Located | null;

/** A connector ready for painting. */
export interface Line {
  readonly connector: Connector;
  readonly route: Route;
  /** Ends whose item is gone. */
  readonly dangling: readonly [boolean, boolean];
}

/** A way as it was found, and between what. */
interface Found {
  readonly line: Line;
  readonly from: End;
  readonly to: End;
}

type End = Terminal & { readonly dangling: boolean };

const FIRST_CAPACITY = 256;
/** A way may reach this far out of the box around its ends, in board units. */
const REACH = 64;
/** Distances below this are none, in board units. */
const SAME = 1e-6;
/** The loosest curve reaches farther. */
const CURVE_REACH = 420;

/** All living connectors. */
export class ConnectorStore {
  bounds = new Float64Array(FIRST_CAPACITY * 4);
  /** Slots that the last `cull` found, bottom first. */
  visible = new Int32Array(FIRST_CAPACITY);
  readonly #locate: Locate;
  readonly #connector: Connector[] = [];
  readonly #line: (Line | null)[] = [];
  /** The last ways, whether or not they still hold: those whose both ends moved alike are the same elsewhere. */
  readonly #found: (Found | null)[] = [];
  readonly #slots = new Map<ConnectorId, number>();
  readonly #free: number[] = [];
  /** Slots of the connectors that are bound to an item. */
  readonly #bound = new Map<string, Set<number>>();
  readonly #loose = new Set<number>();
  #order = new Int32Array(FIRST_CAPACITY);
  #unsorted = true;
  #revision = 0;
  /** Slots of connectors whose items a hand carries: their ways differ in every frame. */
  #carried: ReadonlySet<number> = new Set();

  constructor(locate: Locate) {
    this.#locate = locate;
  }

  /** How many connectors there are. */
  get count(): number {
    return this.#slots.size;
  }

  /** Another number whenever a connector came, went, looks different or may take another way, those aside that a hand carries along. */
  get revision(): number {
    return this.#revision;
  }

  /** Reads these connectors again. */
  sync(state: BoardState, ids: Iterable<ConnectorId>): void {
    for (const id of ids) {
      this.#drop(id);
      const connector = state.connectors.get(id);
      if (connector && !connector.deleted) this.#put(connector);
    }
  }

  /** Takes over that these items lie elsewhere, came or went. */
  moved(items: Iterable<string>): void {
    if (this.#bound.size === 0) return;
    for (const item of items) for (const slot of this.#bound.get(item) ?? []) this.#loosen(slot);
  }

  /** Takes over which items a hand carries, and that they lie elsewhere; none once it has let go. */
  carry(items: Iterable<string>): void {
    const carried = new Set<number>();
    for (const item of items) for (const slot of this.#bound.get(item) ?? []) carried.add(slot);
    const before = this.#carried;
    this.#carried = carried;
    for (const slot of before) this.#loosen(slot);
    for (const slot of carried) if (!before.has(slot)) this.#loosen(slot);
    if (before.size !== carried.size || [...carried].some((slot) => !before.has(slot))) this.#revision += 1;
  }

  /** Takes over that any item may lie elsewhere, as when a map was laid out again. */
  allMoved(): void {
    for (const slot of this.#slots.values()) this.#loosen(slot);
  }

  /** The connector of a slot. */
  connector(slot: number): Connector {
    return this.#connector[slot] as Connector;
  }

  /** The way of a slot; found now if need be. Null when an end is nowhere. */
  line(slot: number): Line | null {
    const known = this.#line[slot];
    if (known) return known;
    const connector = this.#connector[slot] as Connector;
    const from = this.#terminal(connector.from);
    const to = this.#terminal(connector.to);
    if (!from || !to) return null;
    return this.#moved(slot, from, to) ?? this.#keep(slot, routeOf(connector.path, from, to), from, to);
  }

  /** Whether the way of a slot is known already, or the same as it was but elsewhere. */
  known(slot: number): boolean {
    if (this.#line[slot] != null) return true;
    if (!this.#found[slot]) return false;
    const { from, to } = this.connector(slot);
    const [start, end] = [this.#terminal(from), this.#terminal(to)];
    return start !== null && end !== null && this.#moved(slot, start, end) !== null;
  }

  /** The way of a slot if both of its ends moved alike since it was found. */
  #moved(slot: number, from: End, to: End): Line | null {
    const found = this.#found[slot];
    if (!found || !isAlike(found.from, from) || !isAlike(found.to, to)) return null;
    const dx = from.box.x - found.from.box.x;
    const dy = from.box.y - found.from.box.y;
    // Sums of fractions differ in their last digits.
    if (Math.abs(to.box.x - found.to.box.x - dx) > SAME || Math.abs(to.box.y - found.to.box.y - dy) > SAME) return null;
    return this.#keep(slot, movedRoute(found.line.route, dx, dy), from, to);
  }

  #keep(slot: number, route: Route, from: End, to: End): Line {
    const line: Line = { connector: this.connector(slot), route, dangling: [from.dangling, to.dangling] };
    this.#line[slot] = line;
    this.#found[slot] = { line, from, to };
    return line;
  }

  /** The way of a connector, if it is shown. */
  lineOf(id: ConnectorId): Line | null {
    const slot = this.#slots.get(id);
    return slot === undefined ? null : this.line(slot);
  }

  /** Every connector's way. */
  *all(): Generator<Line> {
    for (const slot of this.#slots.values()) {
      const line = this.line(slot);
      if (line) yield line;
    }
  }

  /** The ids of connectors that are bound to an item. */
  boundTo(item: string): ConnectorId[] {
    return [...(this.#bound.get(item) ?? [])].map((slot) => this.connector(slot).id);
  }

  /** Fills `visible` with the slots that may touch a box and returns how many: all of them, or only what is carried, or what is not. */
  cull(box: Box, which: "all" | "carried" | "still" = "all"): number {
    if (this.#slots.size === 0 || (which === "carried" && this.#carried.size === 0)) return 0;
    for (const slot of this.#loose) this.#bind(slot);
    this.#loose.clear();
    if (this.#unsorted) this.#sort();
    const drawn: Drawn = { bounds: this.bounds, order: this.#order, count: this.#slots.size };
    const found = cull(drawn, box, this.visible);
    if (which === "all") return found;
    let kept = 0;
    for (let i = 0; i < found; i++) {
      const slot = this.visible[i] as number;
      if (this.#carried.has(slot) === (which === "carried")) this.visible[kept++] = slot;
    }
    return kept;
  }

  #terminal({ item, side, at }: ConnectorEnd): End | null {
    const found = item === null ? null : this.#locate(item);
    if (found) return { box: found.box, side, bound: true, dangling: !found.there };
    return at ? { box: { x: at.x, y: at.y, w: 0, h: 0 }, side: null, bound: false, dangling: item !== null } : null;
  }

  #put(connector: Connector): void {
    const slot = this.#free.pop() ?? this.#connector.length;
    this.#slots.set(connector.id, slot);
    this.#connector[slot] = connector;
    this.#line[slot] = null;
    this.#found[slot] = null;
    if ((slot + 1) * 4 > this.bounds.length) this.#grow();
    for (const { item } of [connector.from, connector.to]) {
      if (item === null) continue;
      const slots = this.#bound.get(item);
      if (slots) slots.add(slot);
      else this.#bound.set(item, new Set([slot]));
    }
    this.#loose.add(slot);
    this.#unsorted = true;
    this.#revision += 1;
  }

  #drop(id: ConnectorId): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    const { from, to } = this.connector(slot);
    for (const { item } of [from, to]) {
      const slots = item === null ? undefined : this.#bound.get(item);
      slots?.delete(slot);
      if (item !== null && slots?.size === 0) this.#bound.delete(item);
    }
    this.#slots.delete(id);
    if (this.#carried.has(slot)) this.#carried = new Set([...this.#carried].filter((other) => other !== slot));
    this.#loose.delete(slot);
    this.#line[slot] = null;
    this.#found[slot] = null;
    this.#free.push(slot);
    this.#unsorted = true;
    this.#revision += 1;
  }

  #loosen(slot: number): void {
    this.#line[slot] = null;
    this.#loose.add(slot);
    if (!this.#carried.has(slot)) this.#revision += 1;
  }

  /** Loose bounds around both ends. */
  #bind(slot: number): void {
    const connector = this.connector(slot);
    const from = this.#terminal(connector.from);
    const to = this.#terminal(connector.to);
    const around = union([from?.box, to?.box].filter((box) => box !== undefined));
    const reach = connector.path === "curved" ? CURVE_REACH : REACH;
    const nowhere = !around || !from || !to;
    const { x, y, w, h } = nowhere ? { x: Number.NaN, y: Number.NaN, w: 0, h: 0 } : inflate(around, reach);
    this.bounds.set([x, y, w, h], slot * 4);
  }

  #sort(): void {
    const slots = [...this.#slots.values()];
    slots.sort((a, b) => compareOrder(this.connector(a), this.connector(b)));
    this.#order.set(slots);
    this.#unsorted = false;
  }

  #grow(): void {
    const capacity = this.bounds.length / 2;
    const bounds = new Float64Array(capacity * 4);
    bounds.set(this.bounds);
    this.bounds = bounds;
    this.visible = new Int32Array(capacity);
    this.#order = new Int32Array(capacity);
    this.#unsorted = true;
  }
}

/** Whether an end is the same, wherever it lies. */
function isAlike(one: End, other: End): boolean {
  const [a, b] = [one.box, other.box];
  return a.w === b.w && a.h === b.h && one.side === other.side && one.bound === other.bound;
}
