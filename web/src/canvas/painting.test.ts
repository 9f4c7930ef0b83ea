import { describe, expect, it } from "vitest";
import { textSize } from "@/canvas/cardView";
import { ellipsis, forgetEllipses, measureAt, wrapped } from "@/canvas/ellipsis";
import { dotSpacing, GridPainter } from "@/canvas/paintGrid";
import { readPalette } from "@/canvas/palette";
import { PeerCursors, type PeerMark } from "@/canvas/peers";
import { pixelRatio } from "@/canvas/surface";

/** Every letter is ten wide. */
const measure = { font: "test", measureText: (text: string) => ({ width: [...text].length * 10 }) };

describe("texts on a canvas", () => {
  it("are cut with an ellipsis, never beyond the width", () => {
    expect(ellipsis(measure, "Backstage", 100)).toBe("Backstage");
    expect(ellipsis(measure, "Backstage", 60)).toBe("Backs…");
    expect(ellipsis(measure, "Backstage", 5)).toBe("");
  });

  it("break between words, the rest cut on the last line", () => {
    forgetEllipses();
    expect(wrapped(measure, "How it feels", 70, 2)).toEqual(["How it", "feels"]);
    expect(wrapped(measure, "Frontstage: technology we own", 110, 2)).toEqual(["Frontstage:", "technology…"]);
    expect(wrapped(measure, "Postcodes first of all", 60, 3)).toEqual(["Postc…"]);
  });
});

describe("widths of texts", () => {
  it("are asked for once, whatever the size, and the font stays as it was", () => {
    forgetEllipses();
    const asked: string[] = [];
    const context = {
      font: "kept",
      measureText(text: string) {
        asked.push(`${this.font}: ${text}`);
        return { width: text.length * 8 };
      },
    };
    const measured = [16, 8, 10.5].map((size) => measureAt(context, 600, size, "Inter").measureText("Call").width);
    expect(measured).toEqual([32, 16, 21]);
    expect(asked).toEqual(["600 16px Inter: Call"]);
    expect(context.font).toBe("kept");
  });
});

describe("titles on cards", () => {
  const box = { w: 224, h: 120 };
  it("are written smaller the longer they are", () => {
    const sizes = ["Call", "word ".repeat(16), "word ".repeat(24), "word ".repeat(80)].map((text) =>
      textSize(text, box),
    );
    expect(sizes).toEqual(["m", "s", "xs", "cut"]);
  });
});

describe("the palette", () => {
  it("reads tokens and falls back to sensible colours", () => {
    const keys = { papers: ["paper", "yellow"], disciplines: ["design"] };
    const bare = readPalette(() => "", keys);
    expect(bare.paper).toBe("#fbfaf7");
    expect(bare.cards).toEqual(["#ffffff", "#ffffff"]);
    const themed = readPalette((name) => (name === "--card-yellow" ? " #ff0 " : ""), keys);
    expect(themed.cards[1]).toBe("#ff0");
  });
});

describe("the surface", () => {
  it("draws at most at double density, and less on very large windows", () => {
    expect(pixelRatio({ w: 1440, h: 900 }, 3)).toBe(2);
    expect(pixelRatio({ w: 1440, h: 900 }, 1)).toBe(1);
    const { w, h } = { w: 6000, h: 4000 };
    expect(w * h * pixelRatio({ w, h }, 2) ** 2).toBeLessThanOrEqual(16_700_001);
  });

  it("keeps dots apart at every zoom", () => {
    for (const zoom of [0.01, 0.07, 0.3, 1, 2.5, 4]) expect(dotSpacing(zoom)).toBeGreaterThanOrEqual(18);
  });
});

describe("the dots of the ground", () => {
  function dots() {
    const rows: number[][] = [];
    let stroked = 0;
    const row = { canvas: { width: 0, height: 0 }, setLineDash() {}, beginPath() {}, moveTo() {}, lineTo() {} };
    const context = {
      save() {},
      restore() {},
      setTransform() {},
      drawImage: (_: unknown, ...at: number[]) => rows.push(at),
    };
    const grid = new GridPainter(() => ({ ...row, stroke: () => stroked++ }) as unknown as CanvasRenderingContext2D);
    const paint = (x: number, zoom: number, ratio = 1) => {
      rows.length = 0;
      stroked = 0;
      const camera = { x, y: 5, zoom };
      grid.paint(context as unknown as CanvasRenderingContext2D, camera, { w: 480, h: 240 }, "grey", ratio);
      return { rows: [...rows], stroked };
    };
    return paint;
  }

  it("are one row, copied on whole pixels, and drawn again only at another zoom", () => {
    const paint = dots();
    const first = paint(0, 1);
    expect([first.stroked, first.rows.length]).toEqual([1, 11]);
    const panned = paint(7.3, 1);
    expect(panned.stroked).toBe(0);
    expect(panned.rows.flat().every(Number.isInteger)).toBe(true);
    expect(panned.rows[0]?.[0]).toBe(-7);
    expect(paint(7.3, 1.1).stroked).toBe(1);
  });

  it("are as far apart on a dense screen", () => {
    const paint = dots();
    const { rows } = paint(0, 1, 2);
    expect((rows[1]?.[1] ?? 0) - (rows[0]?.[1] ?? 0)).toBe(48);
  });
});

describe("others' cursors", () => {
  const peer = (x: number): PeerMark => {
    return { clientId: 1, name: "Ana", discipline: 0, cursor: { x, y: 0 }, selection: [], drag: null };
  };

  it("glide to where they were last seen, and jump when motion is not wanted", () => {
    const cursors = new PeerCursors();
    cursors.step([peer(0)], false);
    expect(cursors.step([peer(100)], false)).toBe(true);
    const { x } = cursors.position(peer(100)) ?? { x: 0 };
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(100);
    let steps = 0;
    while (cursors.step([peer(100)], false)) steps++;
    expect(steps).toBeLessThan(30);
    expect(cursors.position(peer(100))).toEqual({ x: 100, y: 0 });
    expect(cursors.step([peer(500)], true)).toBe(false);
    expect(cursors.position(peer(500))?.x).toBe(500);
  });
});
