/** Cards that are too small to read: boxes with bars for text, or plain paper batched by colour. */
import type { Camera } from "@/canvas/camera";
import { type FarCards, paintBars, paintCardSigns, paintLifts } from "@/canvas/farCards";
import { AGE_MASK, BLOCKED, type Items, NO_DISCIPLINE, NOTED, SIGN_MASK, STANDS } from "@/canvas/items";
import { detailAt } from "@/canvas/levelOfDetail";
import { paintPicture } from "@/canvas/paintPicture";
import type { Palette } from "@/canvas/palette";

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
  const detail = detailAt(camera.zoom);
  const paint = detail === "fill" ? paintFills : (detail === "near" && cards.near?.paint) || paintBoxes;
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
  for (let i = 0; items.pictures.size > 0 && i < count; i++) {
    const slot = slots[i] as number;
    if (((flags[slot] as number) & mask) !== wanted || skip(slot) || !items.pictures.has(slot)) continue;
    const x = ((bounds[slot * 4] as number) - camera.x + cards.dx) * zoom;
    const y = ((bounds[slot * 4 + 1] as number) - camera.y + cards.dy) * zoom;
    paintPicture(context, items, slot, x, y, zoom);
    calls++;
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
    calls += paintCardSigns(context, palette, items, slot, x, y, w, h, zoom);
  }
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
  const above = paintPicture(context, items, slot, x, y, zoom);
  const discipline = items.discipline[slot] as number;
  if (discipline !== NO_DISCIPLINE) {
    context.fillStyle = palette.disciplines[discipline] ?? palette.inkSoft;
    context.fillRect(x, y, EDGE * zoom, h);
  }
  const noted = ((items.flags[slot] as number) & NOTED) !== 0;
  const bars = paintBars(context, palette, items.textLength[slot] as number, noted, x, y + above, w, h - above, zoom);
  return 2 + bars + paintCardSigns(context, palette, items, slot, x, y, w, h, zoom);
}
