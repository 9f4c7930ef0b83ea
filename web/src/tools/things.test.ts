/** Things and connectors as the wall sees them: planes, hits, frames, and ways that follow what they are bound to. */
import { describe, expect, it } from "vitest";
import { insideForm, textRoom } from "@/canvas/forms";
import { gripAt } from "@/canvas/grips";
import { hitTest } from "@/canvas/hit";
import { sceneOf } from "@/canvas/scene.fixture";
import { connectorLabel, labelOf } from "@/canvas/thingNames";
import { frameTitleBox } from "@/canvas/thingText";
import { STRINGS } from "@/canvas/wallStrings.fixture";
import { createCard, deleteCards } from "@/document/commands/cards";
import { createConnector } from "@/document/commands/connectors";
import { deleteItems, moveItems } from "@/document/commands/items";
import { createThing } from "@/document/commands/things";
import { seededBoard } from "@/document/replicas.fixture";
import { FORMS } from "@/document/things";
import { contentsOf, itemsIn } from "@/tools/itemsIn";

function wall() {
  const board = seededBoard();
  const scene = sceneOf(board);
  const hit = (x: number, y: number, zoom = 1) =>
    hitTest({ scene, zoom, view: { x: -1000, y: -1000, w: 4000, h: 4000 } }, { x, y });
  return { board, scene, hit };
}

const ends = { side: null, at: null };

describe("things on the wall", () => {
  it("lie in their planes: ink over cards, cards over shapes, shapes over connectors, highlighter below", () => {
    const { board, hit } = wall();
    const at = { x: 0, y: 0, w: 200, h: 100 };
    const points = [0, 50, 0.5, 200, 50, 0.5];
    const marker = createThing(board, { type: "ink", box: { ...at, h: 50 }, points, pen: "highlighter", width: 30 });
    expect(hit(100, 50)).toEqual({ kind: "thing", thing: marker });
    const bare = (x: number) => ({ item: null, side: null, at: { x, y: 50 } });
    const connector = createConnector(board, { from: bare(0), to: bare(200), path: "straight" });
    expect(hit(100, 50)).toEqual({ kind: "connector", connector });
    const shape = createThing(board, { type: "shape", form: "rectangle", box: at });
    expect(hit(100, 50)).toEqual({ kind: "thing", thing: shape });
    const card = createCard(board, { pos: { x: 0, y: 0 } });
    expect(hit(100, 50)).toMatchObject({ kind: "card", card });
    const ink = createThing(board, { type: "ink", box: { ...at, h: 50 }, points, pen: "pen", width: 4 });
    expect(hit(100, 50)).toEqual({ kind: "thing", thing: ink });
  });

  it("are hit where they are seen: frames by edge and title, ellipses not by their corners", () => {
    const { board, hit } = wall();
    const frame = createThing(board, { type: "frame", box: { x: 0, y: 0, w: 400, h: 300 }, text: "Frame" });
    expect(hit(200, 150)).toEqual({ kind: "empty" });
    expect(hit(200, 1)).toEqual({ kind: "thing", thing: frame });
    expect(hit(20, -10)).toEqual({ kind: "thing", thing: frame });
    // From far away the title is as large as before on the screen and reaches farther up.
    expect(hit(20, -60)).toEqual({ kind: "empty" });
    expect(hit(20, -60, 0.1)).toEqual({ kind: "thing", thing: frame });
    expect(insideForm("ellipse", { x: 0, y: 0, w: 100, h: 100 }, { x: 2, y: 2 })).toBe(false);
    expect(insideForm("diamond", { x: 0, y: 0, w: 100, h: 100 }, { x: 50, y: 50 })).toBe(true);
  });

  it("have a title that can be read at every zoom", () => {
    const box = { x: 0, y: 0, w: 400, h: 300 };
    for (const zoom of [0.01, 0.1, 0.5, 1, 4]) {
      expect(frameTitleBox(box, zoom).font * zoom).toBeGreaterThanOrEqual(13 - 1e-9);
    }
  });

  it("keep room for text inside every form", () => {
    const box = { x: 10, y: 20, w: 200, h: 120 };
    for (const form of FORMS) {
      const room = textRoom(form, box, 10);
      const corners = [room.x + 1, room.x + room.w - 1].flatMap((x) =>
        [room.y + 1, room.y + room.h - 1].map((y) => ({ x, y })),
      );
      for (const corner of corners) expect([form, insideForm(form, box, corner)]).toEqual([form, true]);
    }
  });

  it("are taken by a marquee when it touches them, frames only as a whole", () => {
    const { board, scene } = wall();
    const frame = createThing(board, { type: "frame", box: { x: 0, y: 0, w: 400, h: 300 } });
    const shape = createThing(board, { type: "shape", form: "cloud", box: { x: 100, y: 100, w: 100, h: 80 } });
    expect(itemsIn(scene, { x: 150, y: 150, w: 10, h: 10 })).toEqual([shape]);
    expect(itemsIn(scene, { x: -10, y: -10, w: 500, h: 500 })).toEqual([frame, shape]);
  });

  it("go along with the frame that they lie in as a whole", () => {
    const { board, scene } = wall();
    const box = { x: 0, y: 0, w: 400, h: 300 };
    const frame = createThing(board, { type: "frame", box });
    const inside = createThing(board, { type: "text", box: { x: 10, y: 10, w: 50, h: 20 } });
    createThing(board, { type: "text", box: { x: 380, y: 10, w: 50, h: 20 } });
    const card = createCard(board, { pos: { x: 100, y: 100 } });
    createCard(board, { pos: { x: 300, y: 100 } });
    const own = scene.things.get(frame)?.box as typeof box;
    expect(contentsOf(scene, [own])).toEqual({ cards: [card], things: [inside], connectors: [], maps: [] });
  });
});

