/**
 * Everything that painting asks about things on every frame: flat bounds by slot, and the order in which they are drawn.
 * Things lie in planes; in each plane they lie by their own order.
 */
import { cull, type Drawn } from "@/canvas/cull";
import { compareOrder } from "@/document/order";
import type { BoardState } from "@/document/records";
import type { Thing, ThingId } from "@/document/things";
import type { Box } from "@/geometry/box";

/** The planes things lie in, bottom to top. Cards lie between bodies and the ink of pens. */
export const PLANES = { frame: 0, highlighter: 1, body: 2, pen: 3 } as const;
const FIRST_CAPACITY = 256;

/** The plane of a thing. */
export function planeOf(thing: Thing): number {
  if (thing.type === "frame") return PLANES.frame;
  if (thing.type === "ink") return PLANES[thing.pen];
  return PLANES.body;
}

/** Around all that is painted of a thing: a stroke is as wide as its pen. */
export function paintedBox(thing: Thing): Box {
  const { x, y, w, h } = thing.box;
  const by = thing.type === "ink" ? thing.width : 0;
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

/** All living things, ready for painting. */
export class ThingStore {
  /** x, y, w, h of each slot, as painted. */
  bounds = new Float64Array(FIRST_CAPACITY * 4);
  /** The thing of each slot. */
  readonly thing: Thing[] = [];
  /** Slots that the last `cull` found, bottom first. */
  visible = new Int32Array(FIRST_CAPACITY);
  #order = new Int32Array(FIRST_CAPACITY);
  #stale = true;
  #revision = 0;
  readonly #slots = new Map<ThingId, number>();
  readonly #free: number[] = [];

  /** How many things there are. */
  get count(): number {
    return this.#slots.size;
  }

  /** Another number whenever any thing may look different. */
  get revision(): number {
    return this.#revision;
  }

  /** Reads these things again. */
  sync(state: BoardState, ids: Iterable<ThingId>): void {
    for (const id of ids) {
      const thing = state.things.get(id);
      if (thing && !thing.deleted) this.#put(thing);
      else this.#drop(id);
    }
  }

  /** The thing with an id, if it is shown. */
  get(id: ThingId): Thing | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.thing[slot];
  }

  /** Every thing that is shown, in no order. */
  *all(): Generator<Thing> {
    for (const slot of this.#slots.values()) yield this.thing[slot] as Thing;
  }

  /** Bounds and order of everything. */
  drawn(): Drawn {
    if (this.#stale) this.#sort();
    return { bounds: this.bounds, order: this.#order, count: this.#slots.size };
  }

  /** Fills `visible` with the slots that touch a box and returns how many. */
  cull(box: Box): number {
    return this.#slots.size === 0 ? 0 : cull(this.drawn(), box, this.visible);
  }

  #put(thing: Thing): void {
    this.#revision += 1;
    let slot = this.#slots.get(thing.id);
    const before = slot === undefined ? undefined : this.thing[slot];
    if (slot === undefined) {
      slot = this.#free.pop() ?? this.thing.length;
      this.#slots.set(thing.id, slot);
      if ((slot + 1) * 4 > this.bounds.length) this.#grow();
    }
    this.thing[slot] = thing;
    const { x, y, w, h } = paintedBox(thing);
    const at = slot * 4;
    this.bounds[at] = x;
    this.bounds[at + 1] = y;
    this.bounds[at + 2] = w;
    this.bounds[at + 3] = h;
    if (!before || before.order !== thing.order || planeOf(before) !== planeOf(thing)) this.#stale = true;
  }

  #drop(id: ThingId): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#free.push(slot);
    this.#revision += 1;
    this.#stale = true;
  }

  #sort(): void {
    const slots = [...this.#slots.values()];
    const of = (slot: number): Thing => this.thing[slot] as Thing;
    slots.sort((a, b) => planeOf(of(a)) - planeOf(of(b)) || compareOrder(of(a), of(b)));
    this.#order.set(slots);
    this.#stale = false;
  }

  #grow(): void {
    const capacity = this.bounds.length / 2;
    const bounds = new Float64Array(capacity * 4);
    bounds.set(this.bounds);
    this.bounds = bounds;
    this.visible = new Int32Array(capacity);
    this.#order = new Int32Array(capacity);
    this.#stale = true;
  }
}
