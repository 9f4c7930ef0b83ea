/**
 * The structure of one map, kept up to date card by card: after one move only the two cells that differ are put together
 * anew. Equals `mapStructure` of the same state at any time; tests hold the two together.
 *
 * The list of a cell is another object whenever anything about one of its cards is, and the same one otherwise: whatever is
 * computed of a cell alone can be kept as long as its list is.
 */
import type { BoardState, CardId, ColumnId, LaneId, MapId, MapPlacement } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { compareKeys } from "@/maps/order";
import { type CardLists, type MapStructure, mapStructure } from "@/maps/structure";

const NOTHING: readonly CardId[] = [];
const NO_LISTS: CardLists = [];

/** A cell, or the tray, and the cards in it. A list is never changed, another one takes its place. */
interface Seat {
  cards: readonly CardId[];
  /** The lane and the column it is in. */
  readonly rows: Row[];
}

/** The seats of a lane or of a column, and their lists; null until somebody asks again. */
interface Row {
  readonly seats: Seat[];
  lists: CardLists | null;
}

type Compare = (a: CardId, b: CardId) => number;

/** The structure of one map, and which cards are where in it. */
export class KeptStructure {
  readonly structure: MapStructure;
  readonly #map: MapId;
  readonly #heading: ReadonlySet<CardId>;
  readonly #rows: ReadonlyMap<LaneId, ReadonlyMap<ColumnId, Seat>>;
  /** Where cards are whose lane or column is gone. */
  readonly #tray: Seat;
  readonly #seats = new Map<CardId, Seat>();

  constructor(kind: KindDefinition, map: MapId, state: BoardState) {
    const whole = mapStructure(kind, map, state);
    this.#map = map;
    this.#heading = new Set(whole.headers.values());
    const rows = new Map(
      whole.lanes.map(({ lane }) => {
        const cells = whole.leaves.map(
          ({ column }) => [column.id, this.#seat(whole.cardsIn(lane.id, column.id))] as const,
        );
        return [lane.id, new Map(cells)] as const;
      }),
    );
    const lanes = new Map([...rows].map(([lane, cells]) => [lane, rowOf([...cells.values()])] as const));
    const columns = new Map(
      whole.leaves.map(({ column }) => {
        const seats = [...rows.values()].flatMap((cells) => cells.get(column.id) ?? []);
        return [column.id, rowOf(seats)] as const;
      }),
    );
    const tray = this.#seat(whole.unplaced);
    this.#rows = rows;
    this.#tray = tray;
    this.structure = {
      ...whole,
      get unplaced() {
        return tray.cards;
      },
      cardsIn: (lane, column) => rows.get(lane)?.get(column)?.cards ?? NOTHING,
      cellsOfLane: (lane) => listsOf(lanes.get(lane)),
      cellsOfColumn: (column) => listsOf(columns.get(column)),
    };
  }

  /** Takes over that these cards came, left, moved or look different. Lanes, columns and headers must be the same as before. */
  update(state: BoardState, cards: Iterable<CardId>): void {
    const touched = new Map<Seat, { readonly leave: Set<CardId>; readonly come: CardId[] }>();
    const open = (seat: Seat) => {
      const found = touched.get(seat) ?? { leave: new Set<CardId>(), come: [] };
      touched.set(seat, found);
      return found;
    };
    for (const card of cards) {
      const before = this.#seats.get(card);
      if (before) open(before).leave.add(card);
      const after = this.#seatOf(state, card);
      if (after) {
        this.#seats.set(card, after);
        open(after).come.push(card);
      } else this.#seats.delete(card);
    }
    if (touched.size === 0) return;
    const compare = this.#comparing(state);
    for (const [seat, { leave, come }] of touched) {
      const stay = leave.size === 0 ? seat.cards : seat.cards.filter((card) => !leave.has(card));
      seat.cards = joined(stay, come, compare);
      for (const row of seat.rows) row.lists = null;
    }
  }

  #seat(cards: readonly CardId[]): Seat {
    const seat: Seat = { cards, rows: [] };
    for (const card of cards) this.#seats.set(card, seat);
    return seat;
  }

  #seatOf(state: BoardState, card: CardId): Seat | null {
    const place = state.placements.get(this.#map)?.get(card);
    const record = state.cards.get(card);
    if (!place || !record || record.deleted || this.#heading.has(card)) return null;
    return this.#rows.get(place.lane)?.get(place.column) ?? this.#tray;
  }

  #comparing(state: BoardState): Compare {
    const placements: ReadonlyMap<CardId, MapPlacement> | undefined = state.placements.get(this.#map);
    const orderOf = (card: CardId): string => placements?.get(card)?.order ?? "";
    return (a, b) => compareKeys(orderOf(a), orderOf(b)) || compareKeys(a, b);
  }
}

function rowOf(seats: Seat[]): Row {
  const row = { seats, lists: null };
  for (const seat of seats) seat.rows.push(row);
  return row;
}

function listsOf(row: Row | undefined): CardLists {
  if (!row) return NO_LISTS;
  row.lists ??= row.seats.map(({ cards }) => cards);
  return row.lists;
}

/** Puts cards into a list that is in order; always another list. */
function joined(stay: readonly CardId[], come: CardId[], compare: Compare): readonly CardId[] {
  come.sort(compare);
  const all: CardId[] = [];
  let from = 0;
  for (const card of come) {
    const at = firstBehind(stay, card, from, compare);
    for (; from < at; from++) all.push(stay[from] as CardId);
    all.push(card);
  }
  for (; from < stay.length; from++) all.push(stay[from] as CardId);
  return all;
}

/** Where the first card stands that comes after this one, by halving. */
function firstBehind(cards: readonly CardId[], card: CardId, from: number, compare: Compare): number {
  let [low, high] = [from, cards.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(cards[middle] as CardId, card) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
