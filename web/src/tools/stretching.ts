/** Stretching what is selected by an edge or corner: shown while the hand moves, written once when it lets go. */
import type { Grip } from "@/canvas/grips";
import { heightOfText, textPlan } from "@/canvas/thingText";
import { moveCardsOnCanvas } from "@/document/commands/canvas";
import { setSize } from "@/document/commands/cards";
import { resizeThings } from "@/document/commands/things";
import type { CardId } from "@/document/records";
import type { ThingId } from "@/document/things";
import { type Box, union } from "@/geometry/box";
import type { Guides } from "@/geometry/snap";
import { carriedAlong, stretched } from "@/geometry/stretch";
import { stretchable } from "@/tools/gripsOf";
import { NO_MODIFIERS, type PointerAt } from "@/tools/input";
import { Snapping } from "@/tools/snapping";
import type { WallParts } from "@/tools/wallParts";

/** The smallest side one can stretch to: for cards what readers hold sizes to, for things enough to find them again. */
const SMALLEST_CARD = 40;
const SMALLEST_THING = 8;

/** A stretch that is going on. */
export class Stretching {
  readonly #parts: WallParts;
  readonly #pull: Extract<Grip, { kind: "resize" }>;
  readonly #from: PointerAt;
  readonly #boxes: ReadonlyMap<CardId | ThingId, Box>;
  readonly #frame: Box | null;
  readonly #snapping: Snapping;

  constructor(parts: WallParts, pull: Extract<Grip, { kind: "resize" }>, from: PointerAt) {
    this.#parts = parts;
    this.#pull = pull;
    this.#from = from;
    this.#boxes = stretchable(parts) ?? new Map();
    this.#frame = union(this.#boxes.values());
    this.#snapping = new Snapping(parts);
    this.#snapping.begin(this.#frame, (id) => this.#boxes.has(id as ThingId));
  }

  /** What the pulled edges are in line with, for the overlay. */
  get guides(): Guides | null {
    return this.#snapping.guides;
  }

  /** Shows what would be. */
  to(at: PointerAt): void {
    this.#parts.scene.show(this.#boxesAt(at));
    this.#parts.view.request();
  }

  /** Writes what is shown, as one step. */
  drop(at: PointerAt): void {
    const { board, scene, undo } = this.#parts;
    const boxes = this.#boxesAt(at);
    scene.show(new Map());
    undo.group(() => {
      const things = [...boxes].flatMap(([id, box]) => {
        const before = scene.things.get(id as ThingId)?.box;
        return before && !same(before, box) ? [{ thing: id as ThingId, box }] : [];
      });
      resizeThings(board, things);
      const cards = [...boxes].flatMap(([id, box]) => {
        const before = this.#boxes.get(id);
        return board.state.cards.has(id as CardId) && before && !same(before, box) ? [{ card: id as CardId, box }] : [];
      });
      moveCardsOnCanvas(
        board,
        cards.map(({ card, box }) => ({ card, pos: { x: box.x, y: box.y } })),
      );
      setSize(
        board,
        cards.map(({ card, box }) => ({ card, size: [box.w, box.h] as const })),
      );
    });
  }

  /** Puts everything back. */
  cancel(): void {
    this.#parts.scene.show(new Map());
    this.#parts.view.request();
  }

  #boxesAt(at: PointerAt): Map<CardId | ThingId, Box> {
    const frame = this.#frame;
    const boxes = new Map<CardId | ThingId, Box>();
    if (!frame) return boxes;
    const { state } = this.#parts.board;
    const hasCard = [...this.#boxes.keys()].some((id) => state.cards.has(id as CardId));
    const { shift, also } = at.modifiers;
    // A picture that is pulled out of shape is never what somebody wanted.
    const keep = shift || [...this.#boxes.keys()].every((id) => state.things.get(id as ThingId)?.type === "image");
    const limits = { keep, least: hasCard ? SMALLEST_CARD : SMALLEST_THING };
    const [dx, dy] = [at.board.x - this.#from.board.x, at.board.y - this.#from.board.y];
    const free = stretched(frame, this.#pull, dx, dy, limits);
    // Proportions that are kept leave no edge to itself.
    const snap = this.#snapping.edges(free, this.#pull, keep || also);
    const to = stretched(frame, this.#pull, dx + snap.dx, dy + snap.dy, limits);
    for (const [id, box] of this.#boxes) boxes.set(id, this.#fitted(id, rounded(carriedAlong(box, frame, to))));
    return boxes;
  }

  /** Free text is as high as its lines at the new width. */
  #fitted(id: CardId | ThingId, box: Box): Box {
    const { scene, view } = this.#parts;
    const thing = scene.things.get(id as ThingId);
    const plan = thing?.type === "text" ? textPlan(thing, box, view.palette.font) : null;
    const lines = plan && thing ? view.things.lines.lines(thing.text, plan.style, plan.room.w) : null;
    return plan && lines ? { ...box, h: heightOfText(lines.length, plan.style) } : box;
  }
}

/** Makes what is selected wider and higher by so much, in board units, as a hand does that pulls at its lower right corner; one step. */
export function stretchBy(parts: WallParts, dx: number, dy: number): void {
  const pull = { kind: "resize", x: dx === 0 ? 0 : 1, y: dy === 0 ? 0 : 1 } as const;
  // By keys a step is a step: nothing draws the edge to a line near by.
  const at = (x: number, y: number): PointerAt => ({
    screen: { x, y },
    board: { x, y },
    pointer: "mouse",
    modifiers: { ...NO_MODIFIERS, also: true },
  });
  new Stretching(parts, pull, at(0, 0)).drop(at(dx, dy));
}

function rounded({ x, y, w, h }: Box): Box {
  return { x: Math.round(x), y: Math.round(y), w: Math.max(1, Math.round(w)), h: Math.max(1, Math.round(h)) };
}

function same(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
