// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { visibleBox } from "@/canvas/camera";
import { NearLayer } from "@/canvas/nearLayer";
import type { WallStrings } from "@/canvas/wallStrings";
import type { Point } from "@/geometry/box";
import { smallWall } from "@/tools/wall.fixture";

/** Words do not matter here. */
const STRINGS = new Proxy({}, { get: (_, key) => (key === "wall" || key === "freeCards" ? "" : () => "") });

describe("a card of a map that becomes an element while its map is far or away", () => {
  function wallWithLayer() {
    const wall = smallWall();
    const { scene, board } = wall;
    const strings = STRINGS as unknown as WallStrings;
    const layer = new NearLayer({ scene, state: () => board.state, strings, letterOf: () => "" });
    document.body.append(layer.world);
    const look = (at: Point, zoom: number): void => {
      const camera = { ...at, zoom };
      const view = visibleBox(camera, { w: 1000, h: 800 });
      while (layer.sync(camera, view, view));
    };
    return { wall, layer, look, slot: scene.items.slotOf(wall.map, wall.stacked[0]) ?? -1 };
  }

  it("stands in its cell as soon as the camera has arrived", () => {
    const { layer, look, slot } = wallWithLayer();
    look({ x: 0, y: 0 }, 0.1);
    const root = layer.element(slot)?.root;
    layer.pin(new Set([slot]));
    look({ x: 0, y: 0 }, 0.1);
    look({ x: 0, y: 300 }, 1);
    expect(root?.parentElement?.className).toBe("wall-cell");
    expect(root?.isConnected).toBe(true);
    expect(root?.closest("[hidden]")).toBeNull();
  });

  it("is found also when its map was nowhere near", () => {
    const { layer, look, slot } = wallWithLayer();
    look({ x: 90_000, y: 90_000 }, 1);
    const root = layer.element(slot)?.root;
    layer.pin(new Set([slot]));
    look({ x: 0, y: 300 }, 1);
    expect(root?.parentElement?.className).toBe("wall-cell");
    expect(root?.isConnected).toBe(true);
  });
});
