import { describe, expect, it } from "vitest";
import { type FactPaint, paintCellFacts } from "@/canvas/paintCellFacts";
import type { MapLayout } from "@/maps/model";

/** What is written into an empty region of this height, and how large, at a zoom. */
function written(zoom: number, h: number): { readonly words: string[]; readonly size: number } {
  const words: string[] = [];
  const context = {
    font: "",
    measureText: (text: string) => ({ width: text.length * 4 }),
    fillText: (text: string) => words.push(text),
  };
  const box = { x: 0, y: 0, w: 240, h };
  const paint = { context, camera: { x: 0, y: 0, zoom }, palette: { font: "Inter" }, view: box };
  const cell = { box, facts: [], hint: "How do they want to be treated, and what do they expect?" };
  paintCellFacts(paint as unknown as FactPaint, { cells: [cell] } as unknown as MapLayout);
  return { words, size: Number(/(\S+)px/.exec(context.font)?.[1]) };
}

describe("what belongs into an empty region", () => {
  it("is said in letters one can read, also on a phone", () => {
    expect(written(1, 160).size).toBe(14);
    expect(written(0.45, 160)).toMatchObject({ size: 8.5 });
    expect(written(0.45, 160).words.join(" ")).toBe("How do they want to be treated, and what do they expect?");
  });

  it("says no more than the region has room for, and nothing from afar", () => {
    expect(written(0.45, 40).words).toHaveLength(1);
    expect(written(0.45, 20).words).toEqual([]);
    expect(written(0.25, 160).words).toEqual([]);
  });
});
