/**
 * The outline of a board: its records without texts, as the server hands it out for thumbnails. The shape is defined in
 * docs/document.md and shared with the server.
 */
import { nothingTouched, ReadModel } from "@/document/model";
import type { BoardState, CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { Plain } from "@/document/schema";

/** A card of an outline. */
export interface OutlineCard {
  readonly id: string;
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

/** A board without its texts. */
export interface BoardOutline {
  readonly cards: readonly OutlineCard[];
  readonly maps: readonly OutlineMap[];
  readonly lanes: readonly OutlineLane[];
  readonly columns: readonly OutlineColumn[];
  readonly placements: readonly (readonly [string, Plain])[];
}

/** The state of a board that an outline describes. Never throws: what is not as described is left out. */
export function stateFromOutline(outline: BoardOutline): BoardState {
  const roots = {
    cards: byId(outline.cards),
    maps: byId(outline.maps),
    lanes: byId(outline.lanes),
    columns: byId(outline.columns),
    placements: byKey(outline.placements),
  };
  const model = new ReadModel(roots);
  const touched = nothingTouched();
  for (const id of roots.cards.keys()) model.refreshCard(id as CardId, touched);
  for (const id of roots.maps.keys()) model.refreshMap(id as MapId, touched);
  for (const id of roots.lanes.keys()) model.refreshLane(id as LaneId, touched);
  for (const id of roots.columns.keys()) model.refreshColumn(id as ColumnId, touched);
  for (const key of roots.placements.keys()) model.refreshPlacement(key, touched);
  const { cards, maps, lanes, columns, canvas, placements } = model;
  return { version: 1, cards, maps, lanes, columns, canvas, placements };
}

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
