/**
 * Cards that could be read but are no elements yet, painted as their elements will look: paper, edge, words. All in board units below one
 * transform, so that letters keep their widths at every zoom and need to be shaped only once.
 */
import { type CardWords, LEADING, type Words } from "@/canvas/cardWords";
import {
  BODY_BAR,
  BODY_BARS,
  type FarCards,
  type NearCards,
  paintBars,
  paintCardSigns,
  paintLifts,
} from "@/canvas/farCards";
import { NO_DISCIPLINE, NOTED, STANDS } from "@/canvas/items";
import { paintPicture } from "@/canvas/paintPicture";
import type { Palette } from "@/canvas/palette";

/** As in the style sheet: radius of the corners, width of the edge of a discipline, room around the words, weight of titles. */
const RADIUS = 8;
const EDGE = 6;
const PAD = 12;
const DISCIPLINE_PAD = 22;
const WEIGHT = 500;
/** Height of a line of a body, and the distance from the title. */
const BODY_LINE = 18;
const BODY_GAP = 6;
/** How far the baseline lies below the middle of a line, as a share of the size of the letters: so Inter is made. */
const BASELINE = 0.364;

/** Paints cards with the words they will have as elements. */
export class StandIns implements NearCards {
  readonly #words: CardWords;

  constructor(words: CardWords) {
    this.#words = words;
  }

  begin(): void {
    this.#words.begin();
  }

  forget(): void {
    this.#words.forget();
  }

  readonly paint: NearCards["paint"] = (context, camera, palette, cards, mask, wanted) => {
    const { items, slots, count, skip } = cards;
    const { flags, bounds } = items;
    let calls = wanted === STANDS ? paintLifts(context, camera, palette, cards) : 0;
    context.save();
    context.scale(camera.zoom, camera.zoom);
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.lineWidth = 1;
    for (let i = 0; i < count; i++) {
      const slot = slots[i] as number;
      if (((flags[slot] as number) & mask) !== wanted || skip(slot)) continue;
      const x = (bounds[slot * 4] as number) - camera.x + cards.dx;
      const y = (bounds[slot * 4 + 1] as number) - camera.y + cards.dy;
      calls += paintStandIn(context, palette, cards, this.#words.of(slot), slot, x, y, camera.zoom);
    }
    context.restore();
    return calls;
  };
}

function paintStandIn(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { items }: FarCards,
  title: Words | null,
  slot: number,
  x: number,
  y: number,
  zoom: number,
): number {
  const w = items.bounds[slot * 4 + 2] as number;
  const h = items.bounds[slot * 4 + 3] as number;
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, w - 1, h - 1, RADIUS);
  context.fillStyle = palette.cards[items.paper[slot] as number] ?? palette.cards[0] ?? palette.sheet;
  context.fill();
  context.strokeStyle = palette.cardLine;
  context.stroke();
  const above = paintPicture(context, items, slot, x, y, 1, zoom);
  const top = y + above;
  const discipline = items.discipline[slot] as number;
  if (discipline !== NO_DISCIPLINE) {
    context.fillStyle = palette.disciplines[discipline] ?? palette.inkSoft;
    context.fillRect(x, y + RADIUS / 2, EDGE, h - RADIUS);
  }
  const noted = ((items.flags[slot] as number) & NOTED) !== 0;
  const left = x + (discipline === NO_DISCIPLINE ? PAD : DISCIPLINE_PAD);
  const said = title
    ? paintWords(context, palette, title, left, top + PAD) +
      (noted ? paintBody(context, palette, title, left, top, w, h - above) : 0)
    : paintBars(context, palette, items.textLength[slot] as number, noted, x, top, w, h - above, 1);
  return 3 + said + paintCardSigns(context, palette, items, slot, x, y, w, h, 1);
}

function paintWords(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { lines, size }: Words,
  left: number,
  top: number,
): number {
  context.fillStyle = palette.cardInk;
  context.font = `${WEIGHT} ${size}px ${palette.font}`;
  const leading = size * LEADING;
  let baseline = top + leading / 2 + size * BASELINE;
  for (const line of lines) {
    if (line !== "") context.fillText(line, left, baseline);
    baseline += leading;
  }
  return lines.length;
}

/** Finer bars below the title stand for a body, whatever its length, where there is room. */
function paintBody(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { lines, size }: Words,
  left: number,
  y: number,
  w: number,
  h: number,
): number {
  let top = y + PAD + lines.length * size * LEADING + BODY_GAP + (BODY_LINE - BODY_BAR) / 2;
  let calls = 0;
  context.fillStyle = palette.cardInkSoft;
  for (const share of BODY_BARS) {
    if (top + BODY_BAR > y + h - PAD) break;
    context.fillRect(left, top, (w - 2 * PAD) * share, BODY_BAR);
    top += BODY_LINE;
    calls++;
  }
  return calls;
}
