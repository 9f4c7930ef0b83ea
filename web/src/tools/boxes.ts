/** Where on the board cards and parts of maps are. */
import type { Place } from "@/canvas/items";
import type { Scene } from "@/canvas/scene";
import type { CardId, MapId } from "@/document/records";
import { type Box, union } from "@/geometry/box";
import type { SelectionTarget } from "@/tools/wallContract";

interface Spotted {
  readonly place: Place;
  readonly box: Box;
}

/** Around cards: on one map, or each where most of them are, so that a card on two maps does not span the wall. */
export function boxOfCards(scene: Scene, cards: Iterable<CardId>, map?: MapId): Box | null {
  const spots = [...new Set(cards)]
    .map((card) => spotsOf(scene, card).filter(({ place }) => map === undefined || place === map))
    .filter((found) => found.length > 0);
  const counts = new Map<Place, number>();
  for (const found of spots) for (const { place } of found) counts.set(place, (counts.get(place) ?? 0) + 1);
  const weight = (spot: Spotted): number => counts.get(spot.place) ?? 0;
  return union(spots.map((found) => found.reduce((a, b) => (weight(b) > weight(a) ? b : a)).box));
}

function spotsOf(scene: Scene, card: CardId): Spotted[] {
  const { items, sheets } = scene;
  const placed = items.slotsOf(card).map((slot) => ({ place: items.place[slot] as Place, box: items.box(slot) }));
  const heads = sheets.flatMap(({ layout }) => {
    const header = layout.columnHeaders.find((one) => one.card === card);
    return header ? [{ place: layout.map, box: header.box }] : [];
  });
  return [...placed, ...heads];
}

/** Around a map, a whole column or lane of it (header and cells), or one of its arrows. */
export function boxOfTarget(scene: Scene, { map, lane, column, link }: SelectionTarget): Box | null {
  const layout = scene.sheet(map)?.layout;
  if (!layout) return null;
  if (link !== undefined) return scene.arrows.get(map, link)?.box ?? null;
  const { bodyBox } = layout;
  if (column !== undefined && lane !== undefined) {
    return layout.cells.find((one) => one.lane === lane && one.column === column)?.box ?? null;
  }
  if (column !== undefined) {
    const header = layout.columnHeaders.find((one) => one.column === column)?.box;
    return header ? { ...header, h: Math.max(header.h, bodyBox.y + bodyBox.h - header.y) } : null;
  }
  if (lane !== undefined) {
    const region = layout.regions?.[layout.laneHeaders.findIndex((one) => one.lane === lane)];
    if (region) return region;
    const header = layout.laneHeaders.find((one) => one.lane === lane)?.box;
    return header ? { ...header, w: Math.max(header.w, bodyBox.x + bodyBox.w - header.x) } : null;
  }
  return layout.box;
}
