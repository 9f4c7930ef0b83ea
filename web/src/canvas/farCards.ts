/** What cards are painted with that are no elements: which they are, the bars that stand for their words, and their signs. */
import type { Camera } from "@/canvas/camera";
import { AGE_MASK, AGE_SHIFT, BLOCKED, type Items, SIGN_MASK, SIGN_SHIFT, STAGED } from "@/canvas/items";
import { TITLE_SIZE } from "@/canvas/levelOfDetail";
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
  /** Paints cards that are near enough to be read; without it they have bars. */
  readonly near?: NearCards | null;
}

/** Paints the cards whose flags under `mask` are `wanted`; returns the number of draw calls. */
export type PaintCards = (
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  cards: FarCards,
  mask: number,
  wanted: number,
) => number;

/** What stands in for elements of cards that could be read: the code comes with the tools, after the first picture. */
export interface NearCards {
  /** A frame begins. */
  begin(): void;
  /** Forgets how wide texts are: other fonts have arrived. */
  forget(): void;
  readonly paint: PaintCards;
}

/** Average width of a letter in board units, for bars about as long as the text. */
const LETTER = 8;
const BAR_LINE = 22;
const MAX_BARS = 4;
/** How long the lines are that stand for a body, as a share of the width. */
export const BODY_BARS = [0.8, 0.6] as const;
/** Height of such a line, in board units. */
export const BODY_BAR = 4;

/** Paints the shadows of cards on stage; screen pixels. Returns the number of draw calls. */
export function paintLifts(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  cards: FarCards,
): number {
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

/** Paints what a card is marked with in its box on the screen; returns the number of draw calls. */
export function paintCardSigns(
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

/** Paints bars for the words of a card in its box on the screen; returns the number of draw calls. */
export function paintBars(
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
