/** What a readable card shows and says: pure, from the records to the words of one element. */
import type { Items } from "@/canvas/items";
import { TITLE_SIZE } from "@/canvas/levelOfDetail";
import type { Scene } from "@/canvas/scene";
import type { Sheet } from "@/canvas/sheet";
import type { WallStrings } from "@/canvas/wallStrings";
import type { BoardState, Card, CardId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { lineCount } from "@/maps/text";

/** How large a title is written so that all of it fits: m is the full size, cut the smallest, and too small even so. */
export type TextSize = "m" | "s" | "xs" | "cut";

/** Everything one card element shows. */
export interface CardView {
  readonly card: CardId;
  readonly title: string;
  readonly paper: string;
  readonly discipline: string | null;
  readonly textSize: TextSize;
  /** Accessible name: text, colour and discipline, position. */
  readonly name: string;
  readonly box: Box;
}

const PAD = 12;
/** Line height as a share of the font size. */
const LINE = 4 / 3;
const SIZES: readonly (readonly [TextSize, number])[] = [
  ["m", TITLE_SIZE],
  ["s", 15],
  ["xs", 12],
];

/** The largest size at which a title fits into the box. */
export function textSize(title: string, box: { readonly w: number; readonly h: number }): TextSize {
  for (const [size, font] of SIZES) {
    const room = Math.max(1, Math.floor((box.h - 2 * PAD + 1) / (font * LINE)));
    if (lineCount(title, box.w - 2 * PAD, font, room + 1) <= room) return size;
  }
  return "cut";
}

/** Where an appearance of a card stands, in words. */
export function positionOf(sheet: Sheet | null, items: Items, slot: number, strings: WallStrings): string {
  if (!sheet) return strings.onWall;
  const at = sheet.standing.get(items.card[slot] as CardId) ?? { index: 1, count: 1 };
  const lane = items.lane[slot];
  const column = items.column[slot];
  if (!lane || !column) return strings.unplaced(at);
  return strings.position({ lane: laneTitle(sheet, lane), column: columnTitle(sheet, column), ...at });
}

/** The title of a lane as its header shows it. */
export function laneTitle(sheet: Sheet, lane: string): string {
  return sheet.layout.laneHeaders.find((header) => header.lane === lane)?.title ?? "";
}

/** The title of a column as its header shows it. */
export function columnTitle(sheet: Sheet, column: string): string {
  return sheet.layout.columnHeaders.find((header) => header.column === column)?.title ?? "";
}

/** The view of one slot; null when its card is gone. */
export function cardView(scene: Scene, state: BoardState, slot: number, strings: WallStrings): CardView | null {
  const { items } = scene;
  const card = state.cards.get(items.card[slot] as CardId);
  const place = items.place[slot];
  if (!card || place === undefined) return null;
  const sheet = place === "canvas" ? null : (scene.sheet(place) ?? null);
  const box = items.box(slot);
  return {
    card: card.id,
    title: card.title,
    paper: card.color,
    discipline: card.discipline,
    textSize: textSize(card.title, box),
    name: [...look(card, strings), positionOf(sheet, items, slot, strings)].join(", "),
    box,
  };
}

function look(card: Card, strings: WallStrings): string[] {
  const words = [card.title.trim() || strings.emptyCard];
  if (card.color !== "paper") words.push(strings.paper(card.color));
  if (card.discipline !== null) words.push(strings.discipline(card.discipline));
  return words;
}
