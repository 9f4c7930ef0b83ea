/**
 * The structure of one map, kept up to date card by card: after one move only the two cells that differ are put together
 * anew. Equals `mapStructure` of the same state at any time; a test holds the two together.
 */
import type { BoardState, CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { compareKeys } from "@/maps/order";
import { type MapStructure, mapStructure } from "@/maps/structure";

const NOTHING: readonly CardId[] = [];
/** Where cards are whose lane or column is gone. */
const TRAY = "";

/** The structure of one map, and which cards are where in it. */
export class KeptStructure {
  readonly structure: MapStructure;
  readonly #map: MapId;
  readonly #heading: ReadonlySet<CardId>;
  /** By lane and column; the tray under an empty key. A list is never changed, another one takes its place. */
  readonly #cells = new Map<string, readonly CardId[]>();
  readonly #seats = new Map<CardId, string>();
  readonly #known: ReadonlySet<string>;

  constructor(kind: KindDefinition, map: MapId, state: BoardState) {
    const whole = mapStructure(kind, map, state);
    this.#map = map;
    this.#heading = new Set(whole.headers.values());
    const known = new Set<string>();
    for (const { lane } of whole.lanes) {
      for (const { column } of whole.leaves) {
        const key = cellKey(lane.id, column.id);
        known.add(key);
        this.#fill(key, whole.cardsIn(lane.id, column.id));
      }
    }
    this.#known = known;
    this.#fill(TRAY, whole.unplaced);
    const cells = this.#cells;
    this.structure = {
      ...whole,
      get unplaced() {
        return cells.get(TRAY) ?? NOTHING;
      },
      cardsIn: (lane, column) => cells.get(cellKey(lane, column)) ?? NOTHING,
    };
  }

  /** Takes over that these cards came, left, moved or look different. Lanes, columns and headers must be the same as before. */
  update(state: BoardState, cards: Iterable<CardId>): void {
    const members = new Map<string, Set<CardId>>();
    const open = (key: string): Set<CardId> => {
      const found = members.get(key) ?? new Set(this.#cells.get(key));
      members.set(key, found);
      return found;
    };
    for (const card of cards) {
      const before = this.#seats.get(card);
      if (before !== undefined) open(before).delete(card);
      const after = this.#seatOf(state, card);
      if (after === null) this.#seats.delete(card);
      else {
        this.#seats.set(card, after);
        open(after).add(card);
      }
    }
    for (const [key, inside] of members) this.#cells.set(key, this.#sorted(state, inside));
  }

  #fill(key: string, cards: readonly CardId[]): void {
    this.#cells.set(key, cards);
    for (const card of cards) this.#seats.set(card, key);
  }

  #seatOf(state: BoardState, card: CardId): string | null {
    const place = state.placements.get(this.#map)?.get(card);
    const record = state.cards.get(card);
    if (!place || !record || record.deleted || this.#heading.has(card)) return null;
    const key = cellKey(place.lane, place.column);
    return this.#known.has(key) ? key : TRAY;
  }

  #sorted(state: BoardState, cards: ReadonlySet<CardId>): readonly CardId[] {
    const placements = state.placements.get(this.#map);
    const orderOf = (card: CardId): string => placements?.get(card)?.order ?? "";
    return [...cards].sort((a, b) => compareKeys(orderOf(a), orderOf(b)) || compareKeys(a, b));
  }
}

function cellKey(lane: LaneId, column: ColumnId): string {
  return `${lane}:${column}`;
}