describe("connectors", () => {
  it("follow cards and things, also while these are carried", () => {
    const { board, scene } = wall();
    const card = createCard(board, { pos: { x: 0, y: 0 } });
    const shape = createThing(board, { type: "shape", form: "rectangle", box: { x: 500, y: 0, w: 100, h: 120 } });
    const id = createConnector(board, {
      from: { item: card, ...ends },
      to: { item: shape, ...ends },
      path: "straight",
    });
    expect(scene.connectors.lineOf(id)?.route.points).toEqual([224, 60, 500, 60]);
    scene.show(new Map([[shape as string, { x: 500, y: 400, w: 100, h: 120 }]]));
    expect(scene.connectors.lineOf(id)?.route.points.at(-1)).toBeGreaterThan(300);
    scene.show(new Map());
    moveItems(board, { cards: [], things: [{ thing: shape, pos: { x: 700, y: 0 } }] });
    expect(scene.connectors.lineOf(id)?.route.points).toEqual([224, 60, 700, 60]);
  });

  it("stay where their item was when it is deleted, and say that an end is lost", () => {
    const { board, scene } = wall();
    const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Call" });
    const shape = createThing(board, { type: "shape", form: "rectangle", box: { x: 500, y: 0, w: 100, h: 120 } });
    const id = createConnector(board, {
      from: { item: card, ...ends },
      to: { item: shape, ...ends },
      path: "straight",
    });
    const before = scene.connectors.lineOf(id)?.route.points;
    deleteItems(board, { things: [shape] });
    expect(scene.connectors.lineOf(id)).toMatchObject({ route: { points: before }, dangling: [false, true] });
    deleteCards(board, [card]);
    expect(scene.connectors.lineOf(id)).toMatchObject({ route: { points: before }, dangling: [true, true] });
  });

  it("are found again only by what they touch", () => {
    const { board, scene } = wall();
    for (let i = 0; i < 40; i++) {
      const y = i * 1_000;
      const bare = (x: number) => ({ item: null, side: null, at: { x, y } });
      createConnector(board, { from: bare(0), to: bare(500) });
    }
    expect(scene.connectors.cull({ x: 0, y: 0, w: 500, h: 1_500 })).toBe(2);
  });

  it("and things are called what they are and what is written on them", () => {
    const { board } = wall();
    const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Call" });
    const shape = createThing(board, {
      type: "shape",
      form: "cloud",
      box: { x: 0, y: 0, w: 9, h: 9 },
      text: " Later\n on ",
    });
    const id = createConnector(board, { from: { item: card, ...ends }, to: { item: shape, ...ends }, text: "yes" });
    const { things, connectors } = board.state;
    expect(labelOf(things.get(shape) as never, STRINGS.things)).toBe("cloud: Later on");
    expect(connectorLabel(connectors.get(id) as never, board.state, STRINGS.things)).toBe(
      "from Call to cloud: Later on: yes",
    );
  });
});

describe("grips", () => {
  const frame = { x: 0, y: 0, w: 100, h: 60 };

  it("are corners, edges and dots, wide enough for a finger", () => {
    const grips = { frame, source: { item: "t" as never, box: frame }, line: null };
    expect(gripAt(grips, { x: 101, y: 61 }, 1, "mouse")).toEqual({ kind: "resize", x: 1, y: 1 });
    expect(gripAt(grips, { x: 50, y: -20 }, 1, "mouse")).toEqual({ kind: "connect", item: "t", side: "top" });
    expect(gripAt(grips, { x: 101, y: 20 }, 1, "mouse")).toEqual({ kind: "resize", x: 1, y: 0 });
    expect(gripAt(grips, { x: 50, y: 30 }, 1, "mouse")).toBeNull();
    expect(gripAt(grips, { x: 115, y: 75 }, 1, "mouse")).toBeNull();
    expect(gripAt(grips, { x: 115, y: 75 }, 1, "touch")).toEqual({ kind: "resize", x: 1, y: 1 });
  });
});
