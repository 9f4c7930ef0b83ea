/**
 * A value stream map as its rules see it: steps with their times and shares, in the order of the map, side by side where they
 * run at the same time, and the arrows that lead back. Derived from the merged records; total over whatever concurrent edits
 * leave behind.
 */
import type { BoardState, Card, ColumnId, LaneId, MapId } from "@/document/records";
import type { FieldValues } from "@/document/values";
import { arrowsIn, type DrawnArrow } from "@/maps/blueprint/arrows";
import type { ColumnNode } from "@/maps/columns";
import type { KindDefinition } from "@/maps/definition";
import { valueIn } from "@/maps/fields";
import { type MapStructure, mapStructure } from "@/maps/structure";
import { dayMinutes } from "@/maps/workDay";

/** Whether people would pay for what is done in a step; if not, whether it has to be done. */
export type ValueAdd = "adds" | "necessary" | "unnecessary";

/** One step. Times are in minutes of work; null is what nobody said, or what cannot be. */
export interface StreamStep {
  readonly column: ColumnId;
  /** Time somebody really works on one item. */
  readonly process: number | null;
  /** From the moment it could begin until it is passed on, process time included. */
  readonly lead: number | null;
  /** The share of what is passed on that the next ones can use as it is, from 0 to 1. */
  readonly accurate: number | null;
  readonly people: number | null;
  readonly value: ValueAdd | null;
  /** Who does it, by names in lower case; empty while nobody said. */
  readonly actors: ReadonlySet<string>;
  /** The cards of its systems. */
  readonly systems: readonly { readonly lane: LaneId; readonly card: Card }[];
  /** Somebody said more process time than lead time. */
  readonly contradicts: boolean;
  /** How many of its numbers are beyond what can be. */
  readonly wrong: number;
  /** What it runs at the same time in, or null. */
  readonly parallel: ColumnId | null;
  /** Steps of one group with the same branch follow each other; without one a step is a branch of its own. */
  readonly branch: string | null;
}

/** An arrow that leads back to an earlier step. */
export interface ReworkLoop extends DrawnArrow {
  /** How much comes back this way, from 0 to 1; null while nobody said. */
  readonly share: number | null;
}

/** Everything the rules look at. */
export interface ValueStream {
  readonly steps: readonly StreamStep[];
  readonly triggers: readonly ColumnId[];
  readonly ends: readonly ColumnId[];
  readonly loops: readonly ReworkLoop[];
  /** Minutes of a working day. */
  readonly day: number;
  readonly structure: MapStructure;
}

const NUMBERS = ["process_time", "lead_time", "accurate", "people"] as const;

/** Reads a map. */
export function readValueStream(
  kind: KindDefinition,
  map: MapId,
  state: BoardState,
  structure: MapStructure = mapStructure(kind, map, state),
): ValueStream {
  const withRole = (key: string): ColumnId[] =>
    structure.leaves.filter(({ column }) => column.role === key).map(({ column }) => column.id);
  const ends = new Set(["trigger", "end"]);
  return {
    steps: structure.leaves
      .filter(({ column }) => !ends.has(column.role))
      .map((node) => stepOf(node, structure, state)),
    triggers: withRole("trigger"),
    ends: withRole("end"),
    loops: loopsOf(map, state, structure),
    day: dayMinutes(state.maps.get(map)),
    structure,
  };
}

/** What is said of a step: on its column in this map, and else on the card that heads it. */
function stepOf(node: ColumnNode, structure: MapStructure, state: BoardState): StreamStep {
  const { column } = node;
  const header = structure.headers.get(column.id);
  const own = header ? state.cards.get(header)?.fields : undefined;
  const fields: FieldValues = new Map([...(own ?? []), ...column.fields]);
  const process = numberIn(fields, "process_time");
  const lead = numberIn(fields, "lead_time");
  const contradicts = process !== null && lead !== null && process > lead;
  const accurate = numberIn(fields, "accurate");
  return {
    column: column.id,
    process: contradicts ? null : process,
    lead: contradicts ? null : lead,
    accurate: accurate === null ? null : accurate / 100,
    people: numberIn(fields, "people"),
    value: valueIn(fields, "value_add") as ValueAdd | null,
    actors: actorsOf(column.id, fields, structure, state),
    systems: cardsIn("systems", column.id, structure, state),
    contradicts,
    wrong: NUMBERS.filter((key) => fields.has(key) && numberIn(fields, key) === null).length,
    parallel: parallelOf(node),
    branch: valueIn(fields, "branch") as string | null,
  };
}

function numberIn(fields: FieldValues, key: string): number | null {
  const value = valueIn(fields, key);
  return typeof value === "number" ? value : null;
}

function parallelOf(node: ColumnNode): ColumnId | null {
  for (let group = node.parent; group; group = group.parent) {
    if (group.column.role === "parallel") return group.column.id;
  }
  return null;
}

function cardsIn(role: string, column: ColumnId, structure: MapStructure, state: BoardState) {
  return structure.lanes
    .filter(({ lane }) => lane.role === role)
    .flatMap(({ lane }) =>
      structure.cardsIn(lane.id, column).flatMap((id) => {
        const card = state.cards.get(id);
        return card ? [{ lane: lane.id, card }] : [];
      }),
    );
}

/** The cards in the rows that say who; without any, what the step itself says. */
function actorsOf(
  column: ColumnId,
  fields: FieldValues,
  structure: MapStructure,
  state: BoardState,
): ReadonlySet<string> {
  const names = cardsIn("who", column, structure, state).map(({ card }) => nameKey(card.title));
  const said = valueIn(fields, "actor");
  const all = names.some((name) => name !== "") ? names : [typeof said === "string" ? nameKey(said) : ""];
  return new Set(all.filter((name) => name !== ""));
}

/** A name as it is compared: without regard to case and to space around and between its words. */
export function nameKey(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLocaleLowerCase();
}

function loopsOf(map: MapId, state: BoardState, structure: MapStructure): ReworkLoop[] {
  const places = new Map(structure.leaves.map(({ column }, at) => [column.id, at]));
  const lanes = new Set(structure.lanes.map(({ lane }) => lane.id));
  return arrowsIn(map, state).flatMap((arrow): ReworkLoop[] => {
    const from = lanes.has(arrow.from.lane) ? places.get(arrow.from.column) : undefined;
    const to = lanes.has(arrow.to.lane) ? places.get(arrow.to.column) : undefined;
    if (from === undefined || to === undefined || to >= from || arrow.kind !== "leads_to" || arrow.mutual) return [];
    const share = numberIn(arrow.fields, "rework");
    return [{ ...arrow, share: share === null ? null : share / 100 }];
  });
}
