import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { cellKey } from "@/canvas/sheet";
import { createPath } from "@/document/commands/paths";
import type { PathId } from "@/document/links";
import type { CardId, MapId } from "@/document/records";
import { createUndo } from "@/document/undo";
import { centre } from "@/geometry/box";
import { carryOut, type Held } from "@/tools/drop";
import { NO_MODIFIERS } from "@/tools/input";
import { type Carrying, planDrop } from "@/tools/landing";
import { type SmallWall, smallWall } from "@/tools/wall.fixture";

const lonePaths = signal<ReadonlyMap<MapId, PathId>>(new Map());

function carrying(wall: SmallWall, card: CardId, place: "canvas" | SmallWall["map"]): Carrying {
  const slot = wall.scene.items.slotOf(place, card) ?? -1;
  const from = centre(wall.scene.items.box(slot));
  return { what: { kind: "card", card, place, slot }, cards: new Set([card]), from };
}

function held(wall: SmallWall, { what }: Carrying): Held[] {
  if (what.kind !== "card") return [];
  const { x, y } = wall.scene.items.box(what.slot);
  return [{ card: what.card, place: what.place, at: { x, y } }];
}

function drop(wall: SmallWall, hand: Carrying, at: { x: number; y: number }, modifiers = NO_MODIFIERS) {
  const plan = planDrop(wall.scene, wall.board.state, hand, at);
  const undo = createUndo(wall.board);
  carryOut({ board: wall.board, undo, scene: wall.scene, lonePaths }, plan, held(wall, hand), modifiers);
  return { plan, undo };
}

function firstStack(wall: SmallWall): string[] {
  const cell = wall.sheet().layout.cells[0];
  const stack = wall.sheet().stacks.get(cellKey(cell?.lane ?? null, cell?.column ?? null)) ?? [];
  return stack.map(({ card }) => wall.board.state.cards.get(card)?.title ?? "");
}

function between(wall: SmallWall, above: number): { x: number; y: number } {
  const slot = wall.scene.items.slotOf(wall.map, wall.stacked[above] as CardId) ?? -1;
  const box = wall.scene.items.box(slot);
  return { x: box.x + box.w / 2, y: box.y + box.h + 2 };
}

