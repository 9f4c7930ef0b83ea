/** Board states for the tests of maps, written down as briefly as the golden vectors are. */
import type {
  BoardState,
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
import { type FieldValue, type FieldValues, NO_VALUES } from "@/document/values";

/** Values of fields in short. */
export type BriefFields = { readonly [key: string]: FieldValue };

/** A state in short: what is left out has its default, everything belongs to map "m" unless it says otherwise. */
export interface BriefState {
  readonly cards: readonly (
    | string
    | { id: string; title?: string; deleted?: boolean; fields?: BriefFields; discipline?: string }
  )[];
  readonly lanes: readonly {
    id: string;
    role: string;
    order: string;
    map?: string;
    title?: string;
    limit?: number;
    fields?: BriefFields;
    deleted?: boolean;
  }[];
  readonly columns: readonly {
    id: string;
    role: string;
    order: string;
    map?: string;
    parent?: string;
    card?: string;
    title?: string;
    limit?: number;
    fields?: BriefFields;
    deleted?: boolean;
  }[];
  /** Values of cells by "lane:column". */
  readonly cellValues?: { readonly [cell: string]: BriefFields };
  /** Settings of the map. */
  readonly settings?: BriefFields;
  /** Card, lane, column, order and, if it is not "m", the map. */
  readonly placements: readonly (readonly string[])[];
}

/** The map all brief states are about. */
export const MAP: MapRecord = {
  id: "m" as MapId,
  kind: "",
  title: "",
  pos: { x: 0, y: 0 },
  order: "a0",
  fields: NO_VALUES,
  deleted: false,
};

function valuesOf(fields: BriefFields | undefined): FieldValues {
  return fields ? new Map(Object.entries(fields)) : NO_VALUES;
}

/** The map that brief states are about, with the settings of this one. */
export function mapOf(brief: BriefState): MapRecord {
  return { ...MAP, fields: valuesOf(brief.settings) };
}

/** Builds the read model. */
export function stateOf(brief: BriefState): BoardState {
  const placements = new Map<MapId, Map<CardId, MapPlacement>>();
  for (const [card = "", lane = "", column = "", order = "", map = "m"] of brief.placements) {
    const place = {
      card: card as CardId,
      map: map as MapId,
      lane: lane as LaneId,
      column: column as ColumnId,
      order,
      path: null,
    };
    const inMap = placements.get(place.map) ?? new Map<CardId, MapPlacement>();
    placements.set(place.map, inMap.set(place.card, place));
  }
  return {
    version: 1,
    cards: byId(brief.cards.map((entry) => cardOf(typeof entry === "string" ? { id: entry } : entry))),
    maps: new Map([[MAP.id, mapOf(brief)]]),
    lanes: byId(brief.lanes.map(laneOf)),
    columns: byId(brief.columns.map(columnOf)),
    canvas: new Map(),
    placements,
    things: new Map(),
    connectors: new Map(),
    tags: new Map(),
    legend: new Map(),
    bodies: new Map(),
    links: new Map(),
    paths: new Map(),
    cells: new Map(Object.entries(brief.cellValues ?? {}).map(([cell, values]) => [cell, valuesOf(values)])),
  };
}

function cardOf(brief: Exclude<BriefState["cards"][number], string>): Card {
  const { id, title = id, deleted = false } = brief;
  return {
    id: id as CardId,
    title,
    deleted,
    color: "paper",
    discipline: brief.discipline ?? null,
    size: null,
    blocked: null,
    tags: [],
    fields: valuesOf(brief.fields),
    origin: null,
    locked: false,
    group: null,
    createdBy: "somebody",
    createdAt: 0,
  };
}

function laneOf(brief: BriefState["lanes"][number]): Lane {
  return {
    id: brief.id as LaneId,
    map: (brief.map ?? "m") as MapId,
    role: brief.role,
    order: brief.order,
    title: brief.title ?? "",
    limit: brief.limit ?? null,
    fields: valuesOf(brief.fields),
    deleted: brief.deleted ?? false,
  };
}

function columnOf(brief: BriefState["columns"][number]): Column {
  return {
    id: brief.id as ColumnId,
    map: (brief.map ?? "m") as MapId,
    role: brief.role,
    order: brief.order,
    parent: (brief.parent ?? null) as ColumnId | null,
    card: (brief.card ?? null) as CardId | null,
    title: brief.title ?? "",
    limit: brief.limit ?? null,
    fields: valuesOf(brief.fields),
    deleted: brief.deleted ?? false,
  };
}

function byId<R extends { readonly id: string }>(records: readonly R[]): Map<R["id"], R> {
  return new Map(records.map((record) => [record.id, record]));
}
