import { describe, expect, it } from "vitest";
import type { ColumnId, LaneId, MapId } from "@/document/records";
import type { Grid } from "@/ui/paste/layPasted";
import { fits, overflowOf } from "@/ui/paste/overflow";
import type { Pasted } from "@/ui/paste/pasted";

const grid: Grid = {
  map: "m" as MapId,
  lanes: ["l0", "l1", "l2"] as LaneId[],
  columns: ["c0", "c1", "c2"].map((id) => ({ id: id as ColumnId, title: id })),
  from: { map: "m" as MapId, lane: "l1" as LaneId, column: "c1" as ColumnId },
};

const list = (...levels: readonly number[]): Pasted => ({
  kind: "lines",
  lines: levels.map((level) => ({ text: "a", level, heading: false })),
});

describe("a paste into cells", () => {
  it("that is no larger than what is left of the map fits", () => {
    const rows = [
      ["a", "b"],
      ["c", ""],
    ];
    expect(fits(overflowOf({ kind: "grid", rows }, grid))).toBe(true);
  });

  it("tells how many lanes and columns it would take more; what is empty takes none", () => {
    const rows = [["a", "b", "c", ""], ["d"], ["e"], ["f"]];
    expect(overflowOf({ kind: "grid", rows }, grid)).toEqual({ lanes: 2, columns: 1 });
  });

  it("goes further to the right the deeper its lines are", () => {
    expect(fits(overflowOf(list(0, 1, 0), grid))).toBe(true);
    expect(overflowOf(list(0, 1, 2, 3), grid)).toEqual({ lanes: 0, columns: 2 });
  });

  it("with headings goes to the columns they name", () => {
    const lines = [
      { text: "c0", level: 0, heading: true },
      { text: "a", level: 4, heading: false },
    ];
    expect(fits(overflowOf({ kind: "lines", lines }, grid))).toBe(true);
  });
});
