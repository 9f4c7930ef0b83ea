/**
 * Reads things, connectors and tags out of the shared document, as tolerantly as `reading.ts` reads cards: never throws,
 * a wrong value counts as absent, a thing of an unknown type is a placeholder, what has no place is not shown.
 */
import {
  type Fields,
  fieldsOf,
  readDeleted,
  readKey,
  readNumber,
  readOrder,
  readPair,
  readPaper,
  readPoint,
  readText,
} from "@/document/reading";
import { TITLE_LIMIT } from "@/document/records";
import {
  ALIGNS,
  type Connector,
  type ConnectorEnd,
  type ConnectorId,
  ENDS,
  FORMS,
  LINES,
  MOST_INK_NUMBERS,
  PATHS,
  PENS,
  SCALES,
  SIDES,
  type Tag,
  type TagId,
  TEXT_KEYS,
  TEXT_LIMIT,
  type Thing,
  type ThingBase,
  type ThingId,
  type ThingType,
} from "@/document/things";
import { hostOf, safeUrl } from "@/document/urls";

/** Things are held within these sides, in board units: a frame may be as large as a whole wall. */
const SMALLEST_SIDE = 1;
const LARGEST_SIDE = 1_000_000;
const DEFAULT_SIZE: readonly [number, number] = [160, 96];
/** Ink is drawn between these widths. */
const THINNEST = 0.5;
const THICKEST = 200;

/** One of the known values, or the first of them. */
function oneOf<const T>(known: readonly [T, ...T[]], value: unknown): T {
  const plain = typeof value === "bigint" ? Number(value) : value;
  return known.find((one) => one === plain) ?? known[0];
}

function isThingType(type: string): type is ThingType {
  return Object.hasOwn(TEXT_KEYS, type);
}

/** The thing with this id, or null when the value is no record or has no place. */
export function readThing(id: string, value: unknown): Thing | null {
  const fields = fieldsOf(value);
  const pos = readPoint(fields?.get("pos"));
  if (!fields || !pos) return null;
  const written = readKey(fields.get("type")) ?? "";
  const type = isThingType(written) ? written : "unknown";
  const [w, h] = readPair(fields.get("size"), SMALLEST_SIDE, LARGEST_SIDE) ?? DEFAULT_SIZE;
  const base = readBase(id, fields, { x: pos.x, y: pos.y, w, h }, type === "unknown" ? null : TEXT_KEYS[type]);
  switch (type) {
    case "shape":
      return { ...base, type, form: oneOf(FORMS, fields.get("form")), line: oneOf(LINES, fields.get("line")) };
    case "text":
      return { ...base, type, scale: readScale(fields.get("scale")), align: oneOf(ALIGNS, fields.get("align")) };
    case "frame":
      return { ...base, type };
    case "ink":
      return readInk(base, fields);
    case "image":
      return { ...base, type, image: readKey(fields.get("image")) ?? "", natural: readNatural(fields) };
    case "link": {
      const url = safeUrl(readKey(fields.get("url")) ?? "") ?? "";
      return { ...base, type, url, host: hostOf(url) };
    }
    case "unknown":
      return { ...base, type, written };
  }
}

function readBase(id: string, fields: Fields, box: ThingBase["box"], textKey: string | null): ThingBase {
  const limit = textKey === "text" ? TEXT_LIMIT : TITLE_LIMIT;
  return {
    id: id as ThingId,
    box,
    order: readOrder(fields.get("order")),
    color: readPaper(fields.get("color")),
    text: textKey === null ? "" : readText(fields.get(textKey), limit),
    ...readTogetherness(fields),
    deleted: readDeleted(fields.get("deleted")),
    createdBy: readKey(fields.get("createdBy")) ?? "",
    createdAt: readNumber(fields.get("createdAt")) ?? 0,
  };
}

/** Whether an item is locked, and the group it belongs to. */
export function readTogetherness(fields: Fields): { readonly locked: boolean; readonly group: string | null } {
  return { locked: fields.get("locked") === true, group: readKey(fields.get("group")) };
}

function readScale(value: unknown): (typeof SCALES)[number] {
  const scale = readNumber(value);
  return SCALES.find((one) => one === scale) ?? 20;
}

function readNatural(fields: Fields): readonly [number, number] | null {
  return readPair(fields.get("natural"), 1, LARGEST_SIDE);
}

function readInk(base: ThingBase, fields: Fields): Thing {
  const width = readNumber(fields.get("width")) ?? 3;
  return {
    ...base,
    type: "ink",
    points: readInkPoints(fields.get("points")),
    pen: oneOf(PENS, fields.get("pen")),
    width: Math.min(THICKEST, Math.max(THINNEST, width)),
  };
}

/** Whole points only, up to the limit; a number that is none ends the stroke. */
function readInkPoints(value: unknown): readonly number[] {
  if (!Array.isArray(value)) return [];
  const most = Math.min(value.length, MOST_INK_NUMBERS);
  const points: number[] = [];
  for (let at = 0; at + 2 < most; at += 3) {
    const x = readNumber(value[at]);
    const y = readNumber(value[at + 1]);
    if (x === null || y === null || Math.abs(x) > LARGEST_SIDE || Math.abs(y) > LARGEST_SIDE) break;
    points.push(x, y, Math.min(1, Math.max(0, readNumber(value[at + 2]) ?? 0.5)));
  }
  return points;
}

function readEnd(value: unknown): ConnectorEnd | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const item = readKey(fields.get("item")) as ConnectorEnd["item"];
  const at = readPoint(fields.get("pos")) ?? readPoint(fields.get("at"));
  if (item === null && at === null) return null;
  const side = fields.get("side");
  return { item, side: SIDES.find((one) => one === side) ?? null, at };
}

/** The connector with this id, or null when one of its ends is nowhere. */
export function readConnector(id: string, value: unknown): Connector | null {
  const fields = fieldsOf(value);
  const from = readEnd(fields?.get("from"));
  const to = readEnd(fields?.get("to"));
  if (!fields || !from || !to) return null;
  const ends = fields.get("ends");
  const [start, end] = Array.isArray(ends) ? ends : ["none", "arrow"];
  return {
    id: id as ConnectorId,
    from,
    to,
    path: oneOf(PATHS, fields.get("path")),
    text: readText(fields.get("label"), TITLE_LIMIT),
    color: readPaper(fields.get("color")),
    line: oneOf(LINES, fields.get("line")),
    ends: [oneOf(ENDS, start), oneOf(ENDS, end)],
    order: readOrder(fields.get("order")),
    ...readTogetherness(fields),
    deleted: readDeleted(fields.get("deleted")),
    createdBy: readKey(fields.get("createdBy")) ?? "",
    createdAt: readNumber(fields.get("createdAt")) ?? 0,
  };
}

/** The tag with this id, or null. */
export function readTag(id: string, value: unknown): Tag | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  return {
    id: id as TagId,
    title: readText(fields.get("title"), TITLE_LIMIT),
    color: readPaper(fields.get("color")),
    role: fields.get("role") === "persona" ? "persona" : null,
    deleted: readDeleted(fields.get("deleted")),
  };
}
