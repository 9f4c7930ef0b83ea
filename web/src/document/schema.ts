/**
 * The names of the shared document: its roots and the keys of placements. What a record holds is in docs/document.md.
 */
import type * as Y from "yjs";
import type { CANVAS, CardId, MapId } from "@/document/records";

/** The version of the document's schema that this client writes. */
export const SCHEMA = 1;

/** The roots whose values are records with an id of their own. */
export const RECORD_ROOTS = [
  "cards",
  "maps",
  "lanes",
  "columns",
  "shapes",
  "connectors",
  "tags",
  "links",
  "paths",
] as const;
/** One of the roots that hold records. */
export type RecordRoot = (typeof RECORD_ROOTS)[number];

/** Roots that hold values and no records. */
export type ValueRoot = "meta" | "cells";
/** Where single values can be set: in a record, or in the values of the board or of its cells, which have no id. */
export type FieldRoot = RecordRoot | ValueRoot;

/** A record has a value of the field whose key follows. */
export const FIELD_PREFIX = "f:";
/** A card carries the tag whose id follows. */
export const TAG_PREFIX = "tag:";
/** What the paper whose key follows means on this board. */
export const LEGEND_PREFIX = "legend:";

/** Whether a newer version of Walkboard wrote on the board: something on it may be unknown here. */
export function fromNewer({ meta }: Pick<Roots, "meta">): boolean {
  const schema = meta.get("schema");
  return typeof schema === "number" && schema > SCHEMA;
}

/** The roots that the read model follows. */
export interface Roots {
  readonly cards: Y.Map<unknown>;
  readonly maps: Y.Map<unknown>;
  readonly lanes: Y.Map<unknown>;
  readonly columns: Y.Map<unknown>;
  readonly placements: Y.Map<unknown>;
  /** Things of every type. */
  readonly shapes: Y.Map<unknown>;
  readonly connectors: Y.Map<unknown>;
  readonly tags: Y.Map<unknown>;
  /** Typed links. */
  readonly links: Y.Map<unknown>;
  /** Ways through maps. */
  readonly paths: Y.Map<unknown>;
  /** Values of single cells of maps. */
  readonly cells: Y.Map<unknown>;
  /** What holds for the whole board, among it the legend. */
  readonly meta: Y.Map<unknown>;
}

/** The roots of a document, made when they are not there (which writes nothing). */
export function rootsOf(doc: Y.Doc): Roots {
  return {
    cards: doc.getMap("cards"),
    maps: doc.getMap("maps"),
    lanes: doc.getMap("lanes"),
    columns: doc.getMap("columns"),
    placements: doc.getMap("placements"),
    shapes: doc.getMap("shapes"),
    connectors: doc.getMap("connectors"),
    tags: doc.getMap("tags"),
    links: doc.getMap("links"),
    paths: doc.getMap("paths"),
    cells: doc.getMap("cells"),
    meta: doc.getMap("meta"),
  };
}

/** A value as it may stand in the document outside of the nested types. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/** The flag on a deleted record. */
export type DeletedFlag = { readonly at: number; readonly by: string };

/** The key of the placement of a card in a map, or on the canvas. */
export function placementKey(map: MapId | typeof CANVAS, card: CardId): string {
  return `${map}:${card}`;
}

/** The parts of a placement's key, or null when it is no such key. */
export function parsePlacementKey(key: string): { readonly map: MapId | typeof CANVAS; readonly card: CardId } | null {
  const colon = key.indexOf(":");
  if (colon <= 0 || colon === key.length - 1) return null;
  return { map: key.slice(0, colon) as MapId, card: key.slice(colon + 1) as CardId };
}

/** Whether two plain values say the same. An absent key and an undefined one are the same. */
export function samePlain(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a === "bigint" || typeof b === "bigint") return Number(a) === Number(b);
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (!samePlain(left[key], right[key])) return false;
  }
  return true;
}
