import { describe, expect, it } from "vitest";
import { clearPlace } from "@/ui/wall/clearPlace";

const wanted = { x: 0, y: 0, w: 100, h: 50 };

describe("clearPlace", () => {
  it("leaves a box where nothing else is", () => {
    expect(clearPlace(wanted, [{ x: 200, y: 0, w: 50, h: 50 }], 40)).toEqual({ x: 0, y: 0 });
  });

  it("goes below everything in the way, one after the other, with a gap", () => {
    const taken = [
      { x: 50, y: 20, w: 100, h: 100 },
      { x: -20, y: 150, w: 100, h: 100 },
      { x: 0, y: 900, w: 100, h: 100 },
    ];
    expect(clearPlace(wanted, taken, 40)).toEqual({ x: 0, y: 290 });
  });
});
