/** What a roadmap warns of. Warns, never blocks. */
import type { CardId } from "@/document/records";
import { workFor } from "@/maps/alignment/service";
import type { ComputedFinding } from "@/maps/kindCode";
import { aimsOf, openItems, risingConfidence } from "@/maps/roadmap/aims";
import { doneItems } from "@/maps/roadmap/doneItems";
import { isOver, type Load, loadOfCell, loadOfColumn } from "@/maps/roadmap/load";
import { CAPACITY_ROW, type Roadmap, type RoadmapItem } from "@/maps/roadmap/reading";

/** All findings, rule by rule, each in reading order. */
export function roadmapFindings(roadmap: Roadmap): ComputedFinding[] {
  const { none, several } = aimsOf(roadmap);
  const done = doneItems(roadmap);
  return [
    ...unlinked(roadmap, done).map((item) => at("now_unlinked", item)),
    ...roadmap.items
      .filter(({ card, nearness }) => nearness === "past" && !done.has(card.id))
      .map((item) => at("left_behind", item)),
    ...unreasoned(roadmap).map((item) => at("due_unreasoned", item)),
    ...overloaded(roadmap),
    ...none.map((item) => at("objective_none", item)),
    ...several.map((item) => at("objective_several", item)),
    ...risingConfidence(roadmap).map((column) => ({ rule: "confidence_rises", column, values: {} })),
    ...twice(roadmap),
  ];
}

/** Items of now that no work stands behind: neither on a map with flow of this board, nor on another board. */
export function unlinked(roadmap: Roadmap, done: ReadonlySet<CardId>): readonly RoadmapItem[] {
  return roadmap.items.filter(({ card, nearness }) => {
    if (nearness !== "now" || done.has(card.id)) return false;
    const { items, elsewhere } = workFor(roadmap.state, card.id);
    return items.length === 0 && elsewhere === 0;
  });
}

/** Items with a date, and nothing said of why it matters. */
function unreasoned(roadmap: Roadmap): readonly RoadmapItem[] {
  return openItems(roadmap).filter(({ card: { fields } }) => {
    const reason = fields.get("due_reason");
    return fields.has("due") && (typeof reason !== "string" || reason.trim() === "");
  });
}

/** Cells, and columns as a whole, that hold more than they can take. What is over in a cell is not told again of its column. */
function overloaded(roadmap: Roadmap): ComputedFinding[] {
  const { columns, structure } = roadmap;
  const rows = structure.lanes.filter(({ lane }) => lane.role !== CAPACITY_ROW);
  return columns
    .filter(({ nearness }) => nearness !== "past")
    .flatMap(({ column }): ComputedFinding[] => {
      const cells = rows.flatMap(({ lane }): ComputedFinding[] => {
        const load = loadOfCell(roadmap, lane.id, column.id);
        return isOver(load) ? [{ rule: "over_capacity", lane: lane.id, column: column.id, values: over(load) }] : [];
      });
      const whole = loadOfColumn(roadmap, column.id);
      if (cells.length > 0 || !isOver(whole)) return cells;
      return [{ rule: "quarter_over", column: column.id, values: over(whole) }];
    });
}

function over({ demand, capacity }: Load): { readonly count: number; readonly limit: number } {
  return { count: demand, limit: capacity ?? 0 };
}

/** The same quarter in two columns. */
function twice({ columns }: Roadmap): ComputedFinding[] {
  const seen = new Set<number>();
  return columns.flatMap(({ column, quarter }) => {
    const again = quarter !== null && seen.has(quarter);
    if (quarter !== null) seen.add(quarter);
    return again ? [{ rule: "quarter_twice", column: column.id, values: {} }] : [];
  });
}

function at(rule: string, { card, lane, column }: RoadmapItem): ComputedFinding {
  return { rule, lane, column, card: card.id, values: {} };
}
