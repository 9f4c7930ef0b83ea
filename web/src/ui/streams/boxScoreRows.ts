/** The rows of a box score: what is entered, what follows from it, and what the boards say beside it. Pure. */
import type { BoxScore, BoxScoreColumn, ObservedWeek } from "@/api/dto";
import type { Bounds } from "@/ui/streams/amounts";

/** What sort of number it is. */
export type RowUnit = "money" | "percent" | "days" | "number";

/** A value that people enter. */
export type EnteredKey = keyof BoxScore;

/** A value that follows from others. */
export type ComputedKey = "conversion" | "profit" | "return_on_sales";

/** A row. `seen` is what the boards say of it, shares turned into percent. */
export type BoxRow =
  | { readonly kind: "entered"; readonly key: EnteredKey; readonly unit: RowUnit; readonly seen?: keyof ObservedWeek }
  | { readonly kind: "computed"; readonly key: ComputedKey; readonly unit: RowUnit };

/** A panel of the box score. */
export interface BoxPanel {
  readonly key: "operational" | "capacity" | "financial";
  readonly rows: readonly BoxRow[];
}

const entered = (key: EnteredKey, unit: RowUnit, seen?: keyof ObservedWeek): BoxRow =>
  seen === undefined ? { kind: "entered", key, unit } : { kind: "entered", key, unit, seen };
const computed = (key: ComputedKey, unit: RowUnit): BoxRow => ({ kind: "computed", key, unit });

/** The three panels, in their order. */
export const PANELS: readonly BoxPanel[] = [
  {
    key: "operational",
    rows: [
      entered("productivity", "number", "finished"),
      entered("on_time", "percent", "on_time"),
      entered("dock_to_dock", "days", "dock_to_dock"),
      entered("first_time_through", "percent", "first_time_through"),
      entered("average_cost", "money"),
    ],
  },
  {
    key: "capacity",
    rows: [
      entered("productive", "percent"),
      entered("non_productive", "percent", "non_productive"),
      entered("available", "percent"),
    ],
  },
  {
    key: "financial",
    rows: [
      entered("revenue", "money"),
      entered("materials", "money"),
      entered("employees", "money"),
      entered("machines", "money"),
      entered("facility", "money"),
      entered("other", "money"),
      computed("conversion", "money"),
      computed("profit", "money"),
      computed("return_on_sales", "percent"),
    ],
  },
];

/** What stands in a row of a column, in the unit of the row; null: unknown. */
export function valueIn(row: BoxRow, column: BoxScoreColumn): number | null {
  if (row.kind === "entered") return column.entered[row.key] ?? null;
  const value = column[row.key];
  return value !== null && row.unit === "percent" ? 100 * value : value;
}

/** What the boards say of a row, in its unit; null: nothing. */
export function seenOf(row: BoxRow, seen: ObservedWeek): number | null {
  if (row.kind !== "entered" || row.seen === undefined) return null;
  const value = seen[row.seen];
  return value !== null && row.unit === "percent" ? 100 * value : value;
}

/** What may be entered in a row: only revenue can be less than nothing. */
export function boundsOf({ key, unit }: BoxRow): Bounds {
  if (unit === "percent") return "percent";
  return key === "revenue" ? "any" : "least";
}
