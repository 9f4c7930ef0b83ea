// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { WallStrings } from "@/canvas/wallStrings";
import { createUndo } from "@/document/undo";
import { mountWall } from "@/tools/wall";
import { smallWall } from "@/tools/wall.fixture";
import type { Wall } from "@/tools/wallContract";

/** Nothing is looked at here: a context that takes everything, and words that say nothing. */
const context = new Proxy({ measureText: () => ({ width: 1 }) } as Record<string | symbol, unknown>, {
  get: (known, key) => known[key] ?? (() => undefined),
});
const strings = new Proxy({}, { get: (_, key) => (key === "wall" || key === "freeCards" ? "" : () => "") });

let wall: Wall;
let host: HTMLDivElement;
let small: ReturnType<typeof smallWall>;

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(context as never);
  host = document.createElement("div");
  Object.defineProperty(host, "clientWidth", { value: 1000 });
  Object.defineProperty(host, "clientHeight", { value: 700 });
  document.body.append(host);
  small = smallWall();
  wall = mountWall({
    board: small.board,
    undo: createUndo(small.board),
    presence: null,
    host,
    language: "en",
    strings: strings as unknown as WallStrings,
    reducedMotion: () => true,
  });
});

afterEach(() => {
  wall.destroy();
  host.remove();
  vi.restoreAllMocks();
});

function counted(act: () => void): number {
  const before = wall.wandered.value;
  act();
  return wall.wandered.value - before;
}

const wheel = (init: WheelEventInit) => host.dispatchEvent(new WheelEvent("wheel", { bubbles: true, ...init }));

it("counts what a hand does to the camera", () => {
  expect(counted(() => wheel({ deltaY: 40 }))).toBe(1);
  expect(counted(() => wheel({ deltaY: -40, ctrlKey: true }))).toBe(1);
  expect(counted(() => wall.zoomBy(1.25))).toBe(1);
  expect(counted(() => wall.zoomTo(1))).toBe(1);
  expect(counted(() => wall.zoomToFit())).toBe(1);
  expect(counted(() => wall.centerOn({ x: 900, y: 900, w: 0, h: 0 }))).toBe(1);
});

it("counts neither what is shown, nor what is said about it", () => {
  const [card] = small.free;
  const before = wall.camera.value;
  const count = counted(() => {
    wall.showBox({ x: 5000, y: 5000, w: 200, h: 100 });
    wall.setStage(new Set([card]));
    wall.setMarks(new Map([[card, { kind: "new", word: "New" }]]));
    wall.select([card]);
    wall.setStage(null);
  });
  expect(count).toBe(0);
  expect(wall.camera.value).not.toEqual(before);
});

it("counts arrow keys only where they move the camera", () => {
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  wall.showBox({ x: 0, y: 0, w: 900, h: 200 });
  wall.focusCard(small.free[0]);
  expect(counted(() => press("ArrowRight"))).toBe(0);
  expect([...wall.selection.value.cards]).toEqual([small.free[1]]);
  wall.focusCard(small.free[0]);
  wall.showBox({ x: -100, y: 0, w: 340, h: 200 });
  expect(counted(() => press("ArrowRight"))).toBe(1);
});
