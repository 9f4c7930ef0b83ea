/**
 * A service blueprint as its rules see it: steps, filled cells by their zone, and arrows between cells. Derived from the
 * merged records; total over whatever concurrent edits leave behind.
 */

import type { Path, PathId } from "@/document/links";
import { pathsOf } from "@/document/pathsOf";
import type { BoardState, Card, CardId, Column, ColumnId, Lane, MapId } from "@/document/records";
import { type FieldValues, NO_VALUES } from "@/document/values";
import { arrowsIn, type CellRef, type DrawnArrow, refKey } from "@/maps/blueprint/arrows";
import type { KindDefinition } from "@/maps/definition";
import { onceFor } from "@/maps/onceFor";
import { type CardLists, type MapStructure, mapStructure } from "@/maps/structure";

export { type CellRef, refKey } from "@/maps/blueprint/arrows";

/** How deep behind the customer a row lies; what lies in no zone (time, ideas, …) neither meets nor supports anybody. */
export type Zone = "evidence" | "customer" | "front" | "back" | "support";

const ZONES: ReadonlyMap<string, Zone> = new Map([
  ["physical_evidence", "evidence"],
  ["customer_actions", "customer"],
  ["frontstage_actions", "front"],
  ["frontstage_tech", "front"],
  ["backstage_actions", "back"],
  ["backstage_tech", "back"],
  ["support_systems", "support"],
]);

/** The zone of a row with this role. */
export function zoneOf(role: string): Zone | null {
  return ZONES.get(role) ?? null;
}

/** A cell with at least one card. */
export interface FilledCell extends CellRef {
  readonly role: string;
  readonly zone: Zone | null;
  readonly cards: readonly Card[];
}

/** One step of the customer's way; its card carries what is known of the whole step. */
export interface BlueprintStep {
  readonly column: ColumnId;
  readonly card: Card | null;
  /** What is said of the whole step: on its column in this map, and else on its card. */
  readonly fields: FieldValues;
  /** From top to bottom. */
  readonly cells: readonly FilledCell[];
}

/** An arrow between two cells. */
export interface Arrow extends DrawnArrow {
  /** Whether the row and step of both ends are there. */
  readonly whole: boolean;
}

/** Everything the rules look at. */
export interface Blueprint {
  readonly steps: readonly BlueprintStep[];
  readonly arrows: readonly Arrow[];
  /** Roles of the rows that are there. */
  readonly roles: ReadonlySet<string>;
  readonly structure: MapStructure;
  /** The living ways through the map, in order. */
  readonly paths: readonly Path[];
  /** What holds for the whole service. */
  readonly settings: FieldValues;
}

/** Reads a map; with `shown` only cards of these paths and those that belong to all. */
export function readBlueprint(
  kind: KindDefinition,
  map: MapId,
  state: BoardState,
  shown: ReadonlySet<PathId> | null = null,
  structure: MapStructure = mapStructure(kind, map, state),
): Blueprint {
  const steps = structure.leaves.map(({ column }): BlueprintStep => {
    const header = structure.headers.get(column.id);
    const card = header ? (state.cards.get(header) ?? null) : null;
    return stepOf({ map, state, structure, shown }, column, card);
  });
  return {
    steps,
    arrows: arrowsOf(map, state, structure),
    roles: new Set(structure.lanes.map(({ lane }) => lane.role)),
    structure,
    paths: pathsOf(state, map),
    settings: state.maps.get(map)?.fields ?? new Map(),
  };
}

interface StepInput {
  readonly map: MapId;
  readonly state: BoardState;
  readonly structure: MapStructure;
  readonly shown: ReadonlySet<PathId> | null;
}

/** The steps of a column, by the paths that are shown: the same ones as long as its lists are, and its card. */
const stepsOf = onceFor((_: CardLists) => new Map<string, BlueprintStep>());

function stepOf(input: StepInput, column: Column, card: Card | null): BlueprintStep {
  const lists = input.structure.cellsOfColumn(column.id);
  const known = stepsOf(lists);
  const paths = input.shown ? [...input.shown].join() : "";
  const before = known.get(paths);
  if (before && before.card === card) return before;
  const fields = joined(card?.fields ?? NO_VALUES, column.fields);
  const step = { column: column.id, card, fields, cells: cellsOf(input, column.id, lists) };
  known.set(paths, step);
  return step;
}

function cellsOf(
  { map, state, structure, shown }: StepInput,
  column: ColumnId,
  lists: CardLists,
): readonly FilledCell[] {
  const cells: FilledCell[] = [];
  structure.lanes.forEach(({ lane }, at) => {
    const inside = lists[at];
    if (!inside || inside.length === 0) return;
    const cell = filledCell(inside, state, lane, column);
    const cards = shown ? cell.cards.filter(({ id }) => isOn(shown, map, state, id)) : cell.cards;
    if (cards.length > 0) cells.push(shown ? { ...cell, cards } : cell);
  });
  return cells;
}

/** The same as long as the list of the cell is. */
const filledCell = onceFor((inside: readonly CardId[], state: BoardState, lane: Lane, column: ColumnId): FilledCell => {
  const cards = inside.flatMap((id) => state.cards.get(id) ?? []);
  return { lane: lane.id, column, role: lane.role, zone: zoneOf(lane.role), cards };
});

/** Whether a card belongs to one of these paths, or to all. */
function isOn(shown: ReadonlySet<PathId>, map: MapId, state: BoardState, card: CardId): boolean {
  const path = state.placements.get(map)?.get(card)?.path ?? null;
  return path === null || state.paths.get(path)?.deleted !== false || shown.has(path);
}

function joined(some: FieldValues, more: FieldValues): FieldValues {
  if (some.size === 0 || more.size === 0) return some.size === 0 ? more : some;
  return new Map([...some, ...more]);
}

/** By the lanes of a structure, which are the same until a lane or column is another one: the arrows, and of which links. */
const known = new WeakMap<MapStructure["lanes"], { readonly links: BoardState["links"]; readonly arrows: Arrow[] }>();

function arrowsOf(map: MapId, state: BoardState, structure: MapStructure): Arrow[] {
  const before = known.get(structure.lanes);
  if (before?.links === state.links) return before.arrows;
  const arrows = arrowsAnew(map, state, structure);
  known.set(structure.lanes, { links: state.links, arrows });
  return arrows;
}

function arrowsAnew(map: MapId, state: BoardState, structure: MapStructure): Arrow[] {
  const lanes = new Set(structure.lanes.map(({ lane }) => lane.id));
  const columns = new Set(structure.leaves.map(({ column }) => column.id));
  const there = ({ lane, column }: CellRef): boolean => lanes.has(lane) && columns.has(column);
  return arrowsIn(map, state).map((arrow) => ({ ...arrow, whole: there(arrow.from) && there(arrow.to) }));
}

/** The filled cells of a blueprint by `refKey`. */
export function filledCells({ steps }: Blueprint): ReadonlyMap<string, FilledCell> {
  return new Map(steps.flatMap(({ cells }) => cells.map((cell) => [refKey(cell), cell] as const)));
}

/** What has values of fields: a card or a step. */
export type Bearer = Pick<Card, "fields">;

/** A number of a card or step, or null. */
export function numberOf({ fields }: Bearer, field: string): number | null {
  const value = fields.get(field);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Whether a flag is set on a card or step. */
export function flagged({ fields }: Bearer, field: string): boolean {
  return fields.get(field) === true;
}

/** A text of a card without space around it, or null when there is none. */
export function textOf({ fields }: Bearer, field: string): string | null {
  const value = fields.get(field);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
