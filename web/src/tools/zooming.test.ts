import { describe, expect, it } from "vitest";
import { type Camera, visibleBox } from "@/canvas/camera";
import { type Box, covers, intersects } from "@/geometry/box";
import { Beholding } from "@/tools/beholding";
import { boxOfCards, boxOfTarget } from "@/tools/boxes";
import { CameraControl, FLIGHT } from "@/tools/cameraControl";
import { smallWall } from "@/tools/wall.fixture";
import type { Insets } from "@/tools/wallContract";
import { clearView, type WallParts } from "@/tools/wallParts";
import { STAGE_ZOOM, showBox, zoomToSelection } from "@/tools/zooming";

function looking(viewport = { w: 1400, h: 900 }, options: { motion?: boolean; insets?: Insets } = {}) {
  const wall = smallWall();
  const camera = new CameraControl(
    () => viewport,
    () => options.motion !== true,
    () => undefined,
  );
  const insets = options.insets;
  const parts = {
    camera,
    scene: wall.scene,
    view: { viewport },
    options: insets ? { insets: () => insets } : {},
  } as unknown as WallParts;
  const show = (box: Box) => showBox(parts, box, STAGE_ZOOM);
  return { ...wall, camera, parts, show, seen: () => clearView(parts) };
}

describe("showing a box", () => {
  it("brings all of it into view, no larger than one reads well", () => {
    const { camera, show, seen } = looking();
    const card = { x: 5000, y: -300, w: 224, h: 120 };
    show(card);
    expect(camera.camera.value.zoom).toBe(STAGE_ZOOM);
    expect(covers(seen(), card)).toBe(true);
    const wide = { x: 0, y: 0, w: 9000, h: 400 };
    show(wide);
    expect(covers(seen(), wide)).toBe(true);
    // Not further away than it has to be.
    expect(seen().w).toBeLessThan(wide.w * 1.1);
  });

  it("keeps clear of the chrome", () => {
    const insets = { top: 52, right: 300, bottom: 120, left: 76 };
    const { show, seen } = looking({ w: 1400, h: 900 }, { insets });
    const box = { x: 100, y: 3000, w: 900, h: 900 };
    show(box);
    expect(covers(seen(), box)).toBe(true);
  });

  it("keeps clear of what lies in a corner, by ending above or beside it, and only where it would be covered", () => {
    const [plain, cornered] = [looking(), looking()];
    const covered = { x: 80, y: 700, w: 170, h: 188 };
    Object.assign(cornered.parts.options, { covered: () => covered });
    const [wide, tall, small] = [
      { x: 0, y: 0, w: 6000, h: 3000 },
      { x: 0, y: 0, w: 900, h: 6000 },
      { x: 0, y: 0, w: 200, h: 100 },
    ];
    const lies = (box: Box, { x, y, zoom }: Camera) => ({
      ...{ x: (box.x - x) * zoom, y: (box.y - y) * zoom, w: box.w * zoom, h: box.h * zoom },
    });
    for (const box of [wide, tall]) {
      cornered.show(box);
      plain.show(box);
      const [now, else_] = [cornered.camera.camera.value, plain.camera.camera.value];
      expect(intersects(lies(box, now), covered)).toBe(false);
      expect(covers({ x: 0, y: 0, w: 1400, h: 900 }, lies(box, now))).toBe(true);
      expect(now.zoom / else_.zoom).toBeGreaterThan(0.75);
    }
    cornered.show(small);
    plain.show(small);
    expect(cornered.camera.camera.value).toEqual(plain.camera.camera.value);
  });

  it("leaves room for the headers of the map that stay at the edge", () => {
    const { camera, show, seen, stacked, scene, map, sheet } = looking({ w: 700, h: 500 });
    const box = boxOfCards(scene, [stacked[0]], map);
    if (!box) throw new Error("no box");
    show(box);
    const { laneBand, columnBand } = sheet();
    const view = seen();
    expect(camera.camera.value.zoom).toBeLessThanOrEqual(STAGE_ZOOM);
    expect(box.x - view.x).toBeGreaterThanOrEqual(laneBand?.w ?? 0);
    expect(box.y - view.y).toBeGreaterThanOrEqual(columnBand?.h ?? 0);
  });

  it.each([
    [0, 0],
    [1, 1],
    [40, 0],
    [20, 20],
  ])("never leads nowhere, whatever the window (%s × %s) and the box", (w, h) => {
    const { camera, show } = looking({ w, h }, { insets: { top: 52, right: 300, bottom: 0, left: 76 } });
    const boxes = [
      { x: 0, y: 0, w: 0, h: 0 },
      { x: 3, y: 4, w: 200, h: 100 },
      { x: Number.NaN, y: 0, w: 1, h: 1 },
      { x: 0, y: 0, w: Number.POSITIVE_INFINITY, h: 1 },
    ];
    for (const box of boxes) {
      show(box);
      expect(Object.values(camera.camera.value).every(Number.isFinite)).toBe(true);
    }
  });

  it("flies there, and gives way to a hand at once", () => {
    const { camera, show } = looking({ w: 1400, h: 900 }, { motion: true });
    const before = camera.camera.value;
    show({ x: 5000, y: 0, w: 224, h: 120 });
    expect(camera.camera.value).toBe(before);
    camera.tick(1000);
    expect(camera.tick(1000 + FLIGHT / 2)).toBe(true);
    const halfway = camera.camera.value;
    camera.set({ ...halfway, x: halfway.x + 10 });
    expect(camera.tick(1000 + FLIGHT)).toBe(false);
    expect(camera.camera.value.x).toBe(halfway.x + 10);
  });

  it("is there at once when motion is not wanted", () => {
    const { camera, show } = looking();
    show({ x: 5000, y: 0, w: 224, h: 120 });
    expect(visibleBox(camera.camera.value, { w: 1400, h: 900 }).x).toBeGreaterThan(4000);
    expect(camera.tick(0)).toBe(false);
  });
});

