/**
 * The read model: keeps the plain records of a document up to date, one record at a time.
 *
 * Knows which records depend on which (a column's title is its header card's text) and notes what changed. Does not
 * listen to Yjs itself; `board.ts` tells it which records to read again.
 */

import { type CardBody, readBody } from "@/document/cardBody";
import type { Link, LinkId, Path, PathId } from "@/document/links";
import * as reading from "@/document/reading";
import { readLink, readPath } from "@/document/readingLinks";
import { readConnector, readTag, readThing } from "@/document/readingThings";
import type {
  BoardState,
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
import { CANVAS, PAPER_KEYS, type PaperKey } from "@/document/records";
import { LEGEND_PREFIX, parsePlacementKey, type Roots } from "@/document/schema";
import type { Connector, ConnectorId, Tag, TagId, Thing, ThingId } from "@/document/things";
import { type FieldValues, parseCellValueKey, readValue } from "@/document/values";

/** The longest meaning of a colour that is shown, in UTF-16 units. */
const LEGEND_LIMIT = 200;

/** What one transaction changed, as it is gathered. */
export interface Touched {
  readonly cards: Set<CardId>;
  readonly maps: Set<MapId>;
  /** Cards that came to, left or moved on the free canvas. */
  readonly canvas: Set<CardId>;
  readonly things: Set<ThingId>;
  readonly connectors: Set<ConnectorId>;
  tags: boolean;
  links: boolean;
  paths: boolean;
  legend: boolean;
  /** Maps of which more may differ than what is in `placed` and `cards`: themselves, lanes, columns, cells, paths. */
  readonly frames: Set<MapId>;
  /** Cards that came to, left or moved in a map. */
  readonly placed: Map<MapId, Set<CardId>>;
}

/** Nothing touched yet. */
export function nothingTouched(): Touched {
  return {
    cards: new Set(),
    maps: new Set(),
    canvas: new Set(),
    things: new Set(),
    connectors: new Set(),
    tags: false,
    links: false,
    paths: false,
    legend: false,
    frames: new Set(),
    placed: new Map(),
  };
}

/** All that is in one state or the other. */
export function everythingOf(one: BoardState, other: BoardState): Touched {
  const both = <K>(root: (state: BoardState) => ReadonlyMap<K, unknown>): Set<K> =>
    new Set([...root(one).keys(), ...root(other).keys()]);
  return {
    cards: both((state) => state.cards),
    maps: both((state) => state.maps),
    canvas: both((state) => state.canvas),
    things: both((state) => state.things),
    connectors: both((state) => state.connectors),
    tags: true,
    links: true,
    paths: true,
    legend: true,
    frames: both((state) => state.maps),
    placed: new Map(),
  };
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
  readonly things = new Map<ThingId, Thing>();
  readonly connectors = new Map<ConnectorId, Connector>();
  readonly tags = new Map<TagId, Tag>();
  readonly cells = new Map<string, FieldValues>();
  links: ReadonlyMap<LinkId, Link> = new Map();
  paths: ReadonlyMap<PathId, Path> = new Map();
  readonly legend = new Map<PaperKey, string>();
  readonly bodies = new Map<CardId, CardBody>();
  readonly #columnsByCard = new Map<CardId, Set<ColumnId>>();
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Reads one card again, and the columns it heads; its body only when that was written in. */
  refreshCard(id: CardId, touched: Touched, wroteBody: boolean): void {
    const value = this.#source.cards.get(id);
    const card = reading.readCard(id, value);
    put(this.cards, id, card);
    if (wroteBody) put(this.bodies, id, card && readBody(reading.fieldsOf(value)?.get("body")));
    touched.cards.add(id);
    for (const [map, placements] of this.placements) if (placements.has(id)) touched.maps.add(map);
    for (const column of this.#columnsByCard.get(id) ?? []) this.refreshColumn(column, touched);
  }

  /** Reads one map again. */
  refreshMap(id: MapId, touched: Touched): void {
    put(this.maps, id, reading.readMap(id, this.#source.maps.get(id)));
    touchFrame(touched, id);
  }

  /** Reads one lane again. */
  refreshLane(id: LaneId, touched: Touched): void {
    const before = this.lanes.get(id);
    const lane = reading.readLane(id, this.#source.lanes.get(id));
    put(this.lanes, id, lane);
    touchFrame(touched, before?.map, lane?.map);
  }

  /** Reads one column again; with a header card, its title is the card's. */
  refreshColumn(id: ColumnId, touched: Touched): void {
    const before = this.columns.get(id);
    const own = reading.readColumn(id, this.#source.columns.get(id));
    const header = own?.card ? this.cards.get(own.card) : undefined;
    const column = own && header ? { ...own, title: header.title } : own;
    put(this.columns, id, column);
    touchFrame(touched, before?.map, column?.map);
    this.#followHeader(id, before?.card ?? null, column?.card ?? null);
  }

  /** Reads one placement again. */
  refreshPlacement(key: string, touched: Touched): void {
    const place = parsePlacementKey(key);
    if (!place) return;
    const value = this.#source.placements.get(key);
    if (place.map === CANVAS) {
      // The card's own id, where it is here: the one out of the key is another string, which would be kept as well.
      const card = this.cards.get(place.card)?.id ?? place.card;
      put(this.canvas, card, reading.readCanvasPlacement(card, value));
      touched.canvas.add(card);
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
    const placed = touched.placed.get(place.map);
    if (placed) placed.add(place.card);
    else touched.placed.set(place.map, new Set([place.card]));
  }

  /** Reads one thing again. */
  refreshThing(id: ThingId, touched: Touched): void {
    put(this.things, id, readThing(id, this.#source.shapes.get(id)));
    touched.things.add(id);
  }

  /** Reads one connector again. */
  refreshConnector(id: ConnectorId, touched: Touched): void {
    put(this.connectors, id, readConnector(id, this.#source.connectors.get(id)));
    touched.connectors.add(id);
  }

  /** Reads one tag again. */
  refreshTag(id: TagId, touched: Touched): void {
    put(this.tags, id, readTag(id, this.#source.tags.get(id)));
    touched.tags = true;
  }

  /** Reads one link again. */
  refreshLink(id: LinkId, touched: Touched): void {
    const links = touched.links ? (this.links as Map<LinkId, Link>) : new Map(this.links);
    put(links, id, readLink(id, this.#source.links.get(id)));
    this.links = links;
    touched.links = true;
  }

  /** Reads one path again. */
  refreshPath(id: PathId, touched: Touched): void {
    const paths = touched.paths ? (this.paths as Map<PathId, Path>) : new Map(this.paths);
    const before = paths.get(id);
    put(paths, id, readPath(id, this.#source.paths.get(id)));
    this.paths = paths;
    touched.paths = true;
    touchFrame(touched, before?.map, paths.get(id)?.map);
  }

  /** Reads one value of a cell again. */
  refreshCell(key: string, touched: Touched): void {
    const place = parseCellValueKey(key);
    if (!place) return;
    const cell = `${place.lane}:${place.column}`;
    const values = new Map(this.cells.get(cell));
    const value = readValue(this.#source.cells.get(key));
    put(values, place.field, value === "" ? null : value);
    put(this.cells, cell, values.size > 0 ? values : null);
    touchFrame(touched, this.lanes.get(place.lane as LaneId)?.map);
  }

  /** Reads one value of the whole board again; only the legend is shown. */
  refreshMeta(key: string, touched: Touched): void {
    const paper = key.startsWith(LEGEND_PREFIX) ? key.slice(LEGEND_PREFIX.length) : null;
    const known = PAPER_KEYS.find((one) => one === paper);
    if (!known) return;
    const meaning = reading.readText(this.#source.meta.get(key), LEGEND_LIMIT).trim();
    put(this.legend, known, meaning === "" ? null : meaning);
    touched.legend = true;
  }

  /** Reads everything there is; `Source` must be able to list its keys. */
  refreshAll(keys: { readonly [Root in keyof Roots]: { keys(): Iterable<string> } }): void {
    const touched = nothingTouched();
    for (const id of keys.cards.keys()) this.refreshCard(id as CardId, touched, true);
    for (const id of keys.maps.keys()) this.refreshMap(id as MapId, touched);
    for (const id of keys.lanes.keys()) this.refreshLane(id as LaneId, touched);
    for (const id of keys.columns.keys()) this.refreshColumn(id as ColumnId, touched);
    for (const key of keys.placements.keys()) this.refreshPlacement(key, touched);
    for (const id of keys.shapes.keys()) this.refreshThing(id as ThingId, touched);
    for (const id of keys.connectors.keys()) this.refreshConnector(id as ConnectorId, touched);
    for (const id of keys.tags.keys()) this.refreshTag(id as TagId, touched);
    for (const id of keys.links.keys()) this.refreshLink(id as LinkId, touched);
    for (const id of keys.paths.keys()) this.refreshPath(id as PathId, touched);
    for (const key of keys.cells.keys()) this.refreshCell(key, touched);
    for (const key of keys.meta.keys()) this.refreshMeta(key, touched);
  }

  /** The records as one state of this version. */
  stateAt(version: number): BoardState {
    const { cards, maps, lanes, columns, canvas, placements, things, connectors, tags, legend, bodies } = this;
    const { links, paths, cells } = this;
    const places = { maps, lanes, columns, canvas, placements, paths, cells };
    return { version, cards, ...places, things, connectors, tags, links, legend, bodies };
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

function touchFrame(touched: Touched, ...maps: readonly (MapId | undefined)[]): void {
  for (const map of maps) {
    if (map === undefined) continue;
    touched.maps.add(map);
    touched.frames.add(map);
  }
}

function put<K, V>(map: Map<K, V>, key: K, value: V | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}
