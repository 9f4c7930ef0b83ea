/** Value stream maps in short for tests: a row of steps with their numbers, some of them side by side. */
import type { Link, LinkId } from "@/document/links";
import type { BoardState, ColumnId, LaneId } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { type BriefFields, type BriefState, MAP, stateOf } from "@/maps/testState";
import { readValueStream, type ValueStream } from "@/maps/valueStream/reading";

/** A step: process time and lead time in hours, what is right in percent, and whatever else is said of it. */
export type SketchedStep = readonly [
  process: number | null,
  lead: number | null,
  right: number | null,
  more?: BriefFields,
];

/** The steps of the worked example: intake, assess, design, build, check, release. */
export const WORKED: readonly SketchedStep[] = [
  [0.25, 16, 80],
  [2, 40, 90],
  [6, 64, 70],
  [16, 80, 85],
  [1.5, 24, 95],
  [0.5, 8, 98],
];

/** What else a sketch may say; steps are called s1, s2, …, arrows lead from step to step in the row of work. */
export interface Sketch {
  readonly steps: readonly SketchedStep[];
  /** Steps that stand in a group for what runs at the same time, by number from 1. */
  readonly parallel?: readonly number[];
  readonly triggers?: number;
  readonly ends?: number;
  /** Cards by row and step. */
  readonly cards?: readonly (readonly [row: "who" | "systems" | "work", step: number, title: string])[];
  readonly arrows?: readonly (readonly [from: number, to: number, rework?: number])[];
  readonly settings?: BriefFields;
}

/** The kind. */
export function streamKind(): KindDefinition {
  const kind = kinds.get("value_stream_map");
  if (!kind) throw new Error("no value stream map");
  return kind;
}

/** The board of a sketch. */
export function sketchedState(sketch: Sketch): BoardState {
  const { steps, parallel = [], triggers = 1, ends = 1, cards = [], arrows = [], settings = {} } = sketch;
  const ordinary = (role: "trigger" | "end", count: number, order: string): BriefState["columns"] =>
    Array.from({ length: count }, (_, at) => ({ id: `${role}${at + 1}`, role, order: `${order}${at}` }));
  const inGroup = new Set(parallel);
  const state = stateOf({
    cards: cards.map(([, , title], at) => ({ id: `c${at + 1}`, title })),
    lanes: ["work", "who", "systems", "ladder"].map((role, at) => ({ id: role, role, order: `a${at}` })),
    columns: [
      ...ordinary("trigger", triggers, "A"),
      ...(parallel.length > 0 ? [{ id: "g", role: "parallel", order: `a${parallel[0]}` }] : []),
      ...steps.map((step, at) => ({
        id: `s${at + 1}`,
        role: "step",
        order: `a${at + 1}`,
        title: `Step ${at + 1}`,
        fields: fieldsOf(step),
        ...(inGroup.has(at + 1) ? { parent: "g" } : {}),
      })),
      ...ordinary("end", ends, "z"),
    ],
    placements: cards.map(([row, step], at) => [`c${at + 1}`, row, `s${step}`, "a0"]),
    settings,
  });
  const links = arrows.map(([from, to, rework], at): [LinkId, Link] => {
    const end = (step: number): Link["from"] => ({
      on: "cell",
      map: MAP.id,
      lane: "work" as LaneId,
      column: `s${step}` as ColumnId,
    });
    const id = `l${at + 1}` as LinkId;
    const fields = new Map(rework === undefined ? [] : [["rework", rework] as const]);
    const who = { createdBy: "somebody", createdAt: 0, deleted: false, mutual: false, text: "" };
    return [id, { id, kind: "leads_to", from: end(from), to: end(to), map: MAP.id, fields, ...who }];
  });
  return { ...state, links: new Map(links) };
}

function fieldsOf([process, lead, right, more = {}]: SketchedStep): BriefFields {
  return {
    ...(process === null ? {} : { process_time: process * 60 }),
    ...(lead === null ? {} : { lead_time: lead * 60 }),
    ...(right === null ? {} : { accurate: right }),
    ...more,
  };
}

/** The value stream of a sketch. */
export function sketched(sketch: Sketch): ValueStream {
  return readValueStream(streamKind(), MAP.id, sketchedState(sketch));
}
