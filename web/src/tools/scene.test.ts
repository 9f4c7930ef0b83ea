import { describe, expect, it } from "vitest";
import { hitTest } from "@/canvas/hit";
import { NO_DISCIPLINE } from "@/canvas/items";
import { lettersOfLane, stickyShift, titleInset } from "@/canvas/sheet";
import { moveCardsOnCanvas, raiseCards } from "@/document/commands/canvas";
import { deleteCards, setColor, setDiscipline } from "@/document/commands/cards";
import { placeOnMap } from "@/document/commands/cells";
import { deleteMap } from "@/document/commands/maps";
import { centre } from "@/geometry/box";
import { smallWall } from "@/tools/wall.fixture";

describe("scene", () => {
  it("gives every appearance of a card a slot of its own", () => {
    const { board, scene, free, map, sheet } = smallWall();
    const cell = sheet().layout.cells[1];
    if (!cell) throw new Error("no cell");
    placeOnMap(board, { map, lane: cell.lane, column: cell.column, card: free[0], index: 0 });
    const places = scene.items.slotsOf(free[0]).map((slot) => scene.items.place[slot]);
    expect(places).toEqual(["canvas", map]);
  });

  it("follows moves, looks, deletion and return of cards", () => {
    const { board, scene, free } = smallWall();
    const slot = scene.items.slotOf("canvas", free[0]) ?? -1;
    moveCardsOnCanvas(board, [{ card: free[0], pos: { x: 70, y: 80 } }]);
    setColor(board, [free[0]], "blue");
    expect(scene.items.box(slot)).toMatchObject({ x: 70, y: 80 });
    expect(scene.items.paper[slot]).toBe(5);
    expect(scene.items.discipline[slot]).toBe(NO_DISCIPLINE);
    setDiscipline(board, [free[0]], "engineering");
    expect(scene.items.discipline[slot]).toBe(1);
    deleteCards(board, [free[0]]);
    expect(scene.items.slotsOf(free[0])).toEqual([]);
    expect(scene.cardAt({ x: 71, y: 81 })).toBe(-1);
  });

  it("draws maps below free cards, and free cards by their own order", () => {
    const { board, scene, free, stacked } = smallWall();
    const order = (): string[] => {
      const { order: slots, count } = scene.drawn();
      return [...slots.subarray(0, count)].map((slot) => scene.items.card[slot] as string);
    };
    expect(order()).toEqual([...stacked, ...free]);
    raiseCards(board, [free[0]]);
    expect(order()).toEqual([...stacked, free[1], free[0]]);
  });

  it("lets go of a map and its cards when the map is deleted", () => {
    const { board, scene, map, stacked } = smallWall();
    deleteMap(board, map);
    expect(scene.sheets).toEqual([]);
    expect(stacked.flatMap((card) => scene.items.slotsOf(card))).toEqual([]);
    expect(scene.items.count).toBe(2);
  });
});

