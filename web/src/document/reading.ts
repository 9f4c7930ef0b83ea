/**
 * Reads single records out of the shared document. Never throws: a wrong value counts as absent, and what is no record
 * at all is null. Any Yjs client may have written what is read here.
 */
import * as Y from "yjs";
import type { PathId } from "@/document/links";
import { cutText, type Fields, readNumber } from "@/document/plain";
import type {
  Blocked,
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
  Origin,
  PaperKey,
} from "@/document/records";
import { PAPER_KEYS, REASON_LIMIT, TITLE_LIMIT } from "@/document/records";
import { FIELD_PREFIX, TAG_PREFIX } from "@/document/schema";
import type { TagId } from "@/document/things";
import { NO_VALUES, readValues, withValue } from "@/document/values";
import type { Point } from "@/geometry/box";

export { cutText, type Fields, readNumber } from "@/document/plain";

/** Positions are held within this distance of the origin, far beyond any wall. */
const FARTHEST = 10_000_000;
const SMALLEST_SIDE = 40;
const LARGEST_SIDE = 4_000;
const NO_TAGS: readonly TagId[] = [];
const papers: ReadonlySet<string> = new Set(PAPER_KEYS);

/** Any value as the fields of a record, or null when it is none. */
export function fieldsOf(value: unknown): Fields | null {
  if (value instanceof Y.Map) return value;
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Y.AbstractType)
    return null;
  const plain = value as Record<string, unknown>;
  return {
    get: (key) => (Object.hasOwn(plain, key) ? plain[key] : undefined),
    keys: () => Object.keys(plain),
    forEach: (read) => {
      for (const key of Object.keys(plain)) read(plain[key], key);
    },
  };
}

