/** What does not fit together in a blueprint along its arrows and down its steps. Warns, never blocks. */
import { PATH_STATES } from "@/document/links";
import type { Card, ColumnId, LaneId } from "@/document/records";
import {
  type Arrow,
  type Blueprint,
  type BlueprintStep,
  type CellRef,
  type FilledCell,
  refKey,
  textOf,
  type Zone,
  zoneOf,
} from "@/maps/blueprint/reading";
import { timingOf } from "@/maps/blueprint/timing";
import { onceFor } from "@/maps/onceFor";
import type { MapStructure } from "@/maps/structure";

/** One finding; `rule` is the key of the definition's rule that has the words for it. */
export interface Inconsistency {
  readonly rule: string;
  readonly lane?: LaneId;
  readonly column?: ColumnId;
  readonly values: Readonly<Record<string, number>>;
}

/** All findings, rule by rule, each in reading order. */
export function inconsistencies(blueprint: Blueprint): Inconsistency[] {
  return [
    ...upwards(blueprint),
    ...orphans(blueprint),
    ...owners(blueprint),
    ...dangling(blueprint),
    ...circles(blueprint),
    ...tooLong(blueprint),
    ...strangeRows(blueprint),
    ...happyPaths(blueprint),
  ];
}

const BEHIND: ReadonlySet<Zone | null> = new Set<Zone | null>(["back", "support"]);
const BEFORE: ReadonlySet<Zone | null> = new Set<Zone | null>(["evidence", "customer", "front"]);

/** Arrows that come up across the line of visibility into a step in which nobody is on stage. */
function upwards(blueprint: Blueprint): Inconsistency[] {
  const zones = zonesOf(blueprint);
  const staged = new Set(
    blueprint.steps.filter(({ cells }) => cells.some(({ zone }) => zone === "front")).map(({ column }) => column),
  );
  const rises = (from: CellRef, to: CellRef): boolean =>
    BEHIND.has(zones.get(from.lane) ?? null) && BEFORE.has(zones.get(to.lane) ?? null) && !staged.has(to.column);
  const found = new Map<string, Inconsistency>();
  for (const arrow of blueprint.arrows) {
    if (arrow.kind !== "leads_to" || !arrow.whole) continue;
    for (const to of risenEnds(arrow, rises)) {
      found.set(refKey(to), { rule: "arrow_upwards", lane: to.lane, column: to.column, values: {} });
    }
  }
  return [...found.values()];
}

/** An agreement goes both ways. */
function risenEnds({ from, to, mutual }: Arrow, rises: (from: CellRef, to: CellRef) => boolean): CellRef[] {
  if (rises(from, to)) return [to];
  return mutual && rises(to, from) ? [from] : [];
}

/** Support that no arrow touches, once arrows are drawn at all. */
function orphans({ steps, arrows }: Blueprint): Inconsistency[] {
  if (arrows.length === 0) return [];
  const touched = touchedBy(arrows);
  return cellsOf(steps)
    .filter((cell) => cell.zone === "support" && !touched.has(refKey(cell)))
    .map(({ lane, column }) => ({ rule: "support_orphan", lane, column, values: {} }));
}

const touchedBy = onceFor(
  (arrows: readonly Arrow[]) => new Set(arrows.flatMap(({ from, to }) => [refKey(from), refKey(to)])),
);

/** Cells whose cards have different owners. */
function owners({ steps }: Blueprint): Inconsistency[] {
  const found: Inconsistency[] = [];
  for (const { cells } of steps) {
    for (const { lane, column, cards } of cells) {
      const count = ownersOf(cards);
      if (count > 1) found.push({ rule: "several_owners", lane, column, values: { count } });
    }
  }
  return found;
}

const ownersOf = onceFor(
  (cards: readonly Card[]): number => new Set(cards.flatMap((card) => textOf(card, "owner") ?? [])).size,
);

