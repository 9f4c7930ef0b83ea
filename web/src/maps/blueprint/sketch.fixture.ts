/** Blueprints in short for tests: a grid of rows and steps, cards written into it, arrows between cells. */
import type { Link, LinkId, Path, PathId } from "@/document/links";
import type { BoardState, ColumnId, LaneId, MapId } from "@/document/records";
import { NO_VALUES } from "@/document/values";
import { readBlueprint } from "@/maps/blueprint/reading";
import type { KindDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { type BriefFields, MAP, stateOf } from "@/maps/testState";

/** A card as its cell, or with its fields; rows are named by their role, steps by number from 1. */
export interface Sketch {
  readonly steps: number;
  readonly rows: readonly string[];
  readonly cards?: readonly (readonly [
    row: string,
    step: number,
    fields?: BriefFields,
    title?: string,
    path?: string,
  ])[];
  /** What stands on the cards of steps. */
  readonly heads?: { readonly [step: number]: BriefFields };
  readonly arrows?: readonly SketchedArrow[];
  readonly settings?: BriefFields;
}

/** An arrow from a row and step to another. */
export interface SketchedArrow {
  readonly from: readonly [row: string, step: number];
  readonly to: readonly [row: string, step: number];
  readonly kind?: "leads_to" | "enables";
  readonly mutual?: boolean;
}

/** The kind. */
export function blueprintKind(): KindDefinition {
  const kind = kinds.get("service_blueprint");
  if (!kind) throw new Error("no service blueprint");
  return kind;
}

/** The board of a sketch: cards are called c1, c2, … in their order, heads h1, h2, …, rows by their role. */
export function sketchedState({ steps, rows, cards = [], heads = {}, arrows = [], settings = {} }: Sketch): BoardState {
  const numbers = Array.from({ length: steps }, (_, at) => at + 1);
  const state = stateOf({
    cards: [
      ...numbers.map((step) => ({ id: `h${step}`, title: `Step ${step}`, fields: heads[step] ?? {} })),
      ...cards.map(([, , fields = {}, title], at) => ({ id: `c${at + 1}`, title: title ?? `c${at + 1}`, fields })),
    ],
    lanes: rows.map((role, at) => ({ id: role, role, order: `a${at}` })),
    columns: numbers.map((step) => ({ id: `s${step}`, role: "step", order: `a${step}`, card: `h${step}` })),
    placements: cards.map(([row, step], at) => [`c${at + 1}`, row, `s${step}`, "a0"]),
    settings,
  });
  const links = arrows.map((arrow, at): [LinkId, Link] => [`l${at + 1}` as LinkId, linkOf(arrow, at)]);
  return { ...state, links: new Map(links), ...pathsOf(state, cards) };
}

/** The blueprint of a sketch. */
export function sketched(sketch: Sketch, shown: readonly string[] | null = null) {
  const state = sketchedState(sketch);
  return readBlueprint(blueprintKind(), MAP.id, state, shown && new Set(shown as PathId[]));
}

function cellOf([row, step]: readonly [string, number]): Link["from"] {
  return { on: "cell", map: MAP.id, lane: row as LaneId, column: `s${step}` as ColumnId };
}

function linkOf({ from, to, kind = "leads_to", mutual = false }: SketchedArrow, at: number): Link {
  const who = { createdBy: "somebody", createdAt: 0, deleted: false };
  const id = `l${at + 1}` as LinkId;
  return {
    id,
    kind,
    from: cellOf(from),
    to: cellOf(to),
    map: MAP.id as MapId,
    mutual,
    text: "",
    fields: NO_VALUES,
    ...who,
  };
}

function pathsOf(state: BoardState, cards: NonNullable<Sketch["cards"]>): Pick<BoardState, "paths" | "placements"> {
  const placements = new Map(state.placements.get(MAP.id));
  const paths = new Map<PathId, Path>();
  cards.forEach(([, , , , path], at) => {
    if (path === undefined) return;
    const id = path as PathId;
    paths.set(id, { id, map: MAP.id, role: "variant", state: "as_is", title: path, order: `a${at}`, deleted: false });
    const card = `c${at + 1}`;
    for (const [key, placement] of placements) if (key === card) placements.set(key, { ...placement, path: id });
  });
  return { paths, placements: new Map([[MAP.id, placements]]) };
}
