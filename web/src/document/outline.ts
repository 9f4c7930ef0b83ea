/**
 * The outline of a board: its records without texts, as the server hands it out for thumbnails. The shape is defined in
 * docs/document.md and shared with the server.
 */
import { ReadModel } from "@/document/model";
import type { BoardState } from "@/document/records";
import type { Plain } from "@/document/schema";

/** A card of an outline. */
export interface OutlineCard {
  readonly id: string;
  /** Only in pictures that a browser keeps. */
  readonly title?: string;
  readonly color: string;
  readonly discipline: string | null;
  readonly size?: readonly [number, number];
  readonly deleted?: boolean;
}

/** A map of an outline. */
export interface OutlineMap {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly pos: readonly [number, number];
  readonly order: string;
}

/** A lane of an outline. */
export interface OutlineLane {
  readonly id: string;
  readonly map: string;
  readonly role: string;
  readonly order: string;
  readonly title: string;
  readonly limit?: number;
}

/** A column of an outline. */
export interface OutlineColumn extends OutlineLane {
  readonly parent?: string;
  readonly card?: string;
}

/** A thing of an outline; ink has every so many of its points. */
export interface OutlineThing {
  readonly id: string;
  readonly type: string;
  readonly pos: readonly [number, number];
  readonly size: readonly [number, number];
  readonly order: string;
  readonly color?: string;
  readonly form?: string;
  /** Under which the server keeps the picture of an image. */
  readonly image?: string;
  readonly pen?: string;
  readonly width?: number;
  readonly points?: readonly number[];
}

/** A connector of an outline. */
export interface OutlineConnector {
  readonly id: string;
  readonly from: Plain;
  readonly to: Plain;
  readonly path?: string;
  readonly color?: string;
}

/** A board without its texts. */
export interface BoardOutline {
  readonly cards: readonly OutlineCard[];
  readonly maps: readonly OutlineMap[];
  readonly lanes: readonly OutlineLane[];
  readonly columns: readonly OutlineColumn[];
  readonly placements: readonly (readonly [string, Plain])[];
  /** Absent in outlines of older servers. */
  readonly shapes?: readonly OutlineThing[];
  readonly connectors?: readonly OutlineConnector[];
}

/** The state of a board that an outline describes. Never throws: what is not as described is left out. */
export function stateFromOutline(outline: BoardOutline): BoardState {
  const roots = {
    cards: byId(outline.cards),
    maps: byId(outline.maps),
    lanes: byId(outline.lanes),
    columns: byId(outline.columns),
    placements: byKey(outline.placements),
    shapes: byId(outline.shapes),
    connectors: byId(outline.connectors),
    tags: NONE,
    links: NONE,
    paths: NONE,
    cells: NONE,
    meta: NONE,
  };
  const model = new ReadModel(roots);
  model.refreshAll(roots);
  return model.stateAt(1);
}

const NONE: ReadonlyMap<string, unknown> = new Map();

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function byId(records: unknown): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const record of listed(records)) {
    const id = typeof record === "object" && record !== null && "id" in record ? record.id : null;
    if (typeof id === "string" && id !== "") found.set(id, record);
  }
  return found;
}

function byKey(placements: unknown): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const entry of listed(placements)) {
    if (Array.isArray(entry) && typeof entry[0] === "string") found.set(entry[0], entry[1]);
  }
  return found;
}