describe("hit test", () => {
  const at = (wall: ReturnType<typeof smallWall>, x: number, y: number, view = { x: 0, y: 0, w: 2000, h: 2000 }) =>
    hitTest({ scene: wall.scene, zoom: 1, view }, { x, y });

  it("finds cards, headers, cells, titles and the empty wall", () => {
    const wall = smallWall();
    const { layout } = wall.sheet();
    const lane = layout.laneHeaders[0];
    const column = layout.columnHeaders[0];
    const cell = layout.cells.at(-1);
    if (!lane || !column || !cell) throw new Error("the map is empty");
    const middle = (box: Parameters<typeof centre>[0]) => centre(box);
    expect(at(wall, 10, 10)).toMatchObject({ kind: "card", card: wall.free[0], place: "canvas" });
    expect(at(wall, 300, 10)).toEqual({ kind: "empty" });
    expect(at(wall, layout.titleBox.x + 20, layout.titleBox.y + 20)).toEqual({ kind: "title", map: wall.map });
    const { x, y } = middle(lane.box);
    expect(at(wall, x, y)).toMatchObject({ kind: "lane", lane: lane.lane });
    const head = middle(column.box);
    expect(at(wall, head.x, head.y)).toMatchObject({ kind: "column", column: column.column });
    const inside = middle(cell.box);
    expect(at(wall, inside.x, inside.y)).toMatchObject({ kind: "cell", lane: cell.lane, column: cell.column });
  });

  it("lets headers that stay at the window's edge hide the cards below them", () => {
    const wall = smallWall();
    const sheet = wall.sheet();
    const slot = wall.scene.items.slotOf(wall.map, wall.stacked[2]) ?? -1;
    const card = centre(wall.scene.items.box(slot));
    const view = { x: 0, y: card.y - 10, w: 1000, h: 1000 };
    expect(stickyShift(sheet, view).dy).toBeGreaterThan(0);
    expect(at(wall, card.x, card.y, view)).toMatchObject({ kind: "column" });
    expect(at(wall, card.x, card.y)).toMatchObject({ kind: "card", card: wall.stacked[2] });
  });

  it("lets column headers pass below the lane headers at the corner, up to the sheet's edge", () => {
    const wall = smallWall();
    const { layout } = wall.sheet();
    const column = layout.columnHeaders[0];
    if (!column) throw new Error("no column");
    const view = { x: column.box.x, y: layout.box.y, w: 1000, h: 1000 };
    const point = { x: column.box.x + 20, y: column.box.y + 10 };
    expect(at(wall, point.x, point.y)).toMatchObject({ kind: "column" });
    expect(at(wall, point.x, point.y, view)).toEqual({ kind: "map", map: wall.map });
    expect(at(wall, layout.box.x + 2, layout.bodyBox.y + 5, view)).toEqual({ kind: "map", map: wall.map });
  });

  it("never carries headers out of their own map", () => {
    const sheet = smallWall().sheet();
    const { box } = sheet.layout;
    const far = stickyShift(sheet, { x: box.x + 10 * box.w, y: box.y + 10 * box.h, w: 100, h: 100 });
    expect((sheet.columnBand?.y ?? 0) + far.dy + (sheet.columnBand?.h ?? 0)).toBeCloseTo(box.y + box.h);
    expect((sheet.laneBand?.x ?? 0) + far.dx + (sheet.laneBand?.w ?? 0)).toBeCloseTo(box.x + box.w);
  });

  it("leaves most of a narrow window to the cards beside the lane headers at its edge", () => {
    const sheet = smallWall().sheet();
    const band = sheet.laneBand ?? { x: 0, y: 0, w: 0, h: 0 };
    const phone = { x: band.x + 400, y: 0, w: band.w * 1.5, h: 600 };
    const shift = stickyShift(sheet, phone);
    const { dx, cut } = shift;
    expect(lettersOfLane({ box: band }, shift)).toBeCloseTo((phone.w * 0.37) / 150);
    expect(lettersOfLane({ box: band }, stickyShift(sheet, { ...phone, x: band.x - 20 }))).toBe(1);
    expect(band.x + dx + band.w - phone.x).toBeCloseTo(phone.w * 0.37);
    expect(band.x + dx + cut).toBeCloseTo(phone.x);
    // On its way there what a header says stays in the window.
    expect(stickyShift(sheet, { ...phone, x: band.x + 10 })).toMatchObject({ dx: 0, cut: 10 });
    expect(stickyShift(sheet, { ...phone, w: band.w * 10 })).toMatchObject({ dx: 400, cut: 0 });
  });

  it("lets titles of columns begin where they can be read, as long as there is room for them", () => {
    const sheet = smallWall().sheet();
    const band = sheet.laneBand ?? { x: 0, y: 0, w: 0, h: 0 };
    const wide = { box: { x: band.x + band.w, y: 0, w: 600, h: 60 } };
    const at = (x: number) => titleInset(wide, stickyShift(sheet, { x, y: 0, w: 10_000, h: 600 }));
    expect([at(band.x - 50), at(band.x), at(band.x + 100)]).toEqual([0, 0, 100]);
    expect(at(band.x + 590)).toBe(380);
  });
});
