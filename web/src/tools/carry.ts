/** Carrying things by hand: they follow by transform only, and the document is written once, when they are dropped. */

import { panBy, screenToBoard } from "@/canvas/camera";
import { positionOf } from "@/canvas/cardView";
import { detailAt } from "@/canvas/levelOfDetail";
import { NO_LIFT } from "@/canvas/nearLayer";
import type { Landing } from "@/canvas/paintOverlay";
import type { Scene } from "@/canvas/scene";
import type { CardId } from "@/document/records";
import type { ThingId } from "@/document/things";
import { type Box, moved, type Point, union } from "@/geometry/box";
import type { Guides } from "@/geometry/snap";
import { carryOut, type Held } from "@/tools/drop";
import type { Carried } from "@/tools/effects";
import type { Focus } from "@/tools/focus";
import { type InHand, inHand } from "@/tools/inHand";
import type { PointerAt } from "@/tools/input";
import { type Carrying, type Plan, planDrop } from "@/tools/landing";
import { Snapping } from "@/tools/snapping";
import { announce, type WallParts, wander } from "@/tools/wallParts";

/** Closer to the window's edge than this, in CSS pixels, the wall moves along. */
const EDGE = 36;
/** How far it moves in one frame, at most. */
const EDGE_SPEED = 14;
/** More cards than this are not all kept as elements while they are carried; the rest is painted. */
const MAX_LIFTED_ELEMENTS = 150;

const NO_BOXES: ReadonlyMap<string, Box> = new Map();
const NOTHING_ALONG: InHand = { cards: new Set(), things: new Map(), connectors: [], maps: [] };

interface Hand extends Carrying {
  readonly held: readonly Held[];
  readonly slots: ReadonlySet<number>;
  readonly box: Box | null;
  /** What else is carried than cards. */
  readonly with: InHand;
  at: PointerAt;
  plan: Plan;
  /** How far it is from where it was picked up, in line with what is near. */
  dx: number;
  dy: number;
}

/** The hand of this person on this wall. */
export class Carry {
  readonly #parts: WallParts;
  readonly #focus: Focus;
  readonly #snapping: Snapping;
  #hand: Hand | null = null;

  constructor(parts: WallParts, focus: Focus) {
    this.#parts = parts;
    this.#snapping = new Snapping(parts);
    this.#focus = focus;
  }

  /** Whether something is in the hand. */
  get busy(): boolean {
    return this.#hand !== null;
  }

  /** Where it would land, for the overlay. */
  get landing(): Landing | null {
    const plan = this.#hand?.plan;
    return plan && "landing" in plan ? plan.landing : null;
  }

  /** The outline of a map or header on its way. */
  get outline(): Box | null {
    const hand = this.#hand;
    if (!hand?.box) return null;
    return moved(hand.box, hand.at.board.x - hand.from.x, hand.at.board.y - hand.from.y);
  }

  /** What it is in line with, for the overlay. */
  get guides(): Guides | null {
    return this.#snapping.guides;
  }

  /** Picks something up. */
  begin(what: Carried, from: PointerAt): void {
    const { scene } = this.#parts;
    const along = inHand(this.#parts, what);
    const isItem = what.kind === "card" || what.kind === "thing" || what.kind === "connector";
    const slots = isItem ? this.#slots(what, along.cards) : [];
    const held = slots.map((slot): Held => {
      const { x, y } = scene.items.box(slot);
      return { card: scene.items.card[slot] as CardId, place: scene.items.place[slot] ?? null, at: { x, y } };
    });
    if (what.kind === "column" && what.card !== null) held.push({ card: what.card, place: null, at: what.box });
    const cards = new Set(held.map((one) => one.card));
    const box = this.#outlineOf(what);
    this.#hand = {
      what,
      cards,
      from: from.board,
      held,
      slots: new Set(slots),
      box,
      with: isItem ? along : NOTHING_ALONG,
      mixed: isItem && along.things.size + along.connectors.length > 0,
      at: from,
      plan: { kind: "none" },
      dx: 0,
      dy: 0,
    };
    this.#snapping.begin(
      isItem ? this.#carriedBox() : null,
      (id) => cards.has(id as CardId) || along.things.has(id as ThingId),
    );
    // Far cards are painted anyway; only readable ones have to stay elements while the wall moves below them.
    const near = detailAt(this.#parts.camera.camera.value.zoom) === "near";
    this.#focus.hold(new Set(near ? slots.slice(0, MAX_LIFTED_ELEMENTS) : []));
  }

  /** Moves the hand. */
  to(at: PointerAt): void {
    const hand = this.#hand;
    if (!hand) return;
    const { scene, board, view, options } = this.#parts;
    hand.at = at;
    this.#showKeys(hand);
    const aim = this.#aim(hand, at);
    hand.plan = planDrop(scene, board.state, hand, aim);
    const dx = aim.x - hand.from.x;
    const dy = aim.y - hand.from.y;
    hand.dx = dx;
    hand.dy = dy;
    const { also } = at.modifiers;
    const copies = copying(hand);
    scene.show(copies ? NO_BOXES : previewOf(hand, scene, dx, dy));
    view.things.copies = copies ? thingsAt(hand, dx, dy) : NO_BOXES;
    view.lift({ slots: hand.slots, dx, dy, stays: copies || (also && hand.plan.kind === "cell") });
    if (hand.held.length > 0 || hand.mixed) options.presence?.set({ drag: { dx: Math.round(dx), dy: Math.round(dy) } });
  }

