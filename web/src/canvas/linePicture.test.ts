import { describe, expect, it } from "vitest";
import { KeptPicture } from "@/canvas/keptPicture";
import { LinePicture, WORTH_A_PICTURE } from "@/canvas/linePicture";
import { readPalette } from "@/canvas/palette";
import { sceneOf } from "@/canvas/scene.fixture";
import { moveCardsOnCanvas } from "@/document/commands/canvas";
import { createCard } from "@/document/commands/cards";
import { createConnector } from "@/document/commands/connectors";
import { PAPER_KEYS } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";

const palette = readPalette(() => "", { papers: PAPER_KEYS, disciplines: [] });
const VIEW = { x: 0, y: 0, w: 10_000, h: 6_000 };

/** A context that counts strokes, and pictures that are laid down. */
class Counting {
  readonly canvas = { width: 0, height: 0 };
  strokes = 0;
  laid = 0;
  stroke(): void {
    this.strokes += 1;
  }
  drawImage(): void {
    this.laid += 1;
  }
  save(): void {}
  restore(): void {}
  setTransform(): void {}
  beginPath(): void {}
  moveTo(): void {}
  lineTo(): void {}
}

function wall(count: number) {
  const board = seededBoard();
  const end = (item: ReturnType<typeof createCard>) => ({ item, side: null, at: null });
  const cards = board.doc.transact(() => [0, 600].map((x) => createCard(board, { pos: { x, y: 0 } })));
  const [a, b] = cards as [(typeof cards)[0], (typeof cards)[0]];
  board.doc.transact(() => {
    for (let at = 0; at < count; at++) createConnector(board, { from: end(a), to: end(b), path: "straight" });
  });
  const scene = sceneOf(board);
  scene.connectors.cull(VIEW);
  for (const _ of scene.connectors.all());
  const kept = new Counting();
  const window = new Counting();
  const context = (one: Counting) => one as unknown as CanvasRenderingContext2D;
  const picture = new LinePicture(scene.connectors, new KeptPicture(() => context(kept)));
  const paint = (x = 0, zoom = 0.1, zooming = false) => {
    kept.strokes = 0;
    return picture.paint(context(window), { x, y: 0, zoom }, { ...VIEW, x }, { palette, ratio: 1, zooming });
  };
  return { board, scene, a, kept, window, paint, picture };
}

describe("the picture of connectors", () => {
  it("is made in the second frame, then only moved, and made anew when one of them takes another way", () => {
    const { board, a, kept, window, paint, picture } = wall(WORTH_A_PICTURE);
    expect(paint()).toBeNull();
    expect(picture.waiting).toBe(true);
    expect(paint()).toBe(1);
    expect(kept.strokes).toBeGreaterThan(0);
    expect(paint(100)).toBe(1);
    expect([kept.strokes, window.laid, picture.waiting]).toEqual([0, 2, false]);
    moveCardsOnCanvas(board, [{ card: a, pos: { x: 90, y: 900 } }]);
    expect(paint(100)).toBeNull();
  });

  it("is kept while a hand carries some, which are painted above it", () => {
    const { scene, a, kept, window, paint } = wall(WORTH_A_PICTURE);
    paint();
    paint();
    const carry = (y: number) => scene.show(new Map([[a, { x: 0, y, w: 240, h: 120 }]]));
    carry(50);
    expect(paint()).toBeNull();
    expect(paint()).toBeGreaterThan(1);
    const strokes = window.strokes;
    carry(90);
    expect(paint()).toBeGreaterThan(1);
    expect(kept.strokes).toBe(0);
    expect(window.strokes).toBeGreaterThan(strokes);
    scene.show(new Map());
    expect(paint()).toBeNull();
  });

  it("is stretched while somebody zooms", () => {
    const { kept, paint } = wall(WORTH_A_PICTURE);
    expect(paint(0, 0.1, true)).toBe(1);
    expect(kept.strokes).toBeGreaterThan(0);
    expect(paint(0, 0.12, true)).toBe(1);
    expect(kept.strokes).toBe(0);
    expect(paint(0, 0.12)).toBeNull();
  });

  it("is not made of few, nor where their ends can be seen", () => {
    const few = wall(WORTH_A_PICTURE - 1);
    expect([few.paint(), few.paint()]).toEqual([null, null]);
    const many = wall(WORTH_A_PICTURE);
    expect([many.paint(0, 0.5), many.paint(0, 0.5)]).toEqual([null, null]);
  });
});
