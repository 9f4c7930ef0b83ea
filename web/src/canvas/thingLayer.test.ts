// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { readPalette } from "@/canvas/palette";
import { sceneOf } from "@/canvas/scene.fixture";
import { ThingLayer } from "@/canvas/thingLayer";
import { STRINGS } from "@/canvas/wallStrings.fixture";
import { createThing } from "@/document/commands/things";
import { seededBoard } from "@/document/replicas.fixture";

/** A context that notes the boxes of shapes and of images that are not here yet. */
function noting() {
  const boxes: string[] = [];
  const note = (x: number, y: number) => void boxes.push(`${x},${y}`);
  const known: Record<string, unknown> = { rect: note, fillRect: note };
  const context = new Proxy(known, {
    get: (target, name: string) => target[name] ?? (() => undefined),
    set: () => true,
  });
  return { boxes, context: context as unknown as CanvasRenderingContext2D };
}

it("paints copies of shapes and images that a hand carries themselves, and what they are copies of where it is", () => {
  const board = seededBoard();
  const scene = sceneOf(board);
  const shape = createThing(board, { type: "shape", form: "rectangle", box: { x: 10, y: 20, w: 60, h: 40 } });
  const image = createThing(board, {
    type: "image",
    image: "i".repeat(43),
    natural: [60, 40],
    box: { x: 100, y: 20, w: 60, h: 40 },
  });
  const layer = new ThingLayer(scene, document.body, STRINGS.things);
  const palette = readPalette(() => "", { papers: [], disciplines: [] });
  const painted = (): string[] => {
    const { context, boxes } = noting();
    layer.paintMiddle(context, { x: 0, y: 0, zoom: 1 }, palette, { x: 0, y: 0, w: 900, h: 900 }, null);
    return boxes;
  };
  expect(painted()).toEqual(["10,20", "100,20"]);
  layer.copies = new Map([
    [shape, { x: 10, y: 320, w: 60, h: 40 }],
    [image, { x: 100, y: 320, w: 60, h: 40 }],
  ]);
  expect(painted()).toEqual(["10,20", "100,20", "10,320", "100,320"]);
  layer.copies = new Map();
  expect(painted()).toEqual(["10,20", "100,20"]);
});
