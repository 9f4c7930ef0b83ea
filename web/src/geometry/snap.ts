/**
 * Snapping a moving box to others: edges and middles in line, and even gaps between neighbours. Works on flat arrays that
 * are filled once when a gesture begins; nothing is allocated while it goes on.
 */
import type { Box } from "@/geometry/box";

/** The most boxes that a moving one is compared with. */
export const MOST_CANDIDATES = 48;
/** The most guides shown at once: two lines, and gaps on both axes. */
const MOST_GUIDES = 10;
/** Numbers per guide: from x, y, to x, y, and the gap it measures, or 0 for a line. */
export const GUIDE_NUMBERS = 5;
/** Distances that differ by less than this, in board units, are the same. */
const SAME = 0.01;

/** Guides to show: so many, with `GUIDE_NUMBERS` numbers each. */
export type Guides = Pick<Snapper, "guides" | "count">;

/** Finds where a moving box comes into line, and what shows that it does. */
export class Snapper {
  /** How far the box is off from where it snaps, after `snap`. */
  dx = 0;
  dy = 0;
  /** How many guides there are. */
  count = 0;
  /** `GUIDE_NUMBERS` numbers for each guide, in board units. */
  readonly guides = new Float64Array(MOST_GUIDES * GUIDE_NUMBERS);
  /** Start and length on each axis of every candidate: x, w, y, h. */
  readonly #boxes = new Float64Array(MOST_CANDIDATES * 4);
  readonly #moving = new Float64Array(4);
  #size = 0;
  /** How near the last line was. */
  #nearest = 0;

  /** Takes the boxes to snap to; those beyond `MOST_CANDIDATES` are left out, so the nearest come first. */
  begin(candidates: readonly Box[]): void {
    this.#size = Math.min(MOST_CANDIDATES, candidates.length);
    for (let i = 0; i < this.#size; i++) {
      const { x, y, w, h } = candidates[i] as Box;
      this.#boxes[i * 4] = x;
      this.#boxes[i * 4 + 1] = w;
      this.#boxes[i * 4 + 2] = y;
      this.#boxes[i * 4 + 3] = h;
    }
    this.clear();
  }

  /** Shows nothing. */
  clear(): void {
    this.dx = 0;
    this.dy = 0;
    this.count = 0;
  }

  /** Where a box at x, y would snap to within `reach` board units: sets `dx`, `dy` and the guides. */
  snap(x: number, y: number, w: number, h: number, reach: number): void {
    this.#hold(x, w, y, h);
    this.count = 0;
    this.dx = this.#offset(0, reach);
    this.dy = this.#offset(2, reach);
    this.#moving[0] = x + this.dx;
    this.#moving[2] = y + this.dy;
    this.#showLine(0);
    this.#showLine(2);
    this.#showGaps(0);
    this.#showGaps(2);
  }

  /**
   * Where the pulled edges of a box would snap to: `pullX` and `pullY` say which (-1: left or top, 1: right or bottom, 0:
   * neither). Sets `dx`, `dy` and the guides.
   */
  snapEdges({ x, y, w, h }: Box, pullX: number, pullY: number, reach: number): void {
    this.clear();
    if (pullX !== 0) {
      this.#hold(pullX < 0 ? x : x + w, 0, y, h);
      this.dx = this.#lineOffset(0, reach);
      this.#moving[0] = (this.#moving[0] as number) + this.dx;
      this.#showLine(0, 1);
    }
    if (pullY !== 0) {
      this.#hold(x, w, pullY < 0 ? y : y + h, 0);
      this.dy = this.#lineOffset(2, reach);
      this.#moving[2] = (this.#moving[2] as number) + this.dy;
      this.#showLine(2, 1);
    }
  }

