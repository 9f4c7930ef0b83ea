import { describe, expect, it } from "vitest";
import { BROKEN_PER_FRAME, CardWords } from "@/canvas/cardWords";
import { BODY_BARS } from "@/canvas/farCards";
import { paintFarCards } from "@/canvas/paintFarCards";
import { StandIns } from "@/canvas/paintStandIns";
import { readPalette } from "@/canvas/palette";
import { sceneOf } from "@/canvas/scene.fixture";
import type { CardBody } from "@/document/cardBody";
import { createCard, setTitle } from "@/document/commands/cards";
import { type CardId, PAPER_KEYS } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";

const palette = readPalette(() => "", { papers: PAPER_KEYS, disciplines: [] });

/** A context that notes what is written where, and how the board is scaled meanwhile. */
class Writing {
  font = "";
  scaled = 1;
  readonly said: { text: string; font: string; x: number; y: number }[] = [];
  bars = 0;
  fillText(text: string, x: number, y: number): void {
    this.said.push({ text, font: `${this.font.split("px")[0]}px`, x: x * this.scaled, y: y * this.scaled });
  }
  fillRect(): void {
    this.bars += 1;
  }
  scale(by: number): void {
    this.scaled *= by;
  }
  save(): void {}
  restore(): void {
    this.scaled = 1;
  }
  beginPath(): void {}
  roundRect(): void {}
  fill(): void {}
  stroke(): void {}
  strokeRect(): void {}
}

function wall(titles: readonly string[]) {
  const board = seededBoard();
  const cards = titles.map((title, at) => createCard(board, { pos: { x: at * 300, y: 0 }, title }));
  const scene = sceneOf(board);
  let measured = 0;
  let letters = 100;
  const words = new CardWords(
    scene,
    () => board.state,
    (text) => {
      measured += 1;
      return text.length * 0.55;
    },
    () => letters,
  );
  const near = new StandIns(words);
  const paint = (zoom: number) => {
    near.begin();
    const writing = new Writing();
    const cards = {
      items: scene.items,
      slots: scene.visible,
      count: scene.cull({ x: 0, y: 0, w: 1e6, h: 1e6 }),
      skip: () => false,
      dx: 0,
      dy: 0,
      receding: false,
      near,
    };
    paintFarCards(writing as unknown as CanvasRenderingContext2D, { x: 0, y: 0, zoom }, palette, cards);
    return writing;
  };
  const write = (percent: number): void => {
    letters = percent;
  };
  return { board, cards, scene, paint, write, measured: () => measured };
}

describe("cards that stand in for elements", () => {
  it("say their words from where they can be read, and show bars before", () => {
    const { paint } = wall(["Call"]);
    expect([paint(0.3).said.length, paint(0.3).bars > 0]).toEqual([0, true]);
    const { said, bars } = paint(0.5);
    expect(said.map(({ text }) => text)).toEqual(["Call"]);
    expect(bars).toBe(0);
  });

  it("have their words in the same place of the card at every zoom", () => {
    const { paint } = wall(["Call", "Ask for the postcode first of all"]);
    const places = [0.5, 1, 2].map((zoom) => paint(zoom).said.map(({ x, y }) => [x / zoom, y / zoom]));
    expect(places[0]).toEqual(places[1]);
    expect(places[1]).toEqual(places[2]);
    expect(places[0]?.length).toBe(3);
  });

  it("break their words once, and again when they are reworded", () => {
    const { board, cards, paint, measured } = wall(["Call"]);
    paint(0.5);
    const once = measured();
    paint(0.6);
    expect(measured()).toBe(once);
    setTitle(board, cards[0] as (typeof cards)[0], "Visit");
    expect(paint(0.6).said.map(({ text }) => text)).toEqual(["Visit"]);
  });

  it("have larger letters for who wants them, where there is room", () => {
    const { paint, write } = wall(["Call", "word ".repeat(30)]);
    const fonts = () => {
      const { said } = paint(1);
      return [said[0]?.font, said.at(-1)?.font];
    };
    expect(fonts()).toEqual(["500 18px", "500 12px"]);
    write(150);
    expect(fonts()).toEqual(["500 27px", "500 12px"]);
  });

  it("have bars for their notes below the words, where there is room", () => {
    const { board, cards, scene, paint } = wall(["Call", "word ".repeat(30)]);
    const body = { blocks: [], text: "ask for the postcode", cut: false };
    for (const card of cards) (board.state.bodies as Map<CardId, CardBody>).set(card, body);
    scene.setSigns(() => null);
    expect(paint(1).bars).toBe(BODY_BARS.length);
  });

  it("find their words a frame's share at a time", () => {
    const { paint } = wall(Array.from({ length: BROKEN_PER_FRAME + 10 }, (_, at) => `Call ${at}`));
    const first = paint(0.5);
    expect([first.said.length, first.bars]).toEqual([BROKEN_PER_FRAME, 10]);
    expect(paint(0.5).said.length).toBe(BROKEN_PER_FRAME + 10);
  });
});
