/**
 * Ways of right angles from one item to another, around both of them. Pure and small: a search for the way with the
 * fewest bends, then the shortest one, over the few lines along which such a way can run.
 */
import { facingSide, NORMALS, sidePoint, type Terminal } from "@/canvas/routing/anchors";
import type { Box, Point } from "@/geometry/box";

/** How far a way keeps from the items, in board units. */
export const CLEARANCE = 20;
/** A bend costs as much as this way. */
const BEND = 400;
/** Among equal ways, the one that bends near the middle between the items. */
const OFF_MIDDLE = 0.01;
/** No more lines than this in each direction: two ends, four edges, one middle. */
const LINES = 8;
const STATES = LINES * LINES * 4;
/** Directions in the order of their index: right, down, left, up. */
const STEP_X = [1, 0, -1, 0] as const;
const STEP_Y = [0, 1, 0, -1] as const;

// One search at a time, so its memory is made once.
const xs = new Float64Array(LINES);
const ys = new Float64Array(LINES);
const cost = new Float64Array(STATES);
const before = new Int16Array(STATES);
const done = new Uint8Array(STATES);
const open = new Int16Array(STATES);
let waiting = 0;

/** The corners of the way, x and y in turn, from the first end to the second. */
export function elbowRoute(from: Terminal, to: Terminal): number[] {
  const start = exitOf(from, to);
  const goal = exitOf(to, from);
  const direct = facingRoute(start, goal);
  if (direct) return tidy(direct);
  const a = grown(from);
  const b = grown(to);
  const found = search(start, goal, a, b) ?? search(start, goal, null, null);
  return tidy([start.at.x, start.at.y, ...(found ?? []), goal.at.x, goal.at.y]);
}

/**
 * The way between two sides that face each other across a gap: it bends half way, where nothing can be in its way. Most
 * connectors go like this, and need no search.
 */
function facingRoute(
  { at: p, stub: s, direction: out }: Exit,
  { at: q, stub: g, direction: back }: Exit,
): number[] | null {
  if (out < 0 || back !== ((out + 2) & 3)) return null;
  const ahead = (g.x - s.x) * (STEP_X[out] as number) + (g.y - s.y) * (STEP_Y[out] as number);
  if (ahead < 0) return null;
  if (STEP_X[out] !== 0) {
    const x = (s.x + g.x) / 2;
    return [p.x, p.y, x, p.y, x, q.y, q.x, q.y];
  }
  const y = (s.y + g.y) / 2;
  return [p.x, p.y, p.x, y, q.x, y, q.x, q.y];
}

/** Where a way leaves an item and the first point at which it may bend. */
interface Exit {
  readonly at: Point;
  readonly stub: Point;
  /** Index of the direction it leaves in; -1 for a bare point. */
  readonly direction: number;
}

function exitOf(own: Terminal, other: Terminal): Exit {
  if (!own.bound) return { at: { x: own.box.x, y: own.box.y }, stub: { x: own.box.x, y: own.box.y }, direction: -1 };
  const side = own.side ?? facingSide(own.box, other.box);
  const at = sidePoint(own.box, side);
  const { x, y } = NORMALS[side];
  const stub = { x: at.x + x * CLEARANCE, y: at.y + y * CLEARANCE };
  const direction = x > 0 ? 0 : y > 0 ? 1 : x < 0 ? 2 : 3;
  return { at, stub, direction };
}

/** The box a way must not run through; a little smaller than the clearance, so that ways may run along it. */
function grown({ box, bound }: Terminal): Box | null {
  if (!bound) return null;
  const by = CLEARANCE - 1;
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}

/** One search: the lines it runs on, what is in its way, and where it ends. */
interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly a: Box | null;
  readonly b: Box | null;
  readonly middle: Point;
  /** The node to reach, and the direction in which one then goes straight on into the item; -1 for a bare point. */
  readonly last: number;
  readonly into: number;
}

function search(start: Exit, goal: Exit, a: Box | null, b: Box | null): number[] | null {
  const columns = gather(xs, start.stub.x, goal.stub.x, a && [a.x - 1, a.x + a.w + 1], b && [b.x - 1, b.x + b.w + 1]);
  const rows = gather(ys, start.stub.y, goal.stub.y, a && [a.y - 1, a.y + a.h + 1], b && [b.y - 1, b.y + b.h + 1]);
  const middle = { x: (start.stub.x + goal.stub.x) / 2, y: (start.stub.y + goal.stub.y) / 2 };
  const first = indexOf(ys, rows, start.stub.y) * columns + indexOf(xs, columns, start.stub.x);
  const last = indexOf(ys, rows, goal.stub.y) * columns + indexOf(xs, columns, goal.stub.x);
  const into = goal.direction < 0 ? -1 : (goal.direction + 2) & 3;
  const field: Field = { columns, rows, a, b, middle, last, into };
  cost.fill(Number.POSITIVE_INFINITY);
  done.fill(0);
  waiting = 0;
  for (let direction = 0; direction < 4; direction++) {
    if (start.direction < 0 || direction === start.direction) reach(first * 4 + direction, 0, -1);
  }
  while (waiting > 0) {
    const state = nearest();
    if (done[state] === 1) continue;
    done[state] = 1;
    if (state >> 2 === last && (state & 3) !== goal.direction) return trace(state, columns);
    goOn(field, state);
  }
  return null;
}