/** A non-empty string, or null. */
export function readKey(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A pair of numbers, each held within the bounds, or null. */
export function readPair(value: unknown, least: number, most: number): [number, number] | null {
  if (!Array.isArray(value)) return null;
  const first = readNumber(value[0]);
  const second = readNumber(value[1]);
  if (first === null || second === null) return null;
  return [Math.min(most, Math.max(least, first)), Math.min(most, Math.max(least, second))];
}

/** A position from `[x, y]`, or null. */
export function readPoint(value: unknown): Point | null {
  const pair = readPair(value, -FARTHEST, FARTHEST);
  return pair && { x: pair[0], y: pair[1] };
}

/** The text of a title; one that is too long is cut, so that nobody has to lay out a book. */
export function readTitle(value: unknown): string {
  return readText(value, TITLE_LIMIT);
}

/** A shared or plain text, cut at a limit. */
export function readText(value: unknown, limit: number): string {
  const text = value instanceof Y.Text ? value.toString() : typeof value === "string" ? value : "";
  return text.length > limit ? `${cutText(text, limit - 1)}…` : text;
}

/** One of the papers; anything else is plain paper. */
export function readPaper(value: unknown): PaperKey {
  return typeof value === "string" && papers.has(value) ? (value as PaperKey) : "paper";
}

/** Whether the value of `deleted` says so. */
export function readDeleted(value: unknown): boolean {
  return value === true || (typeof value === "object" && value !== null);
}

function readLimit(fields: Fields): number | null {
  const limit = readNumber(fieldsOf(fields.get("rules"))?.get("limit") ?? fields.get("limit"));
  return limit !== null && limit >= 0 ? Math.round(limit) : null;
}

/** The key that something is sorted by; empty when there is none. */
export function readOrder(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Why a card is blocked, or null when it is not. It is one plain value; anything else says nothing. */
export function readBlocked(value: unknown): Blocked | null {
  const fields = value instanceof Y.AbstractType ? null : fieldsOf(value);
  if (!fields) return null;
  const reason = fields.get("reason");
  return {
    reason: typeof reason === "string" ? cutText(reason, REASON_LIMIT) : "",
    by: readKey(fields.get("by")) ?? "",
    at: Math.max(0, readNumber(fields.get("at")) ?? 0),
  };
}

function readOrigin(value: unknown): Origin | null {
  const fields = value instanceof Y.AbstractType ? null : fieldsOf(value);
  const board = readKey(fields?.get("board"));
  const card = readKey(fields?.get("card"));
  return board !== null && card !== null ? { board, card } : null;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a card is of which nothing is known. */
function blankCard(id: string): Writable<Card> {
  return {
    id: id as CardId,
    title: "",
    color: "paper",
    discipline: null,
    size: null,
    blocked: null,
    tags: NO_TAGS,
    fields: NO_VALUES,
    origin: null,
    locked: false,
    group: null,
    deleted: false,
    createdBy: "",
    createdAt: 0,
  };
}

/** The card with this id, or null when the value is no card or a type from a later version. */
export function readCard(id: string, value: unknown): Card | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const card = blankCard(id);
  let isCard = true;
  fields.forEach((one, key) => {
    if (key === "type") isCard = one === undefined || one === "card";
    else takeField(card, key, one);
  });
  return isCard ? card : null;
}

function takeField(card: Writable<Card>, key: string, value: unknown): void {
  switch (key) {
    case "title":
      card.title = readTitle(value);
      break;
    case "color":
      card.color = readPaper(value);
      break;
    case "discipline":
      card.discipline = readKey(value);
      break;
    case "size":
      card.size = readPair(value, SMALLEST_SIDE, LARGEST_SIDE);
      break;
    case "blocked":
      card.blocked = readBlocked(value);
      break;
    case "deleted":
      card.deleted = readDeleted(value);
      break;
    case "createdBy":
      card.createdBy = readKey(value) ?? "";
      break;
    case "createdAt":
      card.createdAt = readNumber(value) ?? 0;
      break;
    default:
      takeRareField(card, key, value);
  }
}

function takeRareField(card: Writable<Card>, key: string, value: unknown): void {
  if (key === "origin") card.origin = readOrigin(value);
  else if (key === "picture") takePicture(card, value);
  else if (key === "locked") card.locked = value === true;
  else if (key === "group") card.group = readKey(value);
  else if (key.startsWith(FIELD_PREFIX)) card.fields = withValue(card.fields, key, value);
  // Each tag is a key of its own, so that two people's tags both stay.
  else if (key.startsWith(TAG_PREFIX) && value === true)
    card.tags = [...card.tags, key.slice(TAG_PREFIX.length) as TagId].sort();
}

/** No image has more pixels on a side, whatever a record says. */
const LARGEST_IMAGE = 100_000;

function takePicture(card: Writable<Card>, value: unknown): void {
  const fields = fieldsOf(value);
  const image = readKey(fields?.get("image"));
  const [w, h] = [readNumber(fields?.get("w")) ?? 0, readNumber(fields?.get("h")) ?? 0];
  if (image !== null && w >= 1 && h >= 1 && w <= LARGEST_IMAGE && h <= LARGEST_IMAGE) card.picture = { image, w, h };
}

/** The map with this id, or null. A map without a position stands at the origin. */
export function readMap(id: string, value: unknown): MapRecord | null {
  const fields = fieldsOf(value);
  const kind = readKey(fields?.get("kind"));
  if (!fields || kind === null) return null;
  return {
    id: id as MapId,
    kind,
    title: readTitle(fields.get("title")),
    pos: readPoint(fields.get("pos")) ?? { x: 0, y: 0 },
    order: readOrder(fields.get("order")),
    fields: readValues(fields),
    deleted: readDeleted(fields.get("deleted")),
  };
}

/** The lane with this id, or null when it belongs to no map. */
export function readLane(id: string, value: unknown): Lane | null {
  const fields = fieldsOf(value);
  const map = readKey(fields?.get("map"));
  if (!fields || map === null) return null;
  return {
    id: id as LaneId,
    map: map as MapId,
    role: readKey(fields.get("role")) ?? "",
    order: readOrder(fields.get("order")),
    title: readTitle(fields.get("title")),
    limit: readLimit(fields),
    fields: readValues(fields),
    deleted: readDeleted(fields.get("deleted")),
  };
}

/** The column with this id, or null. Its title is its own; whoever keeps the cards puts the header card's text in. */
export function readColumn(id: string, value: unknown): Column | null {
  const fields = fieldsOf(value);
  const map = readKey(fields?.get("map"));
  if (!fields || map === null) return null;
  return {
    id: id as ColumnId,
    map: map as MapId,
    role: readKey(fields.get("role")) ?? "",
    order: readOrder(fields.get("order")),
    parent: readKey(fields.get("parent")) as ColumnId | null,
    card: readKey(fields.get("card")) as CardId | null,
    title: readTitle(fields.get("title")),
    limit: readLimit(fields),
    fields: readValues(fields),
    deleted: readDeleted(fields.get("deleted")),
  };
}

/** A place on the canvas, or null when there is no position. */
export function readCanvasPlacement(card: CardId, value: unknown): CanvasPlacement | null {
  const fields = fieldsOf(value);
  const pos = readPoint(fields?.get("pos"));
  return fields && pos && { card, pos, order: readOrder(fields.get("order")) };
}

/** A place in a map, or null when it names no cell. */
export function readMapPlacement(map: MapId, card: CardId, value: unknown): MapPlacement | null {
  const fields = fieldsOf(value);
  const lane = readKey(fields?.get("lane"));
  const column = readKey(fields?.get("column"));
  if (!fields || lane === null || column === null) return null;
  return {
    card,
    map,
    lane: lane as LaneId,
    column: column as ColumnId,
    order: readOrder(fields.get("order")),
    path: readKey(fields.get("path")) as PathId | null,
  };
}
