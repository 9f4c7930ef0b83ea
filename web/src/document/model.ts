/**
 * The read model: keeps the plain records of a document up to date, one record at a time.
 *
 * Knows which records depend on which (a column's title is its header card's text) and notes what changed. Does not
 * listen to Yjs itself; `board.ts` tells it which records to read again.
 */

import * as reading from "@/document/reading";
import type {
  CanvasPlacement,
  Card,
  CardId,
  Column,
  ColumnId,
  Lane,
  LaneId,
  MapId,
  MapPlacement,
  MapRecord,
} from "@/document/records";
import { CANVAS } from "@/document/records";
import { parsePlacementKey, type Roots } from "@/document/schema";

/** What one transaction changed, as it is gathered. */
export interface Touched {
  readonly cards: Set<CardId>;
  readonly maps: Set<MapId>;
  canvas: boolean;
}

/** Nothing touched yet. */
export function nothingTouched(): Touched {
  return { cards: new Set(), maps: new Set(), canvas: false };
}

/** The values of a document's roots by key, as a reader needs them. */
export type Source = { readonly [Root in keyof Roots]: { get(key: string): unknown } };

/** The records of one board, brought up to date by key. */
export class ReadModel {
  readonly cards = new Map<CardId, Card>();
  readonly maps = new Map<MapId, MapRecord>();
  readonly lanes = new Map<LaneId, Lane>();
  readonly columns = new Map<ColumnId, Column>();
  readonly canvas = new Map<CardId, CanvasPlacement>();
  readonly placements = new Map<MapId, Map<CardId, MapPlacement>>();
  readonly #columnsByCard = new Map<CardId, Set<ColumnId>>();
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Reads one card again, and the columns it heads. */
  refreshCard(id: CardId, touched: Touched): void {
    put(this.cards, id, reading.readCard(id, this.#source.cards.get(id)));
    touched.cards.add(id);
    if (this.canvas.has(id)) touched.canvas = true;
    for (const [map, placements] of this.placements) if (placements.has(id)) touched.maps.add(map);
    for (const column of this.#columnsByCard.get(id) ?? []) this.refreshColumn(column, touched);
  }

  /** Reads one map again. */
  refreshMap(id: MapId, touched: Touched): void {
    put(this.maps, id, reading.readMap(id, this.#source.maps.get(id)));
    touched.maps.add(id);
  }

  /** Reads one lane again. */
  refreshLane(id: LaneId, touched: Touched): void {
    const before = this.lanes.get(id);
    const lane = reading.readLane(id, this.#source.lanes.get(id));
    put(this.lanes, id, lane);
    if (before) touched.maps.add(before.map);
    if (lane) touched.maps.add(lane.map);
  }

  /** Reads one column again; with a header card, its title is the card's. */
  refreshColumn(id: ColumnId, touched: Touched): void {
    const before = this.columns.get(id);
    const own = reading.readColumn(id, this.#source.columns.get(id));
    const header = own?.card ? this.cards.get(own.card) : undefined;
    const column = own && header ? { ...own, title: header.title } : own;
    put(this.columns, id, column);
    if (before) touched.maps.add(before.map);
    if (column) touched.maps.add(column.map);
    this.#followHeader(id, before?.card ?? null, column?.card ?? null);
  }

  /** Reads one placement again. */
  refreshPlacement(key: string, touched: Touched): void {
    const place = parsePlacementKey(key);
    if (!place) return;
    const value = this.#source.placements.get(key);
    if (place.map === CANVAS) {
      put(this.canvas, place.card, reading.readCanvasPlacement(place.card, value));
      touched.canvas = true;
      return;
    }
    const placement = reading.readMapPlacement(place.map, place.card, value);
    let placements = this.placements.get(place.map);
    if (!placements) {
      if (!placement) return;
      placements = new Map();
      this.placements.set(place.map, placements);
    }
    put(placements, place.card, placement);
    if (placements.size === 0) this.placements.delete(place.map);
    touched.maps.add(place.map);
  }

  #followHeader(column: ColumnId, before: CardId | null, after: CardId | null): void {
    if (before === after) return;
    if (before !== null) this.#columnsByCard.get(before)?.delete(column);
    if (after === null) return;
    const columns = this.#columnsByCard.get(after);
    if (columns) columns.add(column);
    else this.#columnsByCard.set(after, new Set([column]));
  }
}

function put<K, V>(map: Map<K, V>, key: K, value: V | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}