describe("dropping cards", () => {
  it("gives a card that comes to a map to the path that is looked at alone there, and no other", () => {
    const wall = smallWall();
    const path = createPath(wall.board, { map: wall.map, role: "variant" });
    lonePaths.value = new Map([[wall.map, path]]);
    const cell = wall.sheet().layout.cells.at(-1)?.box ?? { x: 0, y: 0, w: 0, h: 0 };
    drop(wall, carrying(wall, wall.free[0], "canvas"), centre(cell));
    drop(wall, carrying(wall, wall.stacked[0], wall.map), centre(cell));
    lonePaths.value = new Map();
    const placements = wall.board.state.placements.get(wall.map);
    expect([placements?.get(wall.free[0])?.path, placements?.get(wall.stacked[0])?.path]).toEqual([path, null]);
  });

  it("moves a free card by the way the hand went", () => {
    const wall = smallWall();
    const hand = carrying(wall, wall.free[0], "canvas");
    drop(wall, hand, { x: hand.from.x + 50, y: hand.from.y - 300 });
    expect(wall.board.state.canvas.get(wall.free[0])?.pos).toEqual({ x: 50, y: -300 });
  });

  it("lays a free card on top of the others, and back below them with one undo", () => {
    const wall = smallWall();
    const hand = carrying(wall, wall.free[0], "canvas");
    const top = () => wall.scene.items.card[wall.scene.drawn().order[wall.scene.drawn().count - 1] ?? -1];
    expect(top()).toBe(wall.free[1]);
    const { undo } = drop(wall, hand, { x: hand.from.x + 380, y: hand.from.y + 20 });
    expect(top()).toBe(wall.free[0]);
    undo.undo();
    expect(top()).toBe(wall.free[1]);
    expect(wall.board.state.canvas.get(wall.free[0])?.pos).toEqual({ x: 0, y: 0 });
  });

  it("puts a free card into the cell exactly where the mark was, off the canvas, in one step of undo", () => {
    const wall = smallWall();
    const hand = carrying(wall, wall.free[0], "canvas");
    const { plan, undo } = drop(wall, hand, between(wall, 0));
    expect(plan).toMatchObject({ kind: "cell", index: 1 });
    expect(firstStack(wall)).toEqual(["One", "Left", "Two", "Three"]);
    expect(wall.board.state.canvas.has(wall.free[0])).toBe(false);
    undo.undo();
    expect(firstStack(wall)).toEqual(["One", "Two", "Three"]);
    expect(wall.board.state.canvas.has(wall.free[0])).toBe(true);
  });

  it("with Ctrl or ⌘ shows the card in both places", () => {
    const wall = smallWall();
    drop(wall, carrying(wall, wall.free[0], "canvas"), between(wall, 2), { ...NO_MODIFIERS, also: true });
    expect(firstStack(wall)).toEqual(["One", "Two", "Three", "Left"]);
    expect(wall.board.state.canvas.has(wall.free[0])).toBe(true);
  });

  it("with Alt carries a copy and leaves the card alone", () => {
    const wall = smallWall();
    drop(wall, carrying(wall, wall.free[0], "canvas"), between(wall, 2), { ...NO_MODIFIERS, alt: true });
    expect(firstStack(wall)).toEqual(["One", "Two", "Three", "Left"]);
    expect(wall.board.state.canvas.get(wall.free[0])?.pos).toEqual({ x: 0, y: 0 });
    expect(wall.board.state.placements.get(wall.map)?.has(wall.free[0])).toBe(false);
  });

  it("takes a card off its map when it is dropped on the empty wall", () => {
    const wall = smallWall();
    const hand = carrying(wall, wall.stacked[1], wall.map);
    drop(wall, hand, { x: 5000, y: 5000 });
    expect(firstStack(wall)).toEqual(["One", "Three"]);
    expect(wall.board.state.canvas.has(wall.stacked[1])).toBe(true);
  });

  it("reorders within a cell, not counting the card itself", () => {
    const wall = smallWall();
    const { plan } = drop(wall, carrying(wall, wall.stacked[0], wall.map), between(wall, 2));
    expect(plan).toMatchObject({ kind: "cell", index: 2 });
    expect(firstStack(wall)).toEqual(["Two", "Three", "One"]);
  });

  it("sends a card of a map back when it is dropped on the map's title", () => {
    const wall = smallWall();
    const { titleBox } = wall.sheet().layout;
    const { plan } = drop(wall, carrying(wall, wall.stacked[0], wall.map), { x: titleBox.x + 5, y: titleBox.y + 5 });
    expect(plan.kind).toBe("none");
    expect(firstStack(wall)).toEqual(["One", "Two", "Three"]);
  });
});

describe("dropping parts of maps", () => {
  it("moves a lane above another one", () => {
    const wall = smallWall();
    const lanes = wall.sheet().layout.laneHeaders;
    const [first, second] = lanes;
    if (!first || !second) throw new Error("too few lanes");
    const what = { kind: "lane", map: wall.map, lane: second.lane, box: second.box } as const;
    const hand: Carrying = { what, cards: new Set(), from: centre(second.box) };
    drop(wall, hand, { x: first.box.x + 5, y: first.box.y + 2 });
    expect(
      wall
        .sheet()
        .layout.laneHeaders.map((header) => header.lane)
        .slice(0, 2),
    ).toEqual([second.lane, first.lane]);
  });

  it("moves a step into another group and keeps groups together", () => {
    const wall = smallWall();
    const headers = wall.sheet().layout.columnHeaders;
    const steps = headers.filter((header) => header.level === 1);
    const last = steps.at(-1);
    const first = steps[0];
    if (!first || !last || first.parent === last.parent) throw new Error("too few groups");
    const what = { kind: "column", map: wall.map, column: last.column, card: last.card, box: last.box } as const;
    const hand: Carrying = { what, cards: new Set(), from: centre(last.box) };
    const plan = planDrop(wall.scene, wall.board.state, hand, { x: first.box.x + 4, y: first.box.y + 4 });
    expect(plan).toMatchObject({ kind: "column", parent: first.parent, index: 0 });
    carryOut({ board: wall.board, undo: createUndo(wall.board), scene: wall.scene, lonePaths }, plan, [], NO_MODIFIERS);
    expect(wall.sheet().leaves[0]?.column).toBe(last.column);
  });
});