/** Takes the state out that is reached at the least cost. */
function nearest(): number {
  let least = 0;
  for (let i = 1; i < waiting; i++) {
    if ((cost[open[i] as number] as number) < (cost[open[least] as number] as number)) least = i;
  }
  const state = open[least] as number;
  open[least] = open[--waiting] as number;
  return state;
}

function reach(state: number, total: number, from: number): void {
  if (done[state] === 1 || total >= (cost[state] as number)) return;
  if (cost[state] === Number.POSITIVE_INFINITY) open[waiting++] = state;
  cost[state] = total;
  before[state] = from;
}

function goOn({ columns, rows, a, b, middle, last, into }: Field, state: number): void {
  const node = state >> 2;
  const heading = state & 3;
  const column = node % columns;
  const row = (node - column) / columns;
  const x0 = xs[column] as number;
  const y0 = ys[row] as number;
  for (let turn = 0; turn < 4; turn++) {
    const nextColumn = column + (STEP_X[turn] as number);
    const nextRow = row + (STEP_Y[turn] as number);
    if (turn === ((heading + 2) & 3)) continue;
    if (nextColumn < 0 || nextRow < 0 || nextColumn >= columns || nextRow >= rows) continue;
    const x1 = xs[nextColumn] as number;
    const y1 = ys[nextRow] as number;
    if ((a && runsThrough(a, x0, y0, x1, y1)) || (b && runsThrough(b, x0, y0, x1, y1))) continue;
    const next = nextRow * columns + nextColumn;
    let total = (cost[state] as number) + Math.abs(x1 - x0) + Math.abs(y1 - y0);
    if (turn !== heading) total += bendAt(x0, y0, middle);
    // Coming to the end sideways is a bend as well: the last piece goes straight into the item.
    if (next === last && into >= 0 && turn !== into) total += bendAt(x1, y1, middle);
    reach(next * 4 + turn, total, state);
  }
}

function bendAt(x: number, y: number, middle: Point): number {
  return BEND + OFF_MIDDLE * (Math.abs(x - middle.x) + Math.abs(y - middle.y));
}

function trace(end: number, columns: number): number[] {
  const points: number[] = [];
  for (let state = end; state >= 0; state = before[state] as number) {
    const node = state >> 2;
    const column = node % columns;
    points.unshift(xs[column] as number, ys[(node - column) / columns] as number);
  }
  return points;
}

/** Writes the lines of one direction in order, each once, and returns how many there are. */
function gather(
  out: Float64Array,
  start: number,
  goal: number,
  a: readonly [number, number] | null,
  b: readonly [number, number] | null,
): number {
  let count = 0;
  const add = (value: number): void => {
    let at = count;
    while (at > 0 && (out[at - 1] as number) > value) at--;
    if (at > 0 && out[at - 1] === value) return;
    for (let i = count; i > at; i--) out[i] = out[i - 1] as number;
    out[at] = value;
    count++;
  };
  add(start);
  add(goal);
  for (const pair of [a, b]) if (pair) for (const value of pair) add(value);
  add(a && b ? betweenBoxes(a, b) : (start + goal) / 2);
  return count;
}

/** The middle of the gap between two spans, or of both where they overlap. */
function betweenBoxes(a: readonly [number, number], b: readonly [number, number]): number {
  if (a[1] < b[0]) return (a[1] + b[0]) / 2;
  if (b[1] < a[0]) return (b[1] + a[0]) / 2;
  return (Math.min(a[0], b[0]) + Math.max(a[1], b[1])) / 2;
}

function indexOf(lines: Float64Array, count: number, value: number): number {
  for (let i = 0; i < count; i++) if (lines[i] === value) return i;
  return 0;
}

/** Whether a piece of a way runs through the inside of a box. */
function runsThrough(box: Box, x0: number, y0: number, x1: number, y1: number): boolean {
  return (
    Math.max(x0, x1) > box.x &&
    Math.min(x0, x1) < box.x + box.w &&
    Math.max(y0, y1) > box.y &&
    Math.min(y0, y1) < box.y + box.h
  );
}

/** Leaves out points in the middle of a straight piece. */
function tidy(points: readonly number[]): number[] {
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    const n = kept.length;
    if (n >= 2 && kept[n - 2] === x && kept[n - 1] === y) continue;
    const straight =
      n >= 4 &&
      ((kept[n - 4] === kept[n - 2] && kept[n - 2] === x) || (kept[n - 3] === kept[n - 1] && kept[n - 1] === y));
    if (straight) kept.splice(n - 2, 2);
    kept.push(x, y);
  }
  return kept;
}
