/**
 * The read model of a board: plain, immutable records that the wall draws.
 *
 * Owns the vocabulary of the document (ids, papers, records). Knows nothing of Yjs: `reading.ts` turns the shared
 * document into these records, and whoever draws or computes reads only these. A record is never changed in place;
 * a new one takes its seat in the map.
 *
 * Records may dangle: two people's changes meet in any order, so a placement may name a card, lane or column that is
 * deleted or not here. Readers look up and go on.
 */
import type { CardBody } from "@/document/cardBody";
import type { Link, LinkId, Path, PathId } from "@/document/links";
import type { Connector, ConnectorId, Tag, TagId, Thing, ThingId } from "@/document/things";
import type { FieldValues } from "@/document/values";
import type { Point } from "@/geometry/box";

declare const brand: unique symbol;

/** The id of a card. */
export type CardId = string & { readonly [brand]: "card" };
/** The id of a map (a structured region of the board). */
export type MapId = string & { readonly [brand]: "map" };
/** The id of a lane (a row of a map). */
export type LaneId = string & { readonly [brand]: "lane" };
/** The id of a column of a map: a step, a phase, an activity or a state. */
export type ColumnId = string & { readonly [brand]: "column" };
/** The id of anything that has a title. */
export type RecordId = CardId | MapId | LaneId | ColumnId | ThingId | ConnectorId | TagId | LinkId | PathId;

/** The papers a card can be made of; their colours are design tokens named `--paper-<key>`. */
export const PAPER_KEYS = ["paper", "yellow", "orange", "pink", "purple", "blue", "teal", "green", "grey"] as const;
/** One of the papers. */
export type PaperKey = (typeof PAPER_KEYS)[number];

/** The longest title, in UTF-16 units: longer ones are cut by whoever types and shown cut by whoever reads. */
export const TITLE_LIMIT = 2_000;

/** The longest reason why a card is blocked, in UTF-16 units. */
export const REASON_LIMIT = 500;

/** The map id under which the free canvas keeps its placements. */
export const CANVAS = "canvas";

/** That a card cannot go on: why (it may be left unsaid), who said so, and when by their own clock. */
export interface Blocked {
  readonly reason: string;
  readonly by: string;
  /** In milliseconds; 0 when it is not known. A hint only: what counts is when the server heard of it. */
  readonly at: number;
}

/** The card of another board that a card stands for here. */
export interface Origin {
  readonly board: string;
  readonly card: string;
}

/** A picture on a card: the id under which the server keeps the image, and its size in pixels. */
export interface CardPicture {
  readonly image: string;
  readonly w: number;
  readonly h: number;
}

/** A thing people talk about: one identity, any number of places. */
export interface Card {
  readonly id: CardId;
  readonly title: string;
  readonly color: PaperKey;
  readonly discipline: string | null;
  readonly size: readonly [number, number] | null;
  readonly blocked: Blocked | null;
  /** Sorted; a tag may be deleted or not here. */
  readonly tags: readonly TagId[];
  readonly fields: FieldValues;
  /** The picture it shows, if any. */
  readonly picture?: CardPicture;
  /** The card of another board it stands for, or null. */
  readonly origin: Origin | null;
  /** Whether its place on the canvas is locked. */
  readonly locked: boolean;
  /** What it is grouped with on the canvas. */
  readonly group: string | null;
  readonly deleted: boolean;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** A structured region of the board. */
export interface MapRecord {
  readonly id: MapId;
  readonly kind: string;
  readonly title: string;
  readonly pos: Point;
  readonly order: string;
  readonly fields: FieldValues;
  readonly deleted: boolean;
}

/** A row of a map. Its meaning is its role, never its title. */
export interface Lane {
  readonly id: LaneId;
  readonly map: MapId;
  readonly role: string;
  readonly order: string;
  readonly title: string;
  readonly limit: number | null;
  readonly fields: FieldValues;
  readonly deleted: boolean;
}

/** A column of a map. With a card, that card is its header and its title is the card's text. */
export interface Column {
  readonly id: ColumnId;
  readonly map: MapId;
  readonly role: string;
  readonly order: string;
  readonly parent: ColumnId | null;
  readonly card: CardId | null;
  readonly title: string;
  readonly limit: number | null;
  readonly fields: FieldValues;
  readonly deleted: boolean;
}

/** Where a card lies on the free canvas. */
export interface CanvasPlacement {
  readonly card: CardId;
  readonly pos: Point;
  readonly order: string;
}

/** Where a card sits in a map. */
export interface MapPlacement {
  readonly card: CardId;
  readonly map: MapId;
  readonly lane: LaneId;
  readonly column: ColumnId;
  readonly order: string;
  /** The way through the map it belongs to, or null for all of them. */
  readonly path: PathId | null;
}

/**
 * Everything on a board at one moment. Deleted records are in it, flagged.
 *
 * A new object with a higher `version` stands for every change; the maps inside are the same ones, brought up to date;
 * only `links` and `paths` are other ones whenever something in them differs, so that what is computed from them can be kept.
 */
export interface BoardState {
  readonly version: number;
  readonly cards: ReadonlyMap<CardId, Card>;
  readonly maps: ReadonlyMap<MapId, MapRecord>;
  readonly lanes: ReadonlyMap<LaneId, Lane>;
  readonly columns: ReadonlyMap<ColumnId, Column>;
  readonly canvas: ReadonlyMap<CardId, CanvasPlacement>;
  readonly placements: ReadonlyMap<MapId, ReadonlyMap<CardId, MapPlacement>>;
  readonly things: ReadonlyMap<ThingId, Thing>;
  readonly connectors: ReadonlyMap<ConnectorId, Connector>;
  readonly tags: ReadonlyMap<TagId, Tag>;
  readonly links: ReadonlyMap<LinkId, Link>;
  readonly paths: ReadonlyMap<PathId, Path>;
  /** Values of cells, by `<lane>:<column>`. */
  readonly cells: ReadonlyMap<string, FieldValues>;
  /** What paper colours mean on this board. */
  readonly legend: ReadonlyMap<PaperKey, string>;
  /** What is written in the bodies of cards; only of those where something is. */
  readonly bodies: ReadonlyMap<CardId, CardBody>;
}
