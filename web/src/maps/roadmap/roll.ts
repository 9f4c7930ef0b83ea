/**
 * What happens when the next quarter begins: what is not done moves on, what is done stays folded in the past, new quarters come
 * at the end. A plan only; `document/commands/rolling.ts` carries it out in one step.
 *
 * Safe to do twice, and by two people at once: where a roadmap stands is a value of the map, which quarter a column is a value
 * of the column, and a new quarter has an id that follows from map and quarter.
 */
import type { Rolling } from "@/document/commands/rolling";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { isFolded } from "@/maps/folding";
import { type Quarter, quarterTitle, writeQuarter } from "@/maps/roadmap/quarters";
import type { Roadmap, RoadmapItem } from "@/maps/roadmap/reading";

/** How many quarters stand beside each other: the one under way and three more. */
export const QUARTERS = 4;

/** A column that is given its quarter. */
export interface DatedColumn {
  readonly column: ColumnId;
  readonly quarter: Quarter;
  /** Its new title, or null where somebody has written one. */
  readonly title: string | null;
}

/** A quarter that comes new, before the column that is now at this place among all columns. */
export interface NewQuarter {
  readonly id: ColumnId;
  readonly quarter: Quarter;
  readonly index: number;
}

/** What is to be done. */
export interface RollPlan {
  readonly map: MapId;
  readonly from: Quarter | null;
  readonly to: Quarter;
  readonly date: readonly DatedColumn[];
  readonly add: readonly NewQuarter[];
  /** Into the quarter `to`, in their order. */
  readonly move: readonly { readonly card: CardId; readonly lane: LaneId }[];
  readonly into: ColumnId;
  readonly fold: readonly ColumnId[];
}

/** The plan that lets a roadmap stand in a quarter; null when there is nothing to do. It never goes back. */
export function rollPlan(
  kind: KindDefinition,
  roadmap: Roadmap,
  wanted: Quarter,
  done: ReadonlySet<CardId>,
): RollPlan | null {
  const { map, columns, current } = roadmap;
  if (!columns.some(({ column }) => column.role === "quarter")) return null;
  const to = current === null ? wanted : Math.max(current, wanted);
  const date = current === null ? dating(kind, roadmap, to) : [];
  const quarters = new Map<Quarter, ColumnId>();
  for (const { column, quarter } of columns) {
    if (quarter !== null && !quarters.has(quarter)) quarters.set(quarter, column.id);
  }
  for (const { column, quarter } of date) quarters.set(quarter, column);
  const move = leftBehind(roadmap, to, done).map(({ card, lane }) => ({ card: card.id, lane }));
  if (current === to && move.length === 0) return null;
  const add = adding(roadmap, quarters, to);
  const fold = columns
    .filter(({ column, quarter }) => quarter !== null && quarter < to && !isFolded(column))
    .map(({ column }) => column.id);
  const into = quarters.get(to) ?? idOfQuarter(map, to);
  return { map, from: current, to, date, add, move, into, fold };
}

/** The plan as what is to be written. */
export function rollingOf({ map, to, date, add, move, into, fold }: RollPlan): Rolling {
  const dated = date.map(({ column, quarter, title }) => ({ id: column, title, fields: fieldsOf(quarter) }));
  const folded = fold.map((id) => ({ id, title: null, fields: { folded: true } }));
  return {
    map,
    settings: fieldsOf(to),
    columns: [...dated, ...folded],
    add: add.map(({ id, quarter, index }) => ({
      id,
      index,
      role: "quarter",
      title: quarterTitle(quarter),
      fields: fieldsOf(quarter),
    })),
    move: move.map((one) => ({ ...one, column: into })),
  };
}

function fieldsOf(quarter: Quarter): { readonly quarter: string } {
  return { quarter: writeQuarter(quarter) };
}

/** What stands before a quarter and is not done. */
export function leftBehind(roadmap: Roadmap, before: Quarter, done: ReadonlySet<CardId>): readonly RoadmapItem[] {
  const past = new Set(
    roadmap.columns.filter(({ quarter }) => quarter !== null && quarter < before).map(({ column }) => column.id),
  );
  return roadmap.items.filter(({ card, column }) => past.has(column) && !done.has(card.id));
}

/** The id of the column of a quarter: the same for everybody who makes it. */
export function idOfQuarter(map: MapId, quarter: Quarter): ColumnId {
  return `${map.slice(0, 100)}.${writeQuarter(quarter)}` as ColumnId;
}

/** The first quarters of a roadmap that has none yet, one after the other. */
function dating(kind: KindDefinition, { columns }: Roadmap, first: Quarter): DatedColumn[] {
  const begun = new Set(
    kind.starter.columns.flatMap(({ title }) => (title ? [title.en, title.de] : [])).map((title) => title.trim()),
  );
  return columns
    .filter(({ column }) => column.role === "quarter")
    .map(({ column }, at) => {
      const written = column.title.trim();
      const title = written === "" || begun.has(written) ? quarterTitle(first + at) : null;
      return { column: column.id, quarter: first + at, title };
    });
}

/** The quarters that are missing, each behind the last earlier one. */
function adding({ map, columns }: Roadmap, quarters: ReadonlyMap<Quarter, ColumnId>, to: Quarter): NewQuarter[] {
  const wanted = Array.from({ length: QUARTERS }, (_, at) => to + at).filter((quarter) => !quarters.has(quarter));
  const known = new Map([...quarters].map(([quarter, column]) => [column, quarter]));
  const first = columns.findIndex(({ column }) => column.role === "quarter");
  return wanted.map((quarter) => {
    const earlier = columns.map(({ column }) => (known.get(column.id) ?? quarter) < quarter).lastIndexOf(true);
    return { id: idOfQuarter(map, quarter), quarter, index: earlier >= 0 ? earlier + 1 : first };
  });
}
