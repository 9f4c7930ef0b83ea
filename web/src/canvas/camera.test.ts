import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  between,
  boardToScreen,
  type Camera,
  clampZoom,
  firstLook,
  fitBox,
  MAX_ZOOM,
  MIN_ZOOM,
  panBy,
  reveal,
  screenToBoard,
  visibleBox,
  zoomAt,
} from "@/canvas/camera";
import { covers } from "@/geometry/box";

const coordinate = fc.double({ min: -50_000, max: 50_000, noNaN: true });
const zoom = fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true });
const camera: fc.Arbitrary<Camera> = fc.record({ x: coordinate, y: coordinate, zoom });
const pixel = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 1200 }) });
const viewport = { w: 1600, h: 900 };

describe("camera", () => {
  it("turns screen into board and back", () => {
    fc.assert(
      fc.property(camera, pixel, (c, p) => {
        const back = boardToScreen(c, screenToBoard(c, p));
        expect(back.x).toBeCloseTo(p.x, 4);
        expect(back.y).toBeCloseTo(p.y, 4);
      }),
    );
  });

  it("keeps the board point under the pointer while zooming", () => {
    fc.assert(
      fc.property(camera, pixel, zoom, (c, p, z) => {
        const before = screenToBoard(c, p);
        const after = screenToBoard(zoomAt(c, p, z), p);
        expect(after.x).toBeCloseTo(before.x, 4);
        expect(after.y).toBeCloseTo(before.y, 4);
      }),
    );
  });

  it("pans content with the hand", () => {
    const c = panBy({ x: 100, y: 50, zoom: 2 }, 40, -20);
    expect(c).toEqual({ x: 80, y: 60, zoom: 2 });
  });

  it("holds the zoom inside its limits and survives nonsense", () => {
    expect(clampZoom(100)).toBe(MAX_ZOOM);
    expect(clampZoom(0)).toBe(MIN_ZOOM);
    expect(clampZoom(Number.NaN)).toBe(1);
  });

  it("fits any box that the zoom limits allow fully into the window", () => {
    const box = fc.record({
      x: coordinate,
      y: coordinate,
      w: fc.integer({ min: 1, max: 80_000 }),
      h: fc.integer({ min: 1, max: 60_000 }),
    });
    fc.assert(
      fc.property(box, (b) => {
        expect(covers(visibleBox(fitBox(b, viewport), viewport), b)).toBe(true);
      }),
    );
  });

  it("reveals with the smallest move", () => {
    const c = { x: 0, y: 0, zoom: 1 };
    expect(reveal(c, viewport, { x: 100, y: 100, w: 200, h: 100 })).toBe(c);
    expect(reveal(c, viewport, { x: 1700, y: 100, w: 200, h: 100 }, 0)).toEqual({ x: 300, y: 0, zoom: 1 });
    expect(reveal(c, viewport, { x: 0, y: -500, w: 200, h: 100 }, 0)).toEqual({ x: 0, y: -500, zoom: 1 });
  });

  it("starts and ends a flight where it should", () => {
    fc.assert(
      fc.property(camera, camera, (a, b) => {
        const start = between(a, b, viewport, 0);
        const end = between(a, b, viewport, 1);
        expect(start.x).toBeCloseTo(a.x, 2);
        expect(end.x).toBeCloseTo(b.x, 2);
        expect(end.zoom).toBeCloseTo(b.zoom, 6);
      }),
    );
  });
});

describe("the first look", () => {
  const first = { x: 0, y: 320, w: 2400, h: 2000 };
  const content = { x: 0, y: 0, w: 5000, h: 2400 };

  it("shows everything where its shape can be made out", () => {
    expect(firstLook(content, first, { w: 1364, h: 848 })).toEqual(fitBox(content, { w: 1364, h: 848 }));
  });

  it("begins with the first map, readable, where everything would be too small", () => {
    const phone = { w: 390, h: 724 };
    const look = firstLook(content, first, phone);
    expect(look.zoom).toBeGreaterThanOrEqual(0.4);
    const view = visibleBox(look, phone);
    expect(view.x).toBeLessThanOrEqual(first.x);
    expect(view.y).toBeLessThanOrEqual(first.y);
    expect(first.y - view.y).toBeLessThan(100);
  });

  it("begins with the first map on a phone, as soon as all of it could not be read there", () => {
    const map = { x: 40, y: 40, w: 1300, h: 600 };
    const [phone, laptop] = [
      { w: 390, h: 724 },
      { w: 1364, h: 848 },
    ];
    expect(firstLook(map, map, phone)).toMatchObject({ zoom: 0.45 });
    expect(visibleBox(firstLook(map, map, phone), phone).x).toBeLessThanOrEqual(map.x);
    expect(firstLook(map, map, laptop)).toEqual(fitBox(map, laptop));
    const small = { x: 0, y: 0, w: 600, h: 600 };
    expect(firstLook(small, small, phone)).toEqual(fitBox(small, phone));
  });

  it("shows everything of a wall without maps", () => {
    const phone = { w: 390, h: 724 };
    expect(firstLook(content, null, phone)).toEqual(fitBox(content, phone));
  });
});
