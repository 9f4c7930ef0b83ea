/** Strokes: gathered from the pen, shown while they are wet, kept when it lifts; and what the eraser takes away. */
import { inkDistance } from "@/canvas/hitThings";
import type { Draft } from "@/canvas/paintGrips";
import { PLANES, planeOf } from "@/canvas/thingStore";
import { deleteItems } from "@/document/commands/items";
import { createThings, type NewThing } from "@/document/commands/things";
import { MOST_INK_NUMBERS, type Pen, type ThingId } from "@/document/things";
import { inflate } from "@/geometry/box";
import type { PointerAt } from "@/tools/input";
import type { WallParts } from "@/tools/wallParts";

/** Points nearer to each other than this, in pixels of the screen, say nothing new. */
const NEAREST = 1;
/** A hand that goes on forever is cut into strokes of this many numbers. */
const LONGEST = MOST_INK_NUMBERS - (MOST_INK_NUMBERS % 3);
/** The eraser is this wide, in pixels of the screen. */
const ERASER = 12;
/** What a mouse presses with. */
const MIDDLING = 0.5;

/** The pen in the hand. */
export class Inking {
  readonly #parts: WallParts;
  #pen: Pen | null = null;
  /** x, y and pressure of each point, on the board. */
  #points: number[] = [];
  #finished: number[][] = [];
  readonly #erased = new Set<ThingId>();

  constructor(parts: WallParts) {
    this.#parts = parts;
  }

  /** The wet stroke. */
  get draft(): Draft | null {
    if (this.#pen === null || this.#points.length === 0) return null;
    const { color, width } = this.#parts.brush.value.pens[this.#pen];
    return { kind: "ink", ink: { pen: this.#pen, color, width, points: this.#points, at: { x: 0, y: 0 } } };
  }

  /** Things that the eraser has been over. */
  get erased(): ReadonlySet<ThingId> {
    return this.#erased;
  }

  /** Puts the pen down. */
  begin(pen: Pen, at: PointerAt): void {
    this.#pen = pen;
    this.#points = [];
    this.#finished = [];
    this.to(at);
  }

  /** Moves the pen. */
  to(at: PointerAt): void {
    const { x, y } = at.board;
    const n = this.#points.length;
    const away = NEAREST / this.#parts.camera.camera.value.zoom;
    if (n > 0 && Math.hypot(x - (this.#points[n - 3] as number), y - (this.#points[n - 2] as number)) < away) return;
    if (n >= LONGEST) {
      this.#finished.push(this.#points);
      this.#points = this.#points.slice(n - 3);
    }
    this.#points.push(x, y, at.pressure ?? MIDDLING);
    this.#parts.view.request();
  }

  /** Lifts the pen: the stroke is one step, however long it was. */
  end(): void {
    const pen = this.#pen;
    const strokes = [...this.#finished, this.#points].filter((points) => points.length > 0);
    this.cancel();
    if (pen === null || this.#parts.board.readOnly) return;
    const look = this.#parts.brush.value.pens[pen];
    createThings(
      this.#parts.board,
      strokes.map((points) => strokeThing(points, pen, look)),
    );
  }

  /** Lets the stroke go. */
  cancel(): void {
    this.#pen = null;
    this.#points = [];
    this.#finished = [];
    this.#erased.clear();
    this.#parts.view.things.fading = this.#erased;
    this.#parts.view.request();
  }

  /** Moves the eraser: strokes under it fade. */
  erase(at: PointerAt): void {
    const { scene, camera, view } = this.#parts;
    const reach = ERASER / camera.camera.value.zoom;
    const count = scene.things.cull(inflate({ ...at.board, w: 0, h: 0 }, reach));
    for (let i = 0; i < count; i++) {
      const thing = scene.things.thing[scene.things.visible[i] as number];
      if (thing?.type !== "ink" || thing.locked || planeOf(thing) === PLANES.body) continue;
      if (inkDistance(thing, at.board) <= reach + thing.width / 2) this.#erased.add(thing.id);
    }
    view.things.fading = this.#erased;
    view.request();
  }

  /** Lifts the eraser: what it has been over goes, as one step. */
  endErasing(): void {
    const things = [...this.#erased];
    this.cancel();
    if (things.length > 0 && !this.#parts.board.readOnly) deleteItems(this.#parts.board, { things });
  }
}

/** A stroke as a thing: its points are told from the corner of its box, rounded to what anybody can see. */
export function strokeThing(
  points: readonly number[],
  pen: Pen,
  { color, width }: { readonly color: NewThing["color"]; readonly width: number },
): NewThing {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let at = 0; at < points.length; at += 3) {
    left = Math.min(left, points[at] as number);
    top = Math.min(top, points[at + 1] as number);
  }
  const [x, y] = [Math.floor(left), Math.floor(top)];
  const told: number[] = [];
  let [w, h] = [0, 0];
  for (let at = 0; at < points.length; at += 3) {
    const px = Math.round(((points[at] as number) - x) * 2) / 2;
    const py = Math.round(((points[at + 1] as number) - y) * 2) / 2;
    told.push(px, py, Math.round((points[at + 2] as number) * 100) / 100);
    w = Math.max(w, px);
    h = Math.max(h, py);
  }
  const box = { x, y, w: Math.max(1, w), h: Math.max(1, h) };
  return { type: "ink", box, points: told, pen, width, ...(color ? { color } : {}) };
}
