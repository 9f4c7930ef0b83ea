import { describe, expect, it } from "vitest";
import type { BoxScoreColumn } from "@/api/dto";
import { type BoxRow, PANELS, seenOf, valueIn } from "@/ui/streams/boxScoreRows";

const rows = PANELS.flatMap((panel) => panel.rows);
const row = (key: string): BoxRow => rows.find((each) => each.key === key) as BoxRow;

describe("a box score", () => {
  it("has every value once", () => {
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect(rows).toHaveLength(17);
  });

  it("says what was entered, what follows and what the boards say, in the unit of the row", () => {
    const column = {
      entered: { revenue: 420, on_time: 90 },
      profit: 91,
      return_on_sales: 91 / 420,
      conversion: null,
    } as BoxScoreColumn;
    expect(valueIn(row("revenue"), column)).toBe(420);
    expect(valueIn(row("other"), column)).toBeNull();
    expect(valueIn(row("profit"), column)).toBe(91);
    expect(valueIn(row("return_on_sales"), column)?.toFixed(1)).toBe("21.7");
    expect(valueIn(row("conversion"), column)).toBeNull();
    const seen = { finished: 3, on_time: 0.5, dock_to_dock: 4, first_time_through: null, non_productive: 0.3 };
    expect(
      ["productivity", "on_time", "dock_to_dock", "first_time_through", "revenue", "profit"].map((key) =>
        seenOf(row(key), seen),
      ),
    ).toEqual([3, 50, 4, null, null, null]);
  });
});
