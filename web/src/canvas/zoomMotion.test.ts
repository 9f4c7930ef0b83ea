import { describe, expect, it } from "vitest";
import { ZOOM_RESTS, ZoomMotion } from "@/canvas/zoomMotion";

const FRAME = 16;

/** Whether zooming was under way in each of these frames, so many milliseconds apart. */
function told(zooms: readonly number[], apart = FRAME): boolean[] {
  const motion = new ZoomMotion();
  return zooms.map((zoom, at) => motion.step(zoom, at * apart));
}

describe("zooming", () => {
  it("begins with the second step, not with one alone and not with panning", () => {
    expect(told([1, 1, 1])).toEqual([false, false, false]);
    expect(told([1, 2, 2, 2])).toEqual([false, false, false, false]);
    expect(told([1, 1.1, 1.2, 1.3])).toEqual([false, false, true, true]);
  });

  it("goes on through frames without a step, and ends when the zoom rests", () => {
    const frames = Math.ceil(ZOOM_RESTS / FRAME);
    const still = new Array<number>(frames).fill(1.2);
    const found = told([1, 1.1, 1.2, ...still]);
    expect(found.slice(2, -1).every(Boolean)).toBe(true);
    expect(found.at(-1)).toBe(false);
    expect(told([1, 1.1, 1.2, 1.2, 1.3])).toEqual([false, false, true, true, true]);
  });

  it("is not under way where steps are far apart", () => {
    expect(told([1, 1.1, 1.2, 1.3], ZOOM_RESTS)).toEqual([false, false, false, false]);
  });
});
