import type { Stop, Walk } from "@/api/dto";
import type { BoardState, CardId, ColumnId, MapId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { flowMaps } from "@/maps/flow/flowMaps";
import type { Wall } from "@/tools/wallContract";
import { currentStop } from "@/ui/walk/agenda";

/** A column longer than this, in board units, is not shown as a whole: one could not read it. */
const READABLE_HEIGHT = 1_300;
/** What is shown above and below cards of a long column. */
const MARGIN = 60;

type Places = Pick<Wall, "boxOfCards" | "boxOfTarget" | "contentBox">;

const cardsOf = (stop: Stop): CardId[] => stop.cards.map((card) => card.card_id as CardId);

function columnBox(wall: Places, stop: Stop, map: MapId, column: ColumnId): Box | null {
  const whole = wall.boxOfTarget({ map, column });
  if (!whole || whole.h <= READABLE_HEIGHT) return whole;
  const cards = stop.cards.length > 0 ? wall.boxOfCards(cardsOf(stop), map) : null;
  if (!cards) return { ...whole, h: READABLE_HEIGHT };
  return { ...whole, y: cards.y - MARGIN, h: Math.min(cards.h + 2 * MARGIN, READABLE_HEIGHT) };
}

/** Around cards: on the map named, else where work flows if all of them are there, else where most of them are. */
export function placeOfCards(wall: Places, state: BoardState, cards: readonly CardId[], map: MapId | null): Box | null {
  const named = map ? wall.boxOfCards(cards, map) : null;
  if (named) return named;
  const flow = flowMaps(state).find(({ id }) => cards.every((card) => state.placements.get(id)?.has(card)));
  return (flow ? wall.boxOfCards(cards, flow.id) : null) ?? wall.boxOfCards(cards);
}

/** Where a stop is on the wall; null when it is nowhere in particular. */
function placeOfStop(wall: Places, state: BoardState, stop: Stop): Box | null {
  const map = stop.map_id as MapId | null;
  const at = map && stop.column_id ? columnBox(wall, stop, map, stop.column_id as ColumnId) : null;
  if (at) return at;
  // A column may be removed while the group is there: then its cards, which lie in the tray, or else its map.
  if (map) return (stop.cards.length > 0 ? wall.boxOfCards(cardsOf(stop), map) : null) ?? wall.boxOfTarget({ map });
  if (stop.cards.length > 0) return placeOfCards(wall, state, cardsOf(stop), null);
  return stop.kind === "topic" ? null : wall.contentBox();
}

/** Where the group looks: at the card on stage, else at the stop. */
export function placeOfWalk(wall: Places, state: BoardState, walk: Walk): Box | null {
  const stop = currentStop(walk);
  if (!stop) return null;
  const card = walk.card_id as CardId | null;
  const lit = card ? placeOfCards(wall, state, [card], stop.map_id as MapId | null) : null;
  return lit ?? placeOfStop(wall, state, stop);
}

/** The cards that are lifted: the one on stage, else those the stop is about; null when there are none. */
export function stageOfWalk(walk: Walk): ReadonlySet<CardId> | null {
  if (walk.card_id) return new Set([walk.card_id as CardId]);
  const cards = currentStop(walk)?.cards ?? [];
  return cards.length > 0 ? new Set(cards.map((card) => card.card_id as CardId)) : null;
}
