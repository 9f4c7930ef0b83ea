/** How high a card is in a map: for its title, and for the small facts at its foot where it has some. */
import type { Card } from "@/document/records";
import { pictureHeight } from "@/maps/cardPicture";
import type { KindDefinition, KindGeometry } from "@/maps/definition";
import { lineCount } from "@/maps/text";

/** The row of facts at the foot of a card with the gap above it, as the style sheet has it. */
export const FACTS_ROW = 22;
/** Air around the words of a readable card, whatever its map says. */
const PAD = 12;

/** Heights by geometry, width and title: a move lays out all cards of a map again, and hardly any has another title. */
const heights = new WeakMap<KindGeometry, Map<number, Map<string, number>>>();
/** More than this, and they are measured anew. */
const MOST_HEIGHTS = 20_000;

/** The height a card of this width needs for its title. */
export function cardHeight(title: string, width: number, geometry: KindGeometry): number {
  const { font, line, pad, lines } = geometry.card;
  const known = heights.get(geometry) ?? new Map<number, Map<string, number>>();
  heights.set(geometry, known);
  let ofWidth = known.get(width);
  if (!ofWidth || ofWidth.size > MOST_HEIGHTS) {
    ofWidth = new Map();
    known.set(width, ofWidth);
  }
  const found = ofWidth.get(title);
  if (found !== undefined) return found;
  const height = 2 * pad + line * lineCount(title, width - 2 * pad, font, lines);
  ofWidth.set(title, height);
  return height;
}

/** The height a card of this width needs in a map of this kind; with facts, they have room inside. */
export function heightOfCard(card: Card | undefined, width: number, kind: KindDefinition): number {
  const { geometry } = kind;
  const above = card?.picture ? pictureHeight(card.picture, width) : 0;
  const height = above + cardHeight(card?.title ?? "", width, geometry);
  return card && showsFacts(card, kind) ? height + FACTS_ROW + Math.max(0, 2 * (PAD - geometry.card.pad)) : height;
}

/** Whether the card shows facts that everybody sees at any time; kinds whose cards all tell something keep room in each. */
function showsFacts(card: Card, kind: KindDefinition): boolean {
  if (kind.geometry.card.facts || card.blocked || card.tags.length > 0) return true;
  return kind.badges?.some((key) => (card.fields.get(key) ?? false) !== false) ?? false;
}
