import { FREE_CARD } from "@/canvas/cardSize";
import type { BoardState } from "@/document/records";
import { type Box, inflate, intersects, type Point } from "@/geometry/box";
import type { MapLayout } from "@/maps/layout";

/** What is on the wall: its maps, the cards that lie free, and things. */
export function boxesOf(state: BoardState, layouts: readonly MapLayout[]): Box[] {
  const cards = [...state.canvas.values()].flatMap(({ card, pos }): Box[] => {
    const record = state.cards.get(card);
    if (!record || record.deleted) return [];
    const [w, h] = record.size ?? [FREE_CARD.w, FREE_CARD.h];
    return [{ ...pos, w, h }];
  });
  const things = [...state.things.values()].flatMap(({ box, deleted }) => (deleted ? [] : [box]));
  return [...layouts.map(({ box }) => box), ...cards, ...things];
}

/** The first place from a box downwards where it keeps a gap to all others. */
export function clearPlace(wanted: Box, taken: readonly Box[], gap: number): Point {
  let { y } = wanted;
  for (;;) {
    const around = inflate({ ...wanted, y }, gap - 1);
    const met = taken.filter((box) => intersects(around, box));
    if (met.length === 0) return { x: wanted.x, y };
    y = Math.max(...met.map((box) => box.y + box.h)) + gap;
  }
}