/** Arrows with an end that is gone. They are kept, and drawn again when it comes back. */
function dangling({ arrows, structure }: Blueprint): Inconsistency[] {
  const lanes = new Set(structure.lanes.map(({ lane }) => lane.id));
  const columns = new Set(structure.leaves.map(({ column }) => column.id));
  return arrows
    .filter(({ whole }) => !whole)
    .map(({ from, to }) => {
      const end = [from, to].find(({ lane, column }) => lanes.has(lane) && columns.has(column));
      return { rule: "arrow_dangling", ...(end ? { lane: end.lane, column: end.column } : {}), values: {} };
    });
}

/** Arrows that lead back to where they began: each circle once, at its first cell. */
function circles({ arrows, structure }: Blueprint): Inconsistency[] {
  return circlesOf(arrows, structure);
}

const circlesOf = onceFor((arrows: readonly Arrow[], structure: MapStructure): Inconsistency[] => {
  const next = new Map<string, string[]>();
  for (const { kind, from, to, whole, mutual } of arrows) {
    if (kind !== "leads_to" || !whole || mutual) continue;
    const others = next.get(refKey(from));
    if (others) others.push(refKey(to));
    else next.set(refKey(from), [refKey(to)]);
  }
  const reached = new Map([...next.keys()].map((key) => [key, reachedFrom(key, next)]));
  const seen = new Set<string>();
  const found: Inconsistency[] = [];
  for (const cell of next.size > 0 ? placesOf(structure) : []) {
    const key = refKey(cell);
    if (seen.has(key) || !reached.get(key)?.has(key)) continue;
    const circle = [...(reached.get(key) ?? [])].filter((other) => reached.get(other)?.has(key));
    for (const other of circle) seen.add(other);
    const values = { count: circle.length };
    found.push({ rule: "arrow_circle", lane: cell.lane, column: cell.column, values });
  }
  return found;
});

function reachedFrom(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...(next.get(start) ?? [])];
  while (waiting.length > 0) {
    const key = waiting.pop() as string;
    if (reached.has(key)) continue;
    reached.add(key);
    waiting.push(...(next.get(key) ?? []));
  }
  return reached;
}

/** The whole takes longer than is acceptable. */
function tooLong(blueprint: Blueprint): Inconsistency[] {
  const { over, total, acceptable } = timingOf(blueprint);
  if (!over || total === null || !acceptable) return [];
  const row = blueprint.structure.lanes.find(({ lane }) => lane.role === "time");
  return [
    {
      rule: "takes_too_long",
      ...(row ? { lane: row.lane.id } : {}),
      values: { count: Math.ceil((total / acceptable - 1) * 100) },
    },
  ];
}

/** Rows of a role that this version does not know. */
function strangeRows({ structure }: Blueprint): Inconsistency[] {
  return structure.lanes
    .filter(({ role }) => role === undefined)
    .map(({ lane }) => ({ rule: "lane_unknown", lane: lane.id, values: {} }));
}

/** More than one way that all is meant to go: as it is, or as it shall be. */
function happyPaths({ paths }: Blueprint): Inconsistency[] {
  return PATH_STATES.flatMap((state) => {
    const count = paths.filter((path) => path.role === "happy" && path.state === state).length;
    return count > 1 ? [{ rule: "several_happy_paths", values: { count } }] : [];
  });
}

function zonesOf({ structure }: Blueprint): ReadonlyMap<LaneId, Zone | null> {
  return new Map(structure.lanes.map(({ lane }) => [lane.id, zoneOf(lane.role)]));
}

function cellsOf(steps: readonly BlueprintStep[]): readonly FilledCell[] {
  return steps.flatMap(({ cells }) => cells);
}

/** All cells, step by step: also empty ones have arrows. */
function placesOf(structure: MapStructure): CellRef[] {
  return structure.leaves.flatMap(({ column }) =>
    structure.lanes.map(({ lane }) => ({ lane: lane.id, column: column.id })),
  );
}
