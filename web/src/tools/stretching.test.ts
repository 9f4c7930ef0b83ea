import { signal } from "@preact/signals-core";
import { expect, it } from "vitest";
import { createUndo } from "@/document/undo";
import { stretchBy } from "@/tools/stretching";
import { smallWall } from "@/tools/wall.fixture";
import type { WallParts } from "@/tools/wallParts";

it("makes what is selected wider and higher by steps, each one step of undo, and never smaller than can be found again", () => {
  const { board, scene, free } = smallWall();
  const [card] = free;
  const undo = createUndo(board);
  // Only what a stretch looks at; the rest of a wall needs a browser.
  const parts = {
    board,
    scene,
    undo,
    selection: signal({ cards: new Set([card]), things: new Set(), connectors: new Set(), target: null }),
    options: { snapping: () => true },
    camera: { camera: signal({ x: -200, y: -200, zoom: 1 }) },
    view: { viewport: { w: 1_400, h: 900 }, request: () => undefined },
  } as unknown as WallParts;
  const size = () => {
    const slot = scene.items.slotOf("canvas", card);
    const { w, h } = scene.items.box(slot ?? -1);
    return [w, h] as const;
  };
  const [w, h] = size();
  stretchBy(parts, 32, 0);
  stretchBy(parts, 0, 32);
  expect(size()).toEqual([w + 32, h + 32]);
  undo.undo();
  expect(size()).toEqual([w + 32, h]);
  undo.undo();
  expect(size()).toEqual([w, h]);
  stretchBy(parts, -5_000, 0);
  expect(size()[0]).toBe(40);
});
