/** Which cards are to be elements, and in which order they become it: those in view first, then those around the window, a few at a time. */

/** No more cards than this are elements at once; the rest is painted. */
export const MAX_CARD_ELEMENTS = 600;
/** How many cards in view become elements in one frame; more would be felt as a stutter. */
export const MOUNTS_PER_FRAME = 40;
/** How many of those around the window do, once all in view are: nobody waits for them. */
export const AHEAD_PER_FRAME = 12;

/** One plan after the other, for one wall. */
export class MountPlan {
  #stamps = new Uint32Array(1024);
  #generation = 0;
  #wanted: number[] = [];
  #ahead: number[] = [];

  /** Whether cards wait to become elements. */
  get waiting(): boolean {
    return this.#wanted.length + this.#ahead.length > 0;
  }

  /** How many wait. */
  get size(): number {
    return this.#wanted.length + this.#ahead.length;
  }

  /** Begins a new plan for so many slots, in which nothing is an element. */
  begin(capacity: number): void {
    this.#generation++;
    this.#wanted = [];
    this.#ahead = [];
    if (capacity <= this.#stamps.length) return;
    const stamps = new Uint32Array(capacity * 2);
    stamps.set(this.#stamps);
    this.#stamps = stamps;
  }

  /** A slot is to be an element: at once, or `ahead` of coming into view. One that `is` an element already only stays. */
  want(slot: number, is: boolean, ahead: boolean): void {
    if (this.includes(slot)) return;
    this.#stamps[slot] = this.#generation;
    if (!is) (ahead ? this.#ahead : this.#wanted).push(slot);
  }

  /** Whether a slot is to be an element. */
  includes(slot: number): boolean {
    return this.#stamps[slot] === this.#generation;
  }

  /** The slots that become elements in this frame. */
  next(): readonly number[] {
    const isAhead = this.#wanted.length === 0;
    const queue = isAhead ? this.#ahead : this.#wanted;
    return queue.splice(-(isAhead ? AHEAD_PER_FRAME : MOUNTS_PER_FRAME));
  }
}
