/** Which fields a record is asked for: those its kind, its role and its places name, and those it has a value of already. */
import "@/maps/declaredFields";
import type { Link } from "@/document/links";
import type { BoardState, Card, CardId, Column, Lane, MapRecord } from "@/document/records";
import { type FieldValues, NO_VALUES } from "@/document/values";
import { type FieldDefinition, fields } from "@/maps/fields";
import { columnRole, kinds, laneRole } from "@/maps/kinds";

/** The fields of cards, in the order in which they are declared; for several cards what any of them is asked for. */
export function fieldsOfCards(state: BoardState, cards: readonly Card[]): FieldDefinition[] {
  const named = new Set<string>();
  for (const card of cards) {
    addPlaces(state, card.id, named);
    addHeaders(state, card.id, named);
  }
  return declared(
    named,
    cards.map((card) => card.fields),
  );
}

function addPlaces(state: BoardState, card: CardId, named: Set<string>): void {
  for (const [id, placements] of state.placements) {
    const place = placements.get(card);
    const map = place && state.maps.get(id);
    const kind = map && !map.deleted ? kinds.get(map.kind) : undefined;
    if (!place || !kind) continue;
    const lane = state.lanes.get(place.lane);
    const column = state.columns.get(place.column);
    add(named, kind.fields, lane && laneRole(kind, lane.role)?.card_fields);
    add(named, column && columnRole(kind, column.role)?.card_fields);
  }
}

function addHeaders(state: BoardState, card: CardId, named: Set<string>): void {
  for (const column of state.columns.values()) {
    if (column.card !== card || column.deleted) continue;
    const map = state.maps.get(column.map);
    const kind = map && !map.deleted ? kinds.get(map.kind) : undefined;
    if (kind) add(named, columnRole(kind, column.role)?.card_fields);
  }
}

/** The fields of a lane or column of a map. */
export function fieldsOfStrip(map: MapRecord, strip: { readonly lane: Lane } | { readonly column: Column }) {
  const kind = kinds.get(map.kind);
  const record = "lane" in strip ? strip.lane : strip.column;
  const role = kind && ("lane" in strip ? laneRole(kind, record.role) : columnRole(kind, record.role));
  return declared(new Set(role?.fields ?? []), [record.fields]);
}

/** The settings of a map; of every map one may say to which value stream it belongs. */
export function fieldsOfMap(map: MapRecord): FieldDefinition[] {
  return declared(new Set([...(kinds.get(map.kind)?.settings ?? []), "value_stream"]), [map.fields]);
}

/** What was said of a cell. */
export function valuesOfCell(
  state: BoardState,
  { lane, column }: { readonly lane: Pick<Lane, "id">; readonly column: Pick<Column, "id"> },
): FieldValues {
  return state.cells.get(`${lane.id}:${column.id}`) ?? NO_VALUES;
}

/** The fields of a single cell of a map. */
export function fieldsOfCell(map: MapRecord, values: FieldValues): FieldDefinition[] {
  return declared(new Set(kinds.get(map.kind)?.cell_fields ?? []), [values]);
}

/** The fields of an arrow of a map. */
export function fieldsOfArrow(map: MapRecord, { fields: values }: Pick<Link, "fields">): FieldDefinition[] {
  return declared(new Set(kinds.get(map.kind)?.arrow_fields ?? []), [values]);
}

function add(named: Set<string>, ...lists: readonly (readonly string[] | undefined)[]): void {
  for (const list of lists) for (const key of list ?? []) named.add(key);
}

function declared(named: Set<string>, values: readonly FieldValues[]): FieldDefinition[] {
  for (const one of values) for (const key of one.keys()) named.add(key);
  return [...fields.values()].filter(({ key, type, quiet }) => named.has(key) && type !== "money" && !quiet);
}
