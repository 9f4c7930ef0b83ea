/** Cards that are too small to read: boxes with bars for text, or plain paper batched by colour. */
import type { Camera } from "@/canvas/camera";
import { type Items, NO_DISCIPLINE } from "@/canvas/items";
import { detailAt, TITLE_SIZE } from "@/canvas/levelOfDetail";
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
}

/** Average width of a letter in board units, for bars about as long as the text. */
const LETTER = 8;
const BAR_LINE = 22;
const MAX_BARS = 4;
const EDGE = 5;

/** Paints the given cards and returns the number of draw calls. */
export function paintFarCards(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  cards: FarCards,
): number {
  if (cards.count === 0) return 0;
  const plain = detailAt(camera.zoom) === "fill";
  return plain ? paintFills(context, camera, palette, cards) : paintBoxes(context, camera, palette, cards);
}

function paintFills(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, cards: FarCards): number {
  const { items, slots, count, skip } = cards;
  const { bounds, paper } = items;
  const { zoom } = camera;
  // A hairline would disappear at this size, so white cards are told from the white sheet by a slightly darker tone.
  const tones = palette.cards.map((colour, index) => (index === 0 ? palette.cardLine : colour));
  let calls = 0;
  for (let tone = 0; tone < tones.length; tone++) {
    context.fillStyle = tones[tone] as string;
    for (let i = 0; i < count; i++) {
      const slot = slots[i] as number;
      if (paper[slot] !== tone || skip(slot)) continue;
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
  return calls;
}

function paintBoxes(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, cards: FarCards): number {
  const { items, slots, count, skip } = cards;
  let calls = 0;
  context.lineWidth = 1;
  context.strokeStyle = palette.cardLine;
  for (let i = 0; i < count; i++) {
    const slot = slots[i] as number;
    if (skip(slot)) continue;
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
  if (paper === 0) context.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  const discipline = items.discipline[slot] as number;
  if (discipline !== NO_DISCIPLINE) {
    context.fillStyle = palette.disciplines[discipline] ?? palette.inkSoft;
    context.fillRect(x, y, EDGE * zoom, h);
  }
  return 2 + paintBars(context, palette, items.textLength[slot] as number, x, y, w, h, zoom);
}

function paintBars(
  context: CanvasRenderingContext2D,
  palette: Palette,
  letters: number,
  x: number,
  y: number,
  w: number,
  h: number,
  zoom: number,
): number {
  if (letters === 0) return 0;
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
  return calls;
}
