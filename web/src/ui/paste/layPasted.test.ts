import { describe, expect, it } from "vitest";
import type { ColumnId, LaneId, MapId } from "@/document/records";
import { extentOf, type Grid, layInMap, layOnCanvas } from "@/ui/paste/layPasted";
import type { Line, Pasted } from "@/ui/paste/pasted";

const lines = (...texts: readonly string[]): Pasted => ({
  kind: "lines",
  lines: texts.map((text): Line => {
    const bare = text.trimStart();
    const heading = bare.startsWith("# ");
    return { text: heading ? bare.slice(2) : bare, heading, level: heading ? 0 : text.length - bare.length };
  }),
});

const shown = (pasted: Pasted): string[] =>
  layOnCanvas(pasted, { x: 1_000, y: 500 }).map(({ content, at }) =>
    "x" in at ? `${content.title} ${(at.x - 1_000) / 240} ${(at.y - 500) / 136}` : "",
  );

const grid: Grid = {
  map: "m" as MapId,
  lanes: ["l0", "l1", "l2"] as LaneId[],
  columns: ["Backlog", "Doing", "Done"].map((title, i) => ({ id: `c${i}` as ColumnId, title })),
  from: { map: "m" as MapId, lane: "l1" as LaneId, column: "c1" as ColumnId },
};

const inMap = (pasted: Pasted): string[] =>
  layInMap(pasted, grid).map(({ content, at }) => ("lane" in at ? `${content.title} ${at.lane} ${at.column}` : ""));

describe("on the canvas", () => {
  it("rows stay rows", () => {
    const rows = [
      ["a", "", "b"],
      ["", "c", ""],
    ];
    expect(shown({ kind: "grid", rows })).toEqual(["a 0 0", "b 2 0", "c 1 1"]);
  });

  it("a short list is a column, a long one several", () => {
    expect(shown(lines("a", "b"))).toEqual(["a 0 0", "b 0 1"]);
    const long = lines(...Array.from({ length: 50 }, (_, i) => `${i}`));
    expect(shown(long).slice(9, 12)).toEqual(["9 0 9", "10 1 0", "11 1 1"]);
    expect(extentOf(long)).toEqual({ w: 4 * 240 + 224, h: 9 * 136 + 120 });
  });

  it("deeper lines stand to the right of what they stand under", () => {
    expect(shown(lines("a", " b", "  c", " d", "e"))).toEqual(["a 0 0", "b 1 0", "c 2 0", "d 1 1", "e 0 2"]);
  });

  it("headings head columns", () => {
    const plants = layOnCanvas(lines("# One", "a", "b", "# Two", "c"), { x: 0, y: 0 });
    expect(plants.map(({ content, at }) => [content.title, content.color, at])).toEqual([
      ["One", "grey", { x: 0, y: 0 }],
      ["a", undefined, { x: 0, y: 136 }],
      ["b", undefined, { x: 0, y: 272 }],
      ["Two", "grey", { x: 272, y: 0 }],
      ["c", undefined, { x: 272, y: 136 }],
    ]);
  });
});

describe("in a map", () => {
  it("a table fills cells from one on, and the last lane and column take what does not fit", () => {
    const rows = [
      ["a", "b", "c"],
      ["d", "", ""],
      ["e", "", "f"],
    ];
    expect(inMap({ kind: "grid", rows })).toEqual(["a l1 c1", "b l1 c2", "c l1 c2", "d l2 c1", "e l2 c1", "f l2 c2"]);
  });

  it("a list goes into the cell, deeper lines one column further", () => {
    expect(inMap(lines("a", " b", "c"))).toEqual(["a l1 c1", "b l1 c2", "c l1 c1"]);
  });

  it("headings choose the column with their title; others are cards", () => {
    expect(inMap(lines("# done", "a", "# Later", "b"))).toEqual(["a l1 c2", "Later l1 c1", "b l1 c1"]);
  });
});