  #hold(x: number, w: number, y: number, h: number): void {
    this.#moving[0] = x;
    this.#moving[1] = w;
    this.#moving[2] = y;
    this.#moving[3] = h;
  }

  /** How far to go on one axis (0: across, 2: down): to the nearest line, or to an even gap when that is nearer. */
  #offset(axis: 0 | 2, reach: number): number {
    const line = this.#lineOffset(axis, reach);
    const even = this.#evenOffset(axis, this.#nearest);
    return Number.isNaN(even) ? line : even;
  }

  /** How far to the nearest line; how near that is stands in `#nearest`. */
  #lineOffset(axis: 0 | 2, reach: number): number {
    let best = 0;
    let nearest = reach + SAME;
    const start = this.#moving[axis] as number;
    const length = this.#moving[axis + 1] as number;
    for (let i = 0; i < this.#size; i++) {
      const from = this.#boxes[i * 4 + axis] as number;
      const size = this.#boxes[i * 4 + axis + 1] as number;
      for (let a = 0; a < 3; a++) {
        for (let b = 0; b < 3; b++) {
          // A middle comes into line with a middle, an edge with an edge.
          if ((a === 1) !== (b === 1)) continue;
          const off = from + (size * b) / 2 - (start + (length * a) / 2);
          if (Math.abs(off) < nearest) {
            nearest = Math.abs(off);
            best = off;
          }
        }
      }
    }
    this.#nearest = nearest;
    return best;
  }

  /** How far to an even gap, nearer than `nearest`; NaN when there is none. */
  #evenOffset(axis: 0 | 2, nearest: number): number {
    const start = this.#moving[axis] as number;
    const end = start + (this.#moving[axis + 1] as number);
    const before = this.#neighbour(axis, start + nearest, -1);
    const after = this.#neighbour(axis, end - nearest, 1);
    let best = Number.NaN;
    let least = nearest;
    const consider = (off: number): void => {
      if (Math.abs(off) < least) {
        least = Math.abs(off);
        best = off;
      }
    };
    if (before >= 0 && after >= 0) consider((this.#end(before, axis) + this.#start(after, axis) - start - end) / 2);
    if (before >= 0) {
      const further = this.#neighbour(axis, this.#start(before, axis) + SAME, -1);
      if (further >= 0) {
        const gap = this.#start(before, axis) - this.#end(further, axis);
        consider(this.#end(before, axis) + gap - start);
      }
    }
    if (after >= 0) {
      const further = this.#neighbour(axis, this.#end(after, axis) - SAME, 1);
      if (further >= 0) {
        const gap = this.#start(further, axis) - this.#end(after, axis);
        consider(this.#start(after, axis) - gap - end);
      }
    }
    return best;
  }

  #start(i: number, axis: 0 | 2): number {
    return this.#boxes[i * 4 + axis] as number;
  }

  #end(i: number, axis: 0 | 2): number {
    return this.#start(i, axis) + (this.#boxes[i * 4 + axis + 1] as number);
  }

  /** The nearest box wholly before (-1) or after (1) a point of an axis, beside the moving one on the other; -1 for none. */
  #neighbour(axis: 0 | 2, point: number, way: -1 | 1): number {
    const other = axis === 0 ? 2 : 0;
    const low = this.#moving[other] as number;
    const high = low + (this.#moving[other + 1] as number);
    let found = -1;
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.#size; i++) {
      if (this.#start(i, other) > high || this.#end(i, other) < low) continue;
      const away = way < 0 ? point - this.#end(i, axis) : this.#start(i, axis) - point;
      if (away >= 0 && away < nearest) {
        nearest = away;
        found = i;
      }
    }
    return found;
  }

  /** The line on which the moving box and others now lie, from the first of them to the last. */
  #showLine(axis: 0 | 2, edges = 3): void {
    const other = axis === 0 ? 2 : 0;
    const start = this.#moving[axis] as number;
    const length = this.#moving[axis + 1] as number;
    for (let edge = 0; edge < edges; edge++) {
      const at = start + (length * edge) / 2;
      let low = this.#moving[other] as number;
      let high = low + (this.#moving[other + 1] as number);
      let met = false;
      for (let i = 0; i < this.#size; i++) {
        if (!this.#hasEdge(i, axis, at, edge === 1)) continue;
        met = true;
        low = Math.min(low, this.#start(i, other));
        high = Math.max(high, this.#end(i, other));
      }
      if (met) this.#add(axis, at, at, low, high, 0);
    }
  }

  #hasEdge(i: number, axis: 0 | 2, at: number, middle: boolean): boolean {
    const [from, to] = [this.#start(i, axis), this.#end(i, axis)];
    if (middle) return Math.abs((from + to) / 2 - at) < SAME;
    return Math.abs(from - at) < SAME || Math.abs(to - at) < SAME;
  }

  /** The gaps that are even now. */
  #showGaps(axis: 0 | 2): void {
    const start = this.#moving[axis] as number;
    const end = start + (this.#moving[axis + 1] as number);
    const before = this.#neighbour(axis, start, -1);
    const after = this.#neighbour(axis, end, 1);
    const left = before < 0 ? Number.NaN : start - this.#end(before, axis);
    const right = after < 0 ? Number.NaN : this.#start(after, axis) - end;
    const further = before < 0 ? -1 : this.#neighbour(axis, this.#start(before, axis), -1);
    const furthest = after < 0 ? -1 : this.#neighbour(axis, this.#end(after, axis), 1);
    const leftGap = further < 0 ? Number.NaN : this.#start(before, axis) - this.#end(further, axis);
    const rightGap = furthest < 0 ? Number.NaN : this.#start(furthest, axis) - this.#end(after, axis);
    const isEven = (a: number, b: number): boolean => a > SAME && Math.abs(a - b) < SAME * 2;
    const byLeft = isEven(left, leftGap);
    const byRight = isEven(right, rightGap);
    const between = isEven(left, right);
    if (byLeft) this.#addGap(axis, this.#end(further, axis), this.#start(before, axis));
    if (byLeft || between) this.#addGap(axis, this.#end(before, axis), start);
    if (byRight || between) this.#addGap(axis, end, this.#start(after, axis));
    if (byRight) this.#addGap(axis, this.#end(after, axis), this.#start(furthest, axis));
  }

  #addGap(axis: 0 | 2, from: number, to: number): void {
    const other = axis === 0 ? 2 : 0;
    const middle = (this.#moving[other] as number) + (this.#moving[other + 1] as number) / 2;
    this.#add(axis, from, to, middle, middle, to - from);
  }

  #add(axis: 0 | 2, from: number, to: number, low: number, high: number, gap: number): void {
    if (this.count >= MOST_GUIDES) return;
    const at = this.count++ * GUIDE_NUMBERS;
    this.guides[at] = axis === 0 ? from : low;
    this.guides[at + 1] = axis === 0 ? low : from;
    this.guides[at + 2] = axis === 0 ? to : high;
    this.guides[at + 3] = axis === 0 ? high : to;
    this.guides[at + 4] = gap;
  }
}
