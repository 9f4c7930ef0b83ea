/** Signs on what is too far to read: a hatched edge for blocked, a ring with a corner for what changed, a lift for the stage. */
import type { Palette } from "@/canvas/palette";

/** Width of the hatched edge in board units, and how narrow it may become on the screen. */
const EDGE = 8;
const NARROWEST_EDGE = 4;
/** The edge never covers more than this share of a card. */
const WIDEST_SHARE = 0.3;
/** Distance of the stripes; what is lower than two of them is plainly red. */
const STRIPE_GAP = 5;
const STRIPE = 1.75;
/** How thick the ring around a card and around a header is. */
export const RING = { card: 1.5, header: 1 } as const;
const SMALLEST_CORNER = 4;
const LARGEST_CORNER = 12;
const LIFT = 3;
const LIFT_ALPHA = 0.28;

/** A hatched red edge on the right: the card is blocked. Screen pixels; returns the number of draw calls. */
export function paintBlocked(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  w: number,
  h: number,
  zoom: number,
): number {
  const edge = Math.min(Math.max(NARROWEST_EDGE, EDGE * zoom), w * WIDEST_SHARE);
  const left = x + w - edge;
  context.fillStyle = palette.lost;
  context.fillRect(left, y, edge, h);
  if (h < 2 * STRIPE_GAP + edge) return 1;
  context.strokeStyle = palette.lostWash;
  context.lineWidth = STRIPE;
  context.beginPath();
  for (let top = y + STRIPE_GAP / 2; top + edge <= y + h; top += STRIPE_GAP) {
    context.moveTo(left, top + edge);
    context.lineTo(left + edge, top);
  }
  context.stroke();
  return 2;
}

/** A line along the lower edge: half of it for what is older than most, all of it for what is older than was agreed. */
export function paintAge(
  context: CanvasRenderingContext2D,
  palette: Palette,
  age: number,
  x: number,
  y: number,
  w: number,
  h: number,
  zoom: number,
): number {
  const height = Math.min(Math.max(LOWEST_SIGN, SIGN * zoom), h * HIGHEST_SHARE);
  context.fillStyle = age === 1 ? palette.inkSoft : palette.attention;
  context.fillRect(x, y + h - height, age === 1 ? w / 2 : w, height);
  return 1;
}

/** Height of the sign on the upper edge in board units, the least on the screen, and the most of a card's height. */
const SIGN = 5;
const LOWEST_SIGN = 1.5;
const HIGHEST_SHARE = 0.25;
/** How long the parts of dashes and dots are with their gaps, in heights of the sign. */
const PARTS: readonly (readonly [part: number, gap: number])[] = [
  [Number.POSITIVE_INFINITY, 0],
  [4, 2],
  [1, 1.5],
];

/** A bar, dashes or dots along the upper edge: how the work is treated. Screen pixels; returns the number of draw calls. */
export function paintEdgeSign(
  context: CanvasRenderingContext2D,
  palette: Palette,
  sign: number,
  x: number,
  y: number,
  w: number,
  h: number,
  zoom: number,
): number {
  const height = Math.min(Math.max(LOWEST_SIGN, SIGN * zoom), h * HIGHEST_SHARE);
  const [part, gap] = PARTS[sign - 1] ?? [Number.POSITIVE_INFINITY, 0];
  context.fillStyle = sign === 1 ? palette.attention : palette.inkSoft;
  let calls = 0;
  for (let at = 0; at < w; at += (part + gap) * height) {
    context.fillRect(x + at, y, Math.min(part * height, w - at), height);
    calls++;
  }
  return calls;
}

/** A ring and a filled corner in the colour of what changed. Screen pixels; returns the number of draw calls. */
export function paintMark(
  context: CanvasRenderingContext2D,
  colour: string,
  x: number,
  y: number,
  w: number,
  h: number,
  ring: number,
): number {
  const corner = Math.min(LARGEST_CORNER, Math.max(SMALLEST_CORNER, Math.min(w, h) * 0.35));
  context.strokeStyle = colour;
  context.lineWidth = ring;
  context.strokeRect(x, y, w, h);
  if (h < 2 * SMALLEST_CORNER) return 1;
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x + w - corner, y);
  context.lineTo(x + w, y);
  context.lineTo(x + w, y + corner);
  context.closePath();
  context.fill();
  return 2;
}

/** A shadow below a card on stage. Screen pixels; returns the number of draw calls. */
export function paintLift(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  w: number,
  h: number,
): number {
  context.globalAlpha = LIFT_ALPHA;
  context.fillStyle = palette.ink;
  context.fillRect(x - LIFT / 2, y, w + LIFT, h + LIFT);
  context.globalAlpha = 1;
  return 1;
}