  /** Lets go: what the plan says happens. */
  drop(at: PointerAt): void {
    const hand = this.#hand;
    if (!hand) return;
    this.to(at);
    const { plan, held } = hand;
    const { things, connectors, maps } = hand.with;
    this.#release();
    carryOut(this.#parts, plan, held, at.modifiers, { things, connectors, maps });
    this.#tell(held, plan, at.modifiers.also && !at.modifiers.alt);
  }

  /** Puts everything back. */
  cancel(): void {
    if (this.#hand) this.#release();
  }

  /** Moves the wall along while the hand is at the window's edge; returns whether it did. */
  tick(): boolean {
    const hand = this.#hand;
    if (!hand) return false;
    const { view, camera } = this.#parts;
    const dx = push(hand.at.screen.x, view.viewport.w);
    const dy = push(hand.at.screen.y, view.viewport.h);
    if (dx === 0 && dy === 0) return false;
    wander(this.#parts);
    camera.set(panBy(camera.camera.value, dx, dy));
    this.to({ ...hand.at, board: screenToBoard(camera.camera.value, hand.at.screen) });
    return true;
  }

  /** Where the hand lets it lie: on the free canvas a little beside the pointer, in line with what is near; with Shift straight from where it was. */
  #aim(hand: Hand, { board, modifiers }: PointerAt): Point {
    const at = modifiers.shift ? straight(hand.from, board) : board;
    const {
      scene,
      board: { state },
    } = this.#parts;
    const free = planDrop(scene, state, hand, at).kind === "canvas";
    const { dx, dy } = this.#snapping.at(at.x - hand.from.x, at.y - hand.from.y, !free || modifiers.also);
    return modifiers.shift ? straight(hand.from, { x: at.x + dx, y: at.y + dy }, at) : { x: at.x + dx, y: at.y + dy };
  }

  /** Around all that is carried from the canvas; null when something comes from elsewhere. */
  #carriedBox(): Box | null {
    const { items } = this.#parts.scene;
    const slots = [...(this.#hand?.slots ?? [])];
    if (!slots.every((slot) => items.place[slot] === "canvas")) return null;
    return union([...slots.map((slot) => items.box(slot)), ...(this.#hand?.with.things.values() ?? [])]);
  }

  /** What the keys make of it is seen at the pointer: the card in a further place, or a copy. */
  #showKeys(hand: Hand): void {
    const { dataset } = this.#parts.options.host;
    if (copying(hand)) dataset.carry = "copy";
    else if (hand.held.length > 0 && hand.at.modifiers.also) dataset.carry = "also";
    else delete dataset.carry;
  }

  #release(): void {
    this.#hand = null;
    delete this.#parts.options.host.dataset.carry;
    this.#snapping.end();
    this.#focus.hold(new Set());
    this.#parts.scene.show(NO_BOXES);
    this.#parts.view.things.copies = NO_BOXES;
    this.#parts.view.lift(NO_LIFT);
    this.#parts.options.presence?.set({ drag: null });
  }

  /** The slots that move: of each selected card the one beside what was grabbed, or else any. */
  #slots(what: Carried, cards: Iterable<CardId>): number[] {
    const { scene } = this.#parts;
    const place = what.kind === "card" ? what.place : "canvas";
    const slots: number[] = [];
    for (const card of cards) {
      const slot = scene.items.slotOf(place, card) ?? scene.items.slotsOf(card)[0];
      if (slot !== undefined) slots.push(slot);
    }
    return slots;
  }

  #outlineOf(what: Carried): Box | null {
    if (what.kind === "title") return this.#parts.scene.sheet(what.map)?.layout.box ?? null;
    return "box" in what ? what.box : null;
  }

  #tell(held: readonly Held[], plan: Plan, also: boolean): void {
    const first = held[0];
    if (!first || plan.kind === "none") return;
    const { scene, board, options } = this.#parts;
    const place = plan.kind === "cell" ? plan.map : "canvas";
    const slot = scene.items.slotOf(place, first.card);
    if (slot === undefined) return;
    const sheet = place === "canvas" ? null : (scene.sheet(place) ?? null);
    const title = board.state.cards.get(first.card)?.title || options.strings.emptyCard;
    const there = { title, position: positionOf(sheet, scene.items, slot, options.strings) };
    announce(this.#parts, also ? options.strings.alsoAt(there) : options.strings.moved(there));
  }
}

/** A point on the line across or down through `from`, whichever `towards` is nearer to. */
function straight(from: Point, at: Point, towards: Point = at): Point {
  const across = Math.abs(towards.x - from.x) >= Math.abs(towards.y - from.y);
  return across ? { x: at.x, y: from.y } : { x: from.x, y: at.y };
}

/** Whether copies are carried, and everything itself stays. */
function copying({ held, mixed, at }: Hand): boolean {
  return at.modifiers.alt && (held.length > 0 || mixed === true);
}

/** Where what is carried is shown: things by their boxes, and cards too, so that connectors follow them. */
function previewOf(hand: Hand, scene: Scene, dx: number, dy: number): Map<string, Box> {
  const preview = thingsAt(hand, dx, dy);
  if (scene.connectors.count === 0) return preview;
  for (const slot of hand.slots) preview.set(scene.items.card[slot] as CardId, moved(scene.items.box(slot), dx, dy));
  return preview;
}

function thingsAt({ with: along }: Hand, dx: number, dy: number): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const [id, box] of along.things) boxes.set(id, moved(box, dx, dy));
  return boxes;
}

function push(at: number, length: number): number {
  if (at < EDGE) return Math.min(EDGE_SPEED, (EDGE - at) / 2);
  return at > length - EDGE ? -Math.min(EDGE_SPEED, (at - length + EDGE) / 2) : 0;
}
