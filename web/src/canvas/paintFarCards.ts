/** Cards that are too small to read: boxes with bars for text, or plain paper batched by colour. */
import type { Camera } from "@/canvas/camera";
import {
  AGE_MASK,
  AGE_SHIFT,
  BLOCKED,
  type Items,
  NO_DISCIPLINE,
  NOTED,
  SIGN_MASK,
  SIGN_SHIFT,
  STAGED,
  STANDS,
} from "@/canvas/items";
import { detailAt, TITLE_SIZE } from "@/canvas/levelOfDetail";
import { paintAge, paintBlocked, paintEdgeSign, paintLift, paintMark, RING } from "@/canvas/paintSigns";
import type { Palette } from "@/canvas/palette";

/** Which slots to paint and how they are shifted while a hand drags them. */
export interface FarCards {
  readonly items: Items;
  readonly slots: Int32Array;
  readonly count: number;
  /** Slots that are shown in another layer. */
  readonly skip: (slot: number) => boolean;
  readonly dx: number;
  readonly dy: number;
  /** Whether cards that are do not stand out recede. */
  readonly receding: boolean;
}

/** Average width of a letter in board units, for bars about as long as the text. */
const LETTER = 8;
const BAR_LINE = 22;
const MAX_BARS = 4;
/** How long the lines are that stand for a body, as a share of the width, and how high. */
const BODY_BARS = [0.8, 0.6];
const BODY_BAR = 4;
const EDGE = 5;

/** How much is left of a card that recedes; the same as in the style sheet. */
export const RECEDED = 0.4;

/** Paints the given cards and returns the number of draw calls. */
export function paintFarCards(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  cards: FarCards,
): number {
  if (cards.count === 0) return 0;
  const paint = detailAt(camera.zoom) === "fill" ? paintFills : paintBoxes;
  if (!cards.receding) return paint(context, camera, palette, cards, 0, 0);
  context.globalAlpha = RECEDED;
  const receded = paint(context, camera, palette, cards, STANDS, 0);
  context.globalAlpha = 1;
  return receded + paint(context, camera, palette, cards, STANDS, STANDS);
}

/** Paints the cards whose flags under `mask` are `wanted`. */
function paintFills(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  cards: FarCards,
  mask: number,
  wanted: number,
): number {
  const { items, slots, count, skip } = cards;
  const { bounds, paper, flags, mark } = items;
  const { zoom } = camera;
  let calls = wanted === STANDS ? paintLifts(context, camera, palette, cards) : 0;
  for (let tone = 0; tone < palette.fills.length; tone++) {
    context.fillStyle = palette.fills[tone] as string;
    for (let i = 0; i < count; i++) {
      const slot = slots[i] as number;
      if (paper[slot] !== tone || ((flags[slot] as number) & mask) !== wanted || skip(slot)) continue;
      const at = slot * 4;
      context.fillRect(
        ((bounds[at] as number) - camera.x + cards.dx) * zoom,
        ((bounds[at + 1] as number) - camera.y + cards.dy) * zoom,
        Math.max(1, (bounds[at + 2] as number) * zoom),
        Math.max(1, (bounds[at + 3] as number) * zoom),
      );
      calls++;
    }
  }
  // Signs come last and by card: few cards have any, and a batch by colour would gain nothing.
  for (let i = 0; i < count; i++) {
    const slot = slots[i] as number;
    const set = flags[slot] as number;
    if (((set & (BLOCKED | SIGN_MASK | AGE_MASK)) === 0 && mark[slot] === 0) || (set & mask) !== wanted || skip(slot))
      continue;
    const at = slot * 4;
    const x = ((bounds[at] as number) - camera.x + cards.dx) * zoom;
    const y = ((bounds[at + 1] as number) - camera.y + cards.dy) * zoom;
    const w = Math.max(1, (bounds[at + 2] as number) * zoom);
    const h = Math.max(1, (bounds[at + 3] as number) * zoom);
    calls += paintSigns(context, palette, items, slot, x, y, w, h, zoom);
  }
  return calls;
}

function paintLifts(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, cards: FarCards): number {
  const { items, slots, count, skip } = cards;
  const { bounds, flags } = items;
  const { zoom } = camera;
  let calls = 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i] as number;
    if (((flags[slot] as number) & STAGED) === 0 || skip(slot)) continue;
    const at = slot * 4;
    const x = ((bounds[at] as number) - camera.x + cards.dx) * zoom;
    const y = ((bounds[at + 1] as number) - camera.y + cards.dy) * zoom;
    calls += paintLift(context, palette, x, y, (bounds[at + 2] as number) * zoom, (bounds[at + 3] as number) * zoom);
  }
  return calls;
}

