import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { Snapping } from "@/tools/snapping";
import { smallWall } from "@/tools/wall.fixture";
import type { WallParts } from "@/tools/wallParts";

function wall(zoom = 1, on = true) {
  const { board, scene, free } = smallWall();
  // Only what snapping looks at; the rest of a wall needs a browser.
  const parts = {
    board,
    scene,
    options: { snapping: () => on },
    camera: { camera: signal({ x: -200, y: -200, zoom }) },
    view: { viewport: { w: 1_400, h: 900 } },
  } as unknown as WallParts;
  const [left, right] = free;
  const snapping = new Snapping(parts);
  snapping.begin({ x: 0, y: 0, w: 224, h: 120 }, (id) => id === left);
  return { snapping, right };
}

describe("a carried card", () => {
  it("comes into line with what lies free in view, and never with itself", () => {
    const { snapping } = wall();
    expect(snapping.at(397, 200, false)).toMatchObject({ dx: 3, dy: 0 });
    expect(snapping.guides?.count).toBeGreaterThan(0);
    expect(snapping.at(3, 150, false).dx).toBe(-3);
    snapping.end();
    expect(snapping.guides).toBeNull();
  });

  it("lies freely where one asks for that, by key or by setting", () => {
    expect(wall().snapping.at(397, 200, true)).toMatchObject({ dx: 0, dy: 0 });
    expect(wall(1, false).snapping.at(397, 200, false)).toMatchObject({ dx: 0, dy: 0 });
  });

  it("has a reach in pixels of the screen", () => {
    expect(wall(0.5).snapping.at(390, 200, false).dx).toBe(10);
    expect(wall(1).snapping.at(390, 200, false).dx).toBe(0);
  });
});
