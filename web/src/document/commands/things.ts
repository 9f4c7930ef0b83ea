/** Things on the wall: made, moved, resized, given another look. What can be done to any item is `items.ts`. */
import type { Board } from "@/document/board";
import { type Change, type Create, edit, type Unit } from "@/document/edit";
import { compareOrder, keysAt } from "@/document/order";
import type { PaperKey } from "@/document/records";
import type { Plain } from "@/document/schema";
import {
  type Align,
  type Form,
  type Line,
  MOST_INK_NUMBERS,
  type Pen,
  type Scale,
  TEXT_KEYS,
  type ThingId,
} from "@/document/things";
import { hostOf, safeUrl } from "@/document/urls";
import type { Box, Point } from "@/geometry/box";

/** What a new thing is and begins with. */
export type NewThing = { readonly box: Box; readonly text?: string; readonly color?: PaperKey } & (
  | { readonly type: "shape"; readonly form: Form; readonly line?: Line }
  | { readonly type: "text"; readonly scale?: Scale; readonly align?: Align }
  | { readonly type: "frame" }
  | { readonly type: "ink"; readonly points: readonly number[]; readonly pen: Pen; readonly width: number }
  | { readonly type: "image"; readonly image: string; readonly natural: readonly [number, number] }
  | { readonly type: "link"; readonly url: string }
);

/** Thrown when a link is to be made of something that may not be opened. */
export class UnsafeAddressError extends Error {
  constructor() {
    super("Only addresses of pages and of mail can be put on a wall.");
    this.name = "UnsafeAddressError";
  }
}

/** The change that makes a thing. */
export function thingCreation(board: Board, thing: NewThing, order: string): Create & { readonly id: ThingId } {
  const { box, color = "paper", text = "" } = thing;
  const key = TEXT_KEYS[thing.type];
  return {
    kind: "create",
    root: "shapes",
    id: board.chance.newId() as ThingId,
    ...(key === null ? {} : { text: [key, text] as const }),
    fields: {
      type: thing.type,
      pos: [box.x, box.y],
      size: [box.w, box.h],
      order,
      color: color === "paper" ? undefined : color,
      ...ownFields(thing),
      createdBy: board.personId,
      createdAt: board.chance.now(),
    },
  };
}

function ownFields(thing: NewThing): { readonly [key: string]: Plain | undefined } {
  switch (thing.type) {
    case "shape":
      return { form: thing.form, line: thing.line };
    case "text":
      return { scale: thing.scale, align: thing.align };
    case "frame":
      return {};
    case "ink":
      return { points: thing.points.slice(0, MOST_INK_NUMBERS), pen: thing.pen, width: thing.width };
    case "image":
      return { image: thing.image, natural: thing.natural };
    case "link": {
      const url = safeUrl(thing.url);
      if (url === null) throw new UnsafeAddressError();
      return { url, host: hostOf(url) };
    }
  }
}

/** Makes a thing on top of the others of its plane. */
export function createThing(board: Board, thing: NewThing): ThingId {
  const [id] = createThings(board, [thing]);
  return id as ThingId;
}

/** Makes several things in one step, each above the one before. */
export function createThings(board: Board, things: readonly NewThing[]): ThingId[] {
  const keys = thingKeysOnTop(board, things.length);
  const creations = things.map((thing, at) => thingCreation(board, thing, keys[at] ?? "a0"));
  edit(
    board,
    creations.map((creation): Unit => [creation]),
  );
  return creations.map(({ id }) => id);
}

/** Keys above every thing. */
export function thingKeysOnTop(board: Board, count: number): readonly string[] {
  return keysAbove(board, board.state.things.values(), count);
}

/** Keys above all of these. */
export function keysAbove(
  board: Board,
  those: Iterable<{ readonly id: string; readonly order: string }>,
  count: number,
): readonly string[] {
  let top: { readonly id: string; readonly order: string } | null = null;
  for (const one of those) if (!top || compareOrder(top, one) < 0) top = one;
  const siblings = top ? [{ id: top.id, order: top.order }] : [];
  return keysAt(siblings, siblings.length, count, board.chance.random).keys;
}

/** A thing and where its top left corner comes to lie. */
export interface ThingMove {
  readonly thing: ThingId;
  readonly pos: Point;
}

/** The changes that move things. */
export function thingMoves(moves: Iterable<ThingMove>): Unit[] {
  return [...moves].map(({ thing, pos }): Unit => [set(thing, "pos", [pos.x, pos.y])]);
}

/** Moves things. */
export function moveThings(board: Board, moves: Iterable<ThingMove>): void {
  edit(board, thingMoves(moves));
}

/** Gives things other boxes: corner and size together. */
export function resizeThings(board: Board, boxes: Iterable<{ readonly thing: ThingId; readonly box: Box }>): void {
  edit(
    board,
    [...boxes].map(({ thing, box }): Unit => [set(thing, "pos", [box.x, box.y]), set(thing, "size", [box.w, box.h])]),
  );
}

/** What can be set on things: only what the type of each has is set on it. */
export interface ThingLook {
  readonly color?: PaperKey;
  readonly form?: Form;
  readonly line?: Line;
  readonly scale?: Scale;
  readonly align?: Align;
  /** The width of ink, in board units. */
  readonly width?: number;
}

const LOOKS: Readonly<Record<string, ReadonlySet<keyof ThingLook>>> = {
  shape: new Set(["color", "form", "line"]),
  text: new Set(["color", "scale", "align"]),
  frame: new Set(["color"]),
  ink: new Set(["color", "width"]),
  link: new Set(["color"]),
};

/** Gives things another look, as far as they have one. */
export function setThingLook(board: Board, things: Iterable<ThingId>, look: ThingLook): void {
  const units = [...things].map((id): Unit => {
    const known = LOOKS[board.state.things.get(id)?.type ?? ""];
    const keys = (Object.keys(look) as (keyof ThingLook)[]).filter((key) => known?.has(key));
    return keys.map((key) => set(id, key, look[key] === "paper" ? undefined : look[key]));
  });
  edit(
    board,
    units.filter((unit) => unit.length > 0),
  );
}

function set(id: ThingId, key: string, value: Plain | undefined): Change {
  return { kind: "set", root: "shapes", id, key, value };
}
