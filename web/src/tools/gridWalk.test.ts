import { describe, expect, it } from "vitest";
import { cellKey } from "@/canvas/sheet";
import type { GridSpot } from "@/tools/gridWalk";
import { cellBeside, headerBeside, regionBeside, stepOf, walk } from "@/tools/gridWalk";
import { nearestTowards } from "@/tools/spatial";
import { smallWall } from "@/tools/wall.fixture";

describe("arrow keys in a map", () => {
  const wall = smallWall();
  const sheet = wall.sheet();
  const cell = sheet.layout.cells[0];
  const [lane, below] = sheet.layout.laneHeaders;
  const [leaf, beside] = sheet.leaves;
  if (!cell || !lane || !below || !leaf || !beside) throw new Error("the map is too small");
  const at = (which: 0 | 1 | 2): GridSpot => ({
    kind: "card",
    card: wall.stacked[which],
    lane: cell.lane,
    column: cell.column,
  });

  it("go card by card down a cell and on into the next lane", () => {
    expect(walk(sheet, at(0), "down")).toEqual(at(1));
    expect(walk(sheet, at(2), "down")).toEqual({ kind: "cell", lane: below.lane, column: cell.column });
    expect(walk(sheet, { kind: "cell", lane: below.lane, column: cell.column }, "up")).toEqual(at(2));
  });

  it("cross to the next cell, empty or not, and out to the headers", () => {
    expect(walk(sheet, at(1), "right")).toEqual({ kind: "cell", lane: cell.lane, column: beside.column });
    expect(walk(sheet, at(1), "left")).toEqual({ kind: "lane", lane: lane.lane });
    expect(walk(sheet, at(0), "up")).toEqual({ kind: "column", column: leaf.column });
    expect(walk(sheet, { kind: "lane", lane: lane.lane }, "right")).toEqual(at(0));
  });

  it("climb from a step to its group and come back down", () => {
    const up = walk(sheet, { kind: "column", column: leaf.column }, "up");
    expect(up).toEqual({ kind: "column", column: leaf.parent });
    expect(up && walk(sheet, up, "down")).toEqual({ kind: "column", column: leaf.column });
    expect(walk(sheet, { kind: "column", column: leaf.column }, "down")).toEqual(at(0));
  });

  it("with Alt carry the card: within its cell, then to its neighbours", () => {
    const from = { card: wall.stacked[2], lane: cell.lane, column: cell.column };
    expect(stepOf(sheet, from, "up")).toEqual({ lane: cell.lane, column: cell.column, index: 1 });
    expect(stepOf(sheet, from, "down")).toEqual({ lane: below.lane, column: cell.column, index: 0 });
    expect(stepOf(sheet, from, "right")).toMatchObject({ lane: cell.lane, column: beside.column });
    expect(stepOf(sheet, from, "left")).toBeNull();
    expect(sheet.stacks.get(cellKey(cell.lane, cell.column))).toHaveLength(3);
  });
});

describe("arrow keys on a canvas", () => {
  const box = (x: number, y: number, w: number, h: number) => ({ x, y, w, h });
  // Two beside each other, a high one right of them, a wide one below.
  const regions = [box(0, 0, 100, 50), box(0, 60, 100, 50), box(110, 0, 100, 110), box(0, 120, 210, 50)];

  it("go to the region that lies that way and shares most of the edge", () => {
    const beside = (at: number) =>
      (["left", "right", "up", "down"] as const).map((direction) => regionBeside(regions, at, direction));
    expect(beside(0)).toEqual([null, 2, null, 1]);
    expect(beside(1)).toEqual([null, 2, 0, 3]);
    expect(beside(2)).toEqual([0, null, null, 3]);
    expect(beside(3)).toEqual([null, null, 1, null]);
    expect(regionBeside(regions, 9, "left")).toBeNull();
  });
});

describe("arrow keys on the free wall", () => {
  it("go to the nearest card that way, or nowhere", () => {
    const wall = smallWall();
    const { items } = wall.scene;
    const left = items.slotOf("canvas", wall.free[0]) ?? -1;
    const right = items.slotOf("canvas", wall.free[1]) ?? -1;
    const drawn = wall.scene.drawn();
    expect(nearestTowards(drawn, items.box(left), "right", left)).toBe(right);
    expect(nearestTowards(drawn, items.box(right), "left", right)).toBe(left);
    expect(nearestTowards(drawn, items.box(left), "left", left)).toBe(-1);
    const down = nearestTowards(drawn, items.box(left), "down", left);
    expect(items.card[down]).toBe(wall.stacked[0]);
  });
});

describe("writing on from place to place", () => {
  const wall = smallWall();
  const sheet = wall.sheet();
  const lanes = sheet.layout.laneHeaders.map(({ lane }) => lane);
  const columns = sheet.leaves.map(({ column }) => column);
  const at = (lane: number, column: number) => ({
    lane: lanes[lane] as (typeof lanes)[number],
    column: columns[column] as (typeof columns)[number],
  });

  it("goes along the cells of a lane and on in the next one, and back the same way", () => {
    expect(cellBeside(sheet, at(0, 0), 1)).toEqual(at(0, 1));
    expect(cellBeside(sheet, at(0, columns.length - 1), 1)).toEqual(at(1, 0));
    expect(cellBeside(sheet, at(1, 0), -1)).toEqual(at(0, columns.length - 1));
  });

  it("ends with the map", () => {
    expect(cellBeside(sheet, at(0, 0), -1)).toBeNull();
    expect(cellBeside(sheet, at(lanes.length - 1, columns.length - 1), 1)).toBeNull();
  });

  it("goes from header to header of one level", () => {
    const step = (index: number) => ({ kind: "column" as const, column: columns[index] as (typeof columns)[number] });
    expect(headerBeside(sheet, step(0), 1)).toEqual(step(1));
    expect(headerBeside(sheet, step(0), -1)).toBeNull();
    const lane = { kind: "lane" as const, lane: lanes[0] as (typeof lanes)[number] };
    expect(headerBeside(sheet, lane, 1)).toEqual({ kind: "lane", lane: lanes[1] });
    expect(headerBeside(sheet, { ...lane, lane: lanes.at(-1) as (typeof lanes)[number] }, 1)).toBeNull();
  });
});