function paintSigns(
  context: CanvasRenderingContext2D,
  palette: Palette,
  items: Items,
  slot: number,
  x: number,
  y: number,
  w: number,
  h: number,
  zoom: number,
): number {
  const mark = items.mark[slot] as number;
  const sign = ((items.flags[slot] as number) & SIGN_MASK) >> SIGN_SHIFT;
  let calls = 0;
  if (sign !== 0) calls += paintEdgeSign(context, palette, sign, x, y, w, h, zoom);
  const age = ((items.flags[slot] as number) & AGE_MASK) >> AGE_SHIFT;
  if (age !== 0) calls += paintAge(context, palette, age, x, y, w, h, zoom);
  if (((items.flags[slot] as number) & BLOCKED) !== 0) calls += paintBlocked(context, palette, x, y, w, h, zoom);
  if (mark !== 0) calls += paintMark(context, palette.marks[mark - 1] ?? palette.accent, x, y, w, h, RING.card);
  return calls;
}

function paintBoxes(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  cards: FarCards,
  mask: number,
  wanted: number,
): number {
  const { items, slots, count, skip } = cards;
  const { flags } = items;
  let calls = wanted === STANDS ? paintLifts(context, camera, palette, cards) : 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i] as number;
    if (((flags[slot] as number) & mask) !== wanted || skip(slot)) continue;
    calls += paintBox(context, camera, palette, items, slot, cards.dx, cards.dy);
  }
  return calls;
}

function paintBox(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  items: Items,
  slot: number,
  dx: number,
  dy: number,
): number {
  const { bounds } = items;
  const { zoom } = camera;
  const at = slot * 4;
  const x = ((bounds[at] as number) - camera.x + dx) * zoom;
  const y = ((bounds[at + 1] as number) - camera.y + dy) * zoom;
  const w = (bounds[at + 2] as number) * zoom;
  const h = (bounds[at + 3] as number) * zoom;
  const paper = items.paper[slot] as number;
  context.fillStyle = palette.cards[paper] ?? palette.cards[0] ?? palette.sheet;
  context.fillRect(x, y, w, h);
  if (paper === 0) {
    context.lineWidth = 1;
    context.strokeStyle = palette.cardLine;
    context.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  }
  const discipline = items.discipline[slot] as number;
  if (discipline !== NO_DISCIPLINE) {
    context.fillStyle = palette.disciplines[discipline] ?? palette.inkSoft;
    context.fillRect(x, y, EDGE * zoom, h);
  }
  const noted = ((items.flags[slot] as number) & NOTED) !== 0;
  const bars = paintBars(context, palette, items.textLength[slot] as number, noted, x, y, w, h, zoom);
  return 2 + bars + paintSigns(context, palette, items, slot, x, y, w, h, zoom);
}

function paintBars(
  context: CanvasRenderingContext2D,
  palette: Palette,
  letters: number,
  noted: boolean,
  x: number,
  y: number,
  w: number,
  h: number,
  zoom: number,
): number {
  if (letters === 0 && !noted) return 0;
  const pad = 14 * zoom;
  const room = w - 2 * pad;
  const lines = Math.min(MAX_BARS, Math.max(1, Math.floor((h - pad) / (BAR_LINE * zoom))));
  let rest = letters * LETTER * zoom;
  let calls = 0;
  context.fillStyle = palette.cardInkSoft;
  for (let line = 0; line < lines && rest > 0; line++) {
    const top = y + pad + line * BAR_LINE * zoom;
    context.fillRect(x + pad, top, Math.min(room * 0.94, rest), TITLE_SIZE * 0.5 * zoom);
    rest -= room;
    calls++;
  }
  // Finer lines below the title stand for a body, whatever its length.
  for (let line = 0; noted && line < BODY_BARS.length; line++) {
    const top = pad + calls * BAR_LINE * zoom;
    if (top + BODY_BAR * zoom > h) break;
    context.fillRect(x + pad, y + top, room * (BODY_BARS[line] as number), BODY_BAR * zoom);
    calls++;
  }
  return calls;
}
