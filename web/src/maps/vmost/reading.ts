/**
 * Vision, mission, objectives, strategies and tactics as layers, and what of one layer serves the one above. Derived from the
 * merged records; total over whatever concurrent edits leave behind.
 */
import type { BoardState, Card, CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { servedBy } from "@/maps/alignment/service";
import type { KindDefinition } from "@/maps/definition";
import { type MapStructure, mapStructure } from "@/maps/structure";

/** The layers from the top. */
export const LAYERS = ["vision", "mission", "objective", "strategy", "tactic"] as const;
/** One of the layers. */
export type Layer = (typeof LAYERS)[number];

/** A card of a layer, with what it serves and what serves it in this map. */
export interface LayerCard {
  readonly card: Card;
  readonly layer: Layer;
  readonly lane: LaneId;
  readonly column: ColumnId;
  /** Cards of higher layers, by the layer. */
  readonly above: readonly CardId[];
  /** Cards of lower layers. */
  readonly below: readonly CardId[];
  /** Cards of its own layer or a lower one that it claims to serve. */
  readonly upsideDown: readonly CardId[];
}

/** Everything the rules look at. */
export interface Vmost {
  readonly map: MapId;
  /** Layer by layer, each from left to right. */
  readonly cards: readonly LayerCard[];
  readonly byId: ReadonlyMap<CardId, LayerCard>;
  readonly structure: MapStructure;
  readonly state: BoardState;
}

interface Seat {
  readonly card: Card;
  readonly layer: Layer;
  readonly lane: LaneId;
  readonly column: ColumnId;
}

/** Reads a map. */
export function readVmost(
  kind: KindDefinition,
  map: MapId,
  state: BoardState,
  structure: MapStructure = mapStructure(kind, map, state),
): Vmost {
  const seats = new Map(seatsOf(structure, state).map((seat) => [seat.card.id, seat]));
  const above = new Map<CardId, CardId[]>();
  const below = new Map<CardId, CardId[]>();
  const upsideDown = new Map<CardId, CardId[]>();
  for (const { card, layer } of seats.values()) {
    for (const { end } of servedBy(state, card.id)) {
      const other = end.on === "card" ? seats.get(end.card) : undefined;
      if (!other) continue;
      if (depth(other.layer) < depth(layer)) {
        push(above, card.id, other.card.id);
        push(below, other.card.id, card.id);
      } else push(upsideDown, card.id, other.card.id);
    }
  }
  const cards = [...seats.values()].map((seat): LayerCard => {
    const { id } = seat.card;
    return {
      ...seat,
      above: above.get(id) ?? [],
      below: below.get(id) ?? [],
      upsideDown: upsideDown.get(id) ?? [],
    };
  });
  return { map, cards, byId: new Map(cards.map((one) => [one.card.id, one])), structure, state };
}

/** How many cards a layer has, and how many of them hang together with a layer. */
export function inLayer({ cards }: Vmost, layer: Layer): readonly LayerCard[] {
  return cards.filter((one) => one.layer === layer);
}

/** Whether some of these cards stand in a layer. */
export function anyIn({ byId }: Vmost, cards: readonly CardId[], layer: Layer): boolean {
  return cards.some((card) => byId.get(card)?.layer === layer);
}

/** How far down a layer is; the vision is 0. */
export function depth(layer: Layer): number {
  return LAYERS.indexOf(layer);
}

function seatsOf(structure: MapStructure, state: BoardState): Seat[] {
  return LAYERS.flatMap((layer) =>
    structure.lanes
      .filter(({ lane }) => lane.role === layer)
      .flatMap(({ lane }) =>
        structure.leaves.flatMap(({ column }) =>
          structure.cardsIn(lane.id, column.id).flatMap((id): Seat[] => {
            const card = state.cards.get(id);
            return card ? [{ card, layer, lane: lane.id, column: column.id }] : [];
          }),
        ),
      ),
  );
}

function push(map: Map<CardId, CardId[]>, key: CardId, value: CardId): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}