describe("the first look", () => {
  it("brings into view what lies in the window, but under the chrome", () => {
    const viewport = { w: 6000, h: 6000 };
    const bare = looking(viewport);
    const before = bare.camera.camera.value;
    new Beholding(bare.parts).firstContent();
    expect(bare.camera.camera.value).toBe(before);
    const { parts, scene, seen } = looking(viewport, { insets: { top: 52, right: 0, bottom: 0, left: 76 } });
    new Beholding(parts).firstContent();
    const content = scene.contentBox();
    expect(content && covers(seen(), content)).toBe(true);
  });
});

describe("showing what is selected", () => {
  it("shows a map as a whole, on a phone from where it begins and as large as can be read", () => {
    for (const [viewport, whole] of [
      [{ w: 1400, h: 900 }, true],
      [{ w: 390, h: 420 }, false],
    ] as const) {
      const { parts, map, sheet, seen, camera } = looking(viewport);
      Object.assign(parts, { selection: { value: { target: { map } } } });
      zoomToSelection(parts);
      const { x, y, w } = sheet().layout.box;
      expect(covers(seen(), sheet().layout.box)).toBe(whole);
      expect(covers(seen(), { x, y, w: w / 8, h: 40 })).toBe(true);
      expect(camera.camera.value.zoom).toBeGreaterThan(0.4);
    }
  });
});

describe("where things are", () => {
  it("is around cards, on the map that is asked for", () => {
    const { scene, free, stacked, map } = looking();
    expect(boxOfCards(scene, free)).toEqual({ x: 0, y: 0, w: 624, h: 120 });
    expect(boxOfCards(scene, free, map)).toBeNull();
    expect(boxOfCards(scene, [])).toBeNull();
    const box = boxOfCards(scene, stacked, map);
    for (const card of stacked) {
      const slot = scene.items.slotOf(map, card) ?? -1;
      expect(box && covers(box, scene.items.box(slot))).toBe(true);
    }
  });

  it("is a map, or the whole of its lane or column", () => {
    const { scene, map, sheet } = looking();
    const { layout } = sheet();
    expect(boxOfTarget(scene, { map })).toEqual(layout.box);
    const cell = layout.cells[0];
    if (!cell) throw new Error("no cell");
    const column = boxOfTarget(scene, { map, column: cell.column });
    const lane = boxOfTarget(scene, { map, lane: cell.lane });
    expect(column && covers(column, { ...cell.box, x: column.x, w: column.w })).toBe(true);
    expect(lane && covers(lane, { ...cell.box, y: lane.y, h: lane.h })).toBe(true);
    expect(boxOfTarget(scene, { map: "gone" as typeof map })).toBeNull();
  });

  it("is the header of a column for the card that heads it", () => {
    const { scene, board, map, sheet } = looking();
    const column = [...board.state.columns.values()].find((one) => one.map === map && one.card !== null);
    if (!column?.card) throw new Error("no header card");
    const header = sheet().layout.columnHeaders.find((one) => one.column === column.id);
    expect(boxOfCards(scene, [column.card], map)).toEqual(header?.box);
  });
});
