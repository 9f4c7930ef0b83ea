import { describe, expect, it } from "vitest";
import { FarPicture, type FarSubject, WORTH_A_PICTURE } from "@/canvas/farPicture";
import { KeptPicture } from "@/canvas/keptPicture";
import { readPalette } from "@/canvas/palette";
import { sceneOf } from "@/canvas/scene.fixture";
import { moveCardsOnCanvas } from "@/document/commands/canvas";
import { createCard, setTitle } from "@/document/commands/cards";
import { PAPER_KEYS } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";

const palette = readPalette(() => "", { papers: PAPER_KEYS, disciplines: [] });
const NONE: ReadonlySet<number> = new Set();
const VIEW = { x: 0, y: 0, w: 10_000, h: 6_000 };
const ZOOM = 0.1;

/** A context that counts: rectangles, and pictures laid down with their places. */
class Counting {
  readonly canvas = { width: 0, height: 0 };
  rects = 0;
  readonly laid: [number, number][] = [];
  fillRect(): void {
    this.rects += 1;
  }
  drawImage(_picture: unknown, x: number, y: number): void {
    this.laid.push([x, y]);
  }
  save(): void {}
  restore(): void {}
  setTransform(): void {}
  beginPath(): void {}
  rect(): void {}
  clip(): void {}
  clearRect(): void {}
}

function wall(count: number) {
  const board = seededBoard();
  const cards = board.doc.transact(() =>
    Array.from({ length: count }, (_, at) =>
      createCard(board, { pos: { x: (at % 40) * 250, y: Math.floor(at / 40) * 150 } }),
    ),
  );
  const scene = sceneOf(board);
  const kept = new Counting();
  const window = new Counting();
  const context = (one: Counting) => one as unknown as CanvasRenderingContext2D;
  const picture = new FarPicture(scene, new KeptPicture(() => context(kept)));
  const paint = (x = 0, zoom = ZOOM, other: Partial<FarSubject> = {}) => {
    const subject = { palette, skip: () => false, lifted: NONE, elements: 0, ratio: 1, zooming: false, ...other };
    kept.rects = 0;
    return picture.paint(context(window), { x, y: 0, zoom }, { ...VIEW, x }, subject);
  };
  return { board, cards, kept, window, paint, picture };
}

describe("the picture of far cards", () => {
  it("is made when two frames in a row want the same, then only moved, on whole pixels", () => {
    const { kept, window, paint, picture } = wall(WORTH_A_PICTURE);
    expect(paint()).toBeNull();
    expect(picture.waiting).toBe(true);
    expect(paint()).toBeGreaterThan(WORTH_A_PICTURE);
    expect(kept.rects).toBe(WORTH_A_PICTURE);
    expect(picture.waiting).toBe(false);
    expect(paint(101)).toBe(1);
    expect(kept.rects).toBe(0);
    expect(window.laid).toEqual([
      [-250, -150],
      [-260, -150],
    ]);
  });

  it("is made anew when the window leaves it", () => {
    const { kept, paint } = wall(WORTH_A_PICTURE);
    paint();
    paint();
    paint(2_600);
    expect(kept.rects).toBeGreaterThan(100);
    expect(paint(2_700)).toBe(1);
  });

  it("is mended where a card moved, and left alone when words are written", () => {
    const { board, cards, kept, paint } = wall(WORTH_A_PICTURE);
    paint();
    paint();
    const [card] = cards as [(typeof cards)[0]];
    moveCardsOnCanvas(board, [{ card, pos: { x: 5_000, y: 3_000 } }]);
    expect(paint()).not.toBeNull();
    expect(kept.rects).toBeGreaterThan(0);
    expect(kept.rects).toBeLessThan(40);
    setTitle(board, card, "another word");
    expect(paint()).toBe(1);
    expect(kept.rects).toBe(0);
  });

  it("is another one for other colours, while something is carried and at another zoom", () => {
    const { paint } = wall(WORTH_A_PICTURE);
    for (const other of [{ palette: { ...palette } }, { lifted: new Set([1]) }, { elements: 1 }, { ratio: 2 }]) {
      paint();
      expect(paint()).not.toBeNull();
      expect(paint(0, ZOOM, other)).toBeNull();
    }
    paint();
    expect(paint(0, 0.11)).toBeNull();
    expect(paint(0, 0.12)).toBeNull();
  });

  it("is stretched while somebody zooms, made anew before that is seen, and painted sharply at rest", () => {
    const { kept, paint } = wall(WORTH_A_PICTURE);
    const zooming = { zooming: true };
    expect(paint(0, 0.1, zooming)).toBeGreaterThan(WORTH_A_PICTURE);
    for (const zoom of [0.11, 0.13, 0.15]) expect(paint(0, zoom, zooming)).toBe(1);
    expect(kept.rects).toBe(0);
    expect(paint(0, 0.18, zooming)).toBeGreaterThan(100);
    expect(paint(0, 0.17, zooming)).toBe(1);
    expect(paint(0, 0.17)).toBeNull();
    expect(paint(0, 0.17)).toBeGreaterThan(100);
  });

  it("is not made of few cards, nor of such with words on them", () => {
    const few = wall(WORTH_A_PICTURE - 1);
    expect([few.paint(), few.paint()]).toEqual([null, null]);
    const many = wall(WORTH_A_PICTURE);
    expect([many.paint(0, 0.5), many.paint(0, 0.5)]).toEqual([null, null]);
  });
});
