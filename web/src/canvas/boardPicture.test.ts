import { describe, expect, it, vi } from "vitest";
import { PICTURED, paintPicture, pictureBox, readPicture } from "@/canvas/boardPicture";
import { readPalette } from "@/canvas/palette";

type Row = readonly [x: number, y: number, w: number, h: number, paper: number, kind: number];

function written(rows: readonly Row[], head: object = {}): ArrayBuffer {
  const told = { version: 1, sequence: 7, count: rows.length, papers: ["paper", "yellow"], ...head };
  const json = JSON.stringify(told);
  const text = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 4) * 4));
  const data = new ArrayBuffer(4 + text.length + rows.length * 14);
  new DataView(data).setInt32(0, text.length, true);
  new Uint8Array(data).set(text, 4);
  const column = (at: number) => rows.map((row) => row[at] as number);
  const columns = [
    new Int32Array(column(0)),
    new Int32Array(column(1)),
    new Uint16Array(column(2)),
    new Uint16Array(column(3)),
    new Uint8Array(column(4)),
    new Uint8Array(column(5)),
  ];
  let at = 4 + text.length;
  for (const one of columns) {
    new Uint8Array(data).set(new Uint8Array(one.buffer), at);
    at += one.byteLength;
  }
  return data;
}

const ROWS: readonly Row[] = [
  [-50, -40, 900, 800, 0, PICTURED.frame],
  [10, 20, 200, 100, 1, PICTURED.card],
  [300, 20, 200, 100, 0, PICTURED.card],
  [2_000, 20, 10, 10, 0, PICTURED.place],
];

describe("the first picture of a board", () => {
  it("is read as the server writes it, and knows how far it goes", () => {
    const picture = readPicture(written(ROWS));
    expect(picture).toMatchObject({ sequence: 7, count: 4, papers: ["paper", "yellow"] });
    expect([...(picture?.y ?? [])]).toEqual([-40, 20, 20, 20]);
    expect(picture && pictureBox(picture)).toEqual({ x: -50, y: -40, w: 2_060, h: 800 });
  });

  it("is none where it is of another shape, cut off or nothing at all", () => {
    expect(readPicture(written(ROWS, { version: 2 }))).toBeNull();
    expect(readPicture(written(ROWS).slice(0, -1))).toBeNull();
    expect(readPicture(written([]))).toBeNull();
    expect(readPicture(new ArrayBuffer(0))).toBeNull();
    expect(readPicture(new TextEncoder().encode("<!doctype html>").buffer)).toBeNull();
  });

  it("is painted where the camera sees it, in its colours, frames as lines, and places not at all", () => {
    const picture = readPicture(written(ROWS));
    if (!picture) throw new Error("unread");
    const tokens: Record<string, string> = { "--card-yellow": "#ff0", "--card-line": "#ccc" };
    const palette = readPalette((name) => tokens[name] ?? "", { papers: picture.papers, disciplines: [] });
    const fills: unknown[] = [];
    const context = {
      fillStyle: "",
      fillRect: (...box: number[]) => fills.push([context.fillStyle, ...box]),
      strokeRect: vi.fn(),
    };
    paintPicture(context as unknown as CanvasRenderingContext2D, { x: 10, y: 0, zoom: 0.5 }, palette, picture);
    expect(fills).toEqual([
      ["#ff0", 0, 10, 100, 50],
      ["#ccc", 145, 10, 100, 50],
    ]);
    expect(context.strokeRect).toHaveBeenCalledExactlyOnceWith(-30, -20, 450, 400);
  });
});
