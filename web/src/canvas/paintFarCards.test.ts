import { describe, expect, it } from "vitest";
import { MARK_KINDS } from "@/canvas/annotations";
import { paintFarCards, RECEDED } from "@/canvas/paintFarCards";
import { readPalette } from "@/canvas/palette";
import { sceneOf } from "@/canvas/scene.fixture";
import { createCard, setBlocked } from "@/document/commands/cards";
import { PAPER_KEYS } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";

const COLOURS: Readonly<Record<string, string>> = { "--lost": "red", "--lost-wash": "pale", "--ink": "ink" };
const palette = readPalette(
  (name) => COLOURS[name] ?? (name.startsWith("--mark-") ? name.slice(2) : name.startsWith("--card-") ? "card" : ""),
  { papers: PAPER_KEYS, disciplines: [] },
);

/** A context that notes what is filled and stroked, in which colour and how strongly. */
class Notes {
  fillStyle = "";
  strokeStyle = "";
  lineWidth = 1;
  globalAlpha = 1;
  readonly done: { what: string; colour: string; alpha: number; x: number }[] = [];
  fillRect(x: number): void {
    this.#note("rect", this.fillStyle, x);
  }
  strokeRect(x: number): void {
    this.#note("ring", this.strokeStyle, x);
  }
  fill(): void {
    this.#note("corner", this.fillStyle, 0);
  }
  stroke(): void {
    this.#note("stripes", this.strokeStyle, 0);
  }
  beginPath(): void {}
  closePath(): void {}
  moveTo(): void {}
  lineTo(): void {}
  #note(what: string, colour: string, x: number): void {
    this.done.push({ what, colour, alpha: this.globalAlpha, x: Math.floor(x) });
  }
}

function wall() {
  const board = seededBoard();
  const cards = [0, 1, 2].map((at) => createCard(board, { pos: { x: at * 1000, y: 0 } }));
  const [first, second, third] = cards as [(typeof cards)[0], (typeof cards)[0], (typeof cards)[0]];
  const scene = sceneOf(board);
  const paint = (zoom: number) => {
    const notes = new Notes();
    const count = scene.cull({ x: -10, y: -10, w: 5000, h: 500 });
    const calls = paintFarCards(notes as unknown as CanvasRenderingContext2D, { x: 0, y: 0, zoom }, palette, {
      items: scene.items,
      slots: scene.visible,
      count,
      skip: () => false,
      dx: 0,
      dy: 0,
      receding: scene.annotations.receding,
    });
    expect(notes.globalAlpha).toBe(1);
    return { ...notes, done: notes.done, calls };
  };
  return { board, scene, first, second, third, paint };
}

describe.each([0.1, 0.3])("far cards at zoom %s", (zoom) => {
  it("have a hatched red edge when they are blocked, and only then", () => {
    const { board, second, paint } = wall();
    expect(paint(zoom).done.filter(({ colour }) => colour === "red")).toEqual([]);
    setBlocked(board, [second], "no crane");
    const red = paint(zoom).done.filter(({ colour }) => colour === "red");
    expect(red).toHaveLength(1);
    expect(red[0]?.x).toBeGreaterThan(1000 * zoom);
    expect(paint(zoom).done.some(({ what, colour }) => what === "stripes" && colour === "pale")).toBe(zoom > 0.2);
  });

  it.each(MARK_KINDS)("have a ring and a corner in the colour of %s", (kind) => {
    const { scene, first, paint } = wall();
    scene.setMarks(new Map([[first, { kind, word: "word" }]]));
    const marked = paint(zoom).done.filter(({ colour }) => colour === `mark-${kind}`);
    expect(marked.map(({ what }) => what)).toEqual(["ring", "corner"]);
    scene.setMarks(new Map());
    expect(paint(zoom).done.some(({ colour }) => colour.startsWith("mark-"))).toBe(false);
  });

  it("recede but for those on stage, which are painted last and over a shadow", () => {
    const { board, scene, second, third, paint } = wall();
    setBlocked(board, [third], "");
    scene.setStage(new Set([second]));
    const { done } = paint(zoom);
    const strong = done.filter(({ alpha }) => alpha === 1);
    expect(strong.every(({ x }) => x === 1000 * zoom)).toBe(true);
    expect(done.filter(({ colour }) => colour === "red").map(({ alpha }) => alpha)).toEqual([RECEDED]);
    expect(done.indexOf(strong[0] as (typeof done)[0])).toBe(done.length - strong.length);
    expect(done.some(({ colour, alpha }) => colour === "ink" && alpha < 1)).toBe(true);
    scene.setStage(null);
    expect(paint(zoom).done.every(({ alpha }) => alpha === 1)).toBe(true);
  });

  it("recede but for those asked for, which are not lifted", () => {
    const { scene, second, paint } = wall();
    scene.setFilter(new Set([second]));
    const { done } = paint(zoom);
    expect(done.filter(({ alpha }) => alpha === 1).every(({ x }) => x === 1000 * zoom)).toBe(true);
    expect(done.some(({ colour }) => colour === "ink")).toBe(false);
    scene.setFilter(null);
    expect(paint(zoom).done.every(({ alpha }) => alpha === 1)).toBe(true);
  });

  it("keep what is said about them when their slot is filled again", () => {
    const { board, scene, first } = wall();
    scene.setMarks(new Map([[first, { kind: "limit", word: "Limit" }]]));
    const slot = scene.items.slotsOf(first)[0] ?? -1;
    setBlocked(board, [first], "why");
    expect([scene.items.mark[slot], scene.items.flags[slot]]).toEqual([MARK_KINDS.indexOf("limit") + 1, 1]);
    const other = createCard(board, { pos: { x: 9000, y: 0 } });
    expect(scene.items.mark[scene.items.slotsOf(other)[0] ?? -1]).toBe(0);
  });
});
