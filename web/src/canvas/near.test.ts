// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { visibleBox } from "@/canvas/camera";
import { createPool } from "@/canvas/elementPool";
import { AHEAD_PER_FRAME, MAX_CARD_ELEMENTS, MOUNTS_PER_FRAME } from "@/canvas/mountPlan";
import { NearLayer, NO_LIFT } from "@/canvas/nearLayer";
import { Scene } from "@/canvas/scene";
import { STRINGS } from "@/canvas/wallStrings.fixture";
import type { BodyBlock, BodyText } from "@/document/bodies";
import { type CardBody, linesOf } from "@/document/cardBody";
import type { BoardState, CanvasPlacement, Card, CardId } from "@/document/records";

/** A wall of free cards, `columns` to a row, 240 × 140 apart. */
function wallOf(count: number, columns: number) {
  const cards = new Map<CardId, Card>();
  const canvas = new Map<CardId, CanvasPlacement>();
  for (let at = 0; at < count; at++) {
    const id = `card${at}` as CardId;
    const pos = { x: (at % columns) * 240, y: Math.floor(at / columns) * 140 };
    const facts = {
      size: null,
      blocked: null,
      tags: [],
      fields: new Map(),
      origin: null,
      locked: false,
      group: null,
      deleted: false,
      createdBy: "ana",
      createdAt: 1,
    };
    cards.set(id, { id, title: `Card ${at}`, color: "yellow", discipline: at === 0 ? "finance" : null, ...facts });
    canvas.set(id, { card: id, pos, order: `a${String(at).padStart(6, "0")}` });
  }
  const state: BoardState = {
    version: 1,
    cards,
    canvas,
    maps: new Map(),
    lanes: new Map(),
    columns: new Map(),
    placements: new Map(),
    things: new Map(),
    connectors: new Map(),
    tags: new Map(),
    links: new Map(),
    paths: new Map(),
    cells: new Map(),
    legend: new Map(),
    bodies: new Map(),
  };
  const scene = new Scene(state, () => null, { papers: ["paper", "yellow"], disciplines: ["finance"] });
  const layer = new NearLayer({ scene, state: () => state, strings: STRINGS, letterOf: () => "F" });
  document.body.append(layer.world);
  const look = (x: number, y: number, zoom = 1): number => {
    const camera = { x, y, zoom };
    const view = visibleBox(camera, { w: 1600, h: 900 });
    let frames = 1;
    while (layer.sync(camera, view, view)) frames++;
    return frames;
  };
  return { scene, layer, look, state };
}

describe("readable cards", () => {
  it("are real elements with a name, a place in the list and plain text", () => {
    const { layer, look } = wallOf(1, 1);
    look(-100, -100);
    const element = layer.world.querySelector<HTMLElement>("[data-card-id]");
    expect(element?.textContent).toContain("Card 0");
    expect(element?.getAttribute("aria-label")).toBe("Card 0, yellow, from finance, on the wall");
    expect(element?.getAttribute("role")).toBe("listitem");
    expect(element?.parentElement?.getAttribute("role")).toBe("list");
  });

  it("mount in the window first, then around it, a few in each frame, and not at all on small pans", () => {
    const { scene, layer, look } = wallOf(10_000, 100);
    const inView = scene.cull({ x: 2000, y: 2000, w: 1600, h: 900 });
    const frames = look(2000, 2000);
    const { mounted } = layer.size;
    expect(mounted).toBeGreaterThan(inView + 20);
    expect(mounted).toBeLessThan(160);
    expect(frames).toBe(Math.ceil(inView / MOUNTS_PER_FRAME) + Math.ceil((mounted - inView) / AHEAD_PER_FRAME));
    look(2040, 2030);
    expect(layer.size).toEqual({ mounted, made: mounted });
  });

  it("come and go a few at a time while the wall is panned, and are there before they are seen", () => {
    const { scene, layer, look } = wallOf(10_000, 100);
    look(2000, 2000);
    let most = 0;
    for (let x = 2000; x < 4000; x += 20) {
      const before = new Set(layer.mounted.keys());
      const camera = { x, y: 2000, zoom: 1 };
      const view = visibleBox(camera, { w: 1600, h: 900 });
      layer.sync(camera, view, view);
      const now = layer.mounted;
      most = Math.max(most, [...now.keys()].filter((slot) => !before.has(slot)).length);
      const count = scene.cull(view);
      expect([...scene.visible.subarray(0, count)].every((slot) => layer.shows(slot))).toBe(true);
    }
    expect(most).toBeLessThanOrEqual(AHEAD_PER_FRAME);
    expect(layer.size.mounted).toBeLessThan(200);
  });

  it("are made once the zoom rests, and only those that are in and around the window then", () => {
    const { scene, layer, look } = wallOf(10_000, 100);
    const zoomTo = (zoom: number, zooming: boolean): boolean => {
      const camera = { x: 2000, y: 2000, zoom };
      const view = visibleBox(camera, { w: 1600, h: 900 });
      return layer.sync(camera, view, view, zooming);
    };
    zoomTo(0.2, true);
    for (let zoom = 0.4; zoom < 1; zoom *= 1.05) expect(zoomTo(zoom, true)).toBe(true);
    expect(layer.size).toEqual({ mounted: 0, made: 0 });
    zoomTo(1, false);
    expect(layer.size.mounted).toBe(Math.min(MOUNTS_PER_FRAME, scene.cull({ x: 2000, y: 2000, w: 1600, h: 900 })));
    look(2000, 2000);
    expect(layer.size.mounted).toBeLessThan(160);
  });

  it("are used again while the wall is travelled, and never more than the cap", () => {
    const { layer, look } = wallOf(10_000, 100);
    for (let step = 0; step < 40; step++) look(step * 300, step * 160, 0.45);
    expect(layer.size.mounted).toBeLessThanOrEqual(MAX_CARD_ELEMENTS);
    expect(layer.size.made).toBeLessThanOrEqual(MAX_CARD_ELEMENTS);
    const ids = [...layer.world.querySelectorAll<HTMLElement>("[data-card-id]")].map((one) => one.dataset.cardId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("go when the wall is far, except what is pinned", () => {
    const { layer, look, scene } = wallOf(200, 20);
    look(0, 0);
    const slot = scene.items.slotOf("canvas", "card5" as CardId) ?? -1;
    layer.pin(new Set([slot]));
    look(0, 0, 0.2);
    expect([...layer.mounted.keys()]).toEqual([slot]);
  });

  it("stand in drawing order in the document, whatever order they were mounted in", () => {
    const { layer, look } = wallOf(60, 10);
    look(-50, -50);
    const ids = [...layer.world.querySelectorAll<HTMLElement>("[data-card-id]")].map((one) => one.dataset.cardId);
    const sorted = [...ids].sort((a, b) => Number(a?.slice(4)) - Number(b?.slice(4)));
    expect(ids).toEqual(sorted);
  });

  it("never read a title as markup", () => {
    const { layer, look, state } = wallOf(1, 1);
    const id = "card0" as CardId;
    const card = state.cards.get(id);
    if (card) (state.cards as Map<CardId, Card>).set(id, { ...card, title: "<img src=x onerror=alert(1)>" });
    look(-10, -10);
    expect(layer.world.querySelector("img")).toBeNull();
    expect(layer.world.textContent).toContain("<img");
  });

  it("are carried by transform alone", () => {
    const { layer, look, scene } = wallOf(2, 2);
    look(0, 0);
    const slot = scene.items.slotOf("canvas", "card1" as CardId) ?? -1;
    const root = layer.element(slot)?.root;
    layer.lift({ slots: new Set([slot]), dx: 30, dy: -8, stays: false });
    expect(root?.style.transform).toBe("translate(30px, -8px)");
    layer.lift(NO_LIFT);
    expect(root?.style.transform).toBe("");
    expect(scene.items.box(slot).x).toBe(240);
  });
});

describe("what a hand carries copies of", () => {
  it("is seen where it was as well, for eyes only, and only as long as copies are carried", () => {
    const { layer, look, scene } = wallOf(2, 2);
    look(0, 0);
    const slot = scene.items.slotOf("canvas", "card1" as CardId) ?? -1;
    const slots = new Set([slot]);
    const standIns = () => [...layer.world.querySelectorAll<HTMLElement>(".wall-card[aria-hidden]")];
    layer.lift({ slots, dx: 30, dy: -8, stays: true });
    layer.lift({ slots, dx: 60, dy: -8, stays: true });
    const [clone, second] = standIns();
    expect([clone?.style.left, clone?.style.transform, clone?.dataset.cardId]).toEqual(["240px", "", undefined]);
    expect(clone?.textContent).toBe(layer.element(slot)?.root.textContent);
    expect(second).toBeUndefined();
    layer.lift({ slots, dx: 60, dy: -8, stays: false });
    expect(standIns()).toEqual([]);
    layer.lift({ slots, dx: 60, dy: -8, stays: true });
    layer.lift(NO_LIFT);
    expect(standIns()).toEqual([]);
  });
});

describe("what is said about readable cards", () => {
  const [first, second] = ["card0", "card1"] as [CardId, CardId];
  function said(count = 2) {
    const wall = wallOf(count, 20);
    const element = (card: CardId) => wall.layer.world.querySelector<HTMLElement>(`[data-card-id="${card}"]`);
    const shown = (card: CardId) => [
      element(card)?.dataset.mark,
      element(card)?.querySelector(".wall-mark")?.textContent,
    ];
    return { ...wall, element, shown };
  }

  it("is a mark with a word, on the card and in its name, and gone when it is taken away", () => {
    const { scene, layer, look, element, shown } = said();
    look(0, 0);
    layer.annotated(scene.setMarks(new Map([[first, { kind: "moved", word: "Moved" }]])));
    expect([shown(first), shown(second)]).toEqual([
      ["moved", "Moved"],
      [undefined, undefined],
    ]);
    expect(element(first)?.getAttribute("aria-label")).toContain("Moved");
    layer.annotated(scene.setMarks(new Map()));
    expect(shown(first)).toEqual([undefined, undefined]);
    expect(element(first)?.getAttribute("aria-label")).not.toContain("Moved");
  });

  it("touches only the cards about which something else is said", () => {
    const { scene } = said();
    const mark = { kind: "new", word: "New" } as const;
    expect([...scene.setMarks(new Map([[first, mark]]))]).toEqual([first]);
    expect([...scene.setMarks(new Map([[first, { ...mark }]]))]).toEqual([]);
    expect([...scene.setMarks(new Map([[second, mark]]))].sort()).toEqual([first, second]);
    expect([...scene.setAgreements(new Map([[first, { decisions: 1, actions: 0 }]]))]).toEqual([first]);
    expect([...scene.setStage(new Set([first]))]).toEqual([first]);
    expect([...scene.setStage(new Set([first, second]))]).toEqual([second]);
    expect([...scene.setStage(null)].sort()).toEqual([first, second]);
  });

  it("lifts what is on stage; an empty stage and none let nothing recede", () => {
    const { scene, layer, look, element } = said();
    look(0, 0);
    const staged = () => [layer.world.hasAttribute("data-staged"), element(first)?.hasAttribute("data-stage")];
    layer.annotated(scene.setStage(new Set([first])));
    expect([staged(), element(second)?.hasAttribute("data-stage")]).toEqual([[true, true], false]);
    layer.annotated(scene.setStage(new Set()));
    expect(staged()).toEqual([false, false]);
    layer.annotated(scene.setStage(new Set([first])));
    layer.annotated(scene.setStage(null));
    expect(staged()).toEqual([false, false]);
  });

  it("recedes where it is not asked for, without lifting what is", () => {
    const { scene, layer, look, element } = said();
    look(0, 0);
    layer.annotated(scene.setFilter(new Set([second])));
    const stages = () => [element(first)?.dataset.stage, element(second)?.dataset.stage];
    expect([layer.world.hasAttribute("data-staged"), ...stages()]).toEqual([true, undefined, "kept"]);
    layer.annotated(scene.setStage(new Set([first])));
    expect(stages()).toEqual([undefined, undefined]);
    layer.annotated(scene.setFilter(null));
    expect(stages()).toEqual(["lifted", undefined]);
    layer.annotated(scene.setStage(null));
    expect(layer.world.hasAttribute("data-staged")).toBe(false);
  });

  it("is a row of facts, which the name tells in words", () => {
    const { scene, layer, look, state, element } = said();
    const card = state.cards.get(first);
    const blocked = { reason: "no crane", by: "ana", at: Date.now() };
    if (card) (state.cards as Map<CardId, Card>).set(first, { ...card, blocked });
    layer.annotated(scene.setAgreements(new Map([[first, { decisions: 2, actions: 0 }]])));
    look(0, 0);
    const facts = [...(element(first)?.querySelectorAll<HTMLElement>(".wall-fact") ?? [])];
    expect(facts.map((fact) => (fact.hidden ? null : fact.textContent))).toEqual([null, "Blocked 0", "2", null, null]);
    expect(element(first)?.hasAttribute("data-blocked")).toBe(true);
    expect(element(first)?.getAttribute("aria-label")).toContain(`blocked since ${blocked.at}: no crane`);
    expect(element(first)?.getAttribute("aria-label")).toContain("2 decided, 0 to do");
    expect(element(second)?.querySelector(".wall-facts")).toBeNull();
  });

  it("stays with the card, not with its element, when the wall is travelled", () => {
    const { scene, layer, look, element, shown } = said(400);
    layer.annotated(scene.setMarks(new Map([[first, { kind: "new", word: "New" }]])));
    layer.annotated(scene.setAgreements(new Map([[first, { decisions: 1, actions: 1 }]])));
    layer.annotated(scene.setStage(new Set([first])));
    look(0, 0);
    expect(shown(first)).toEqual(["new", "New"]);
    look(3200, 1800);
    expect(element(first)).toBeNull();
    const reused = [...layer.world.querySelectorAll<HTMLElement>("[data-card-id]")];
    expect(reused.length).toBeGreaterThan(20);
    expect(layer.world.querySelector(".wall-mark, .wall-facts, [data-stage], [data-mark], [data-facts]")).toBeNull();
    look(0, 0);
    expect(shown(first)).toEqual(["new", "New"]);
    expect(element(first)?.hasAttribute("data-stage")).toBe(true);
    expect(element(first)?.dataset.facts).toBeDefined();
  });
});

describe("the bodies of readable cards", () => {
  const [first, second] = ["card0", "card1"] as [CardId, CardId];
  const paragraph = (text: string, marks: BodyText["marks"] = {}): BodyBlock => ({
    block: "paragraph",
    inside: [{ text, marks }],
  });
  const bodyOf = (...blocks: BodyBlock[]): CardBody => ({ blocks, text: linesOf(blocks).join("\n"), cut: false });

  function noted(count: number, bodies: readonly (readonly [CardId, CardBody])[]) {
    const wall = wallOf(count, 100);
    for (const [card, body] of bodies) (wall.state.bodies as Map<CardId, CardBody>).set(card, body);
    const element = (card: CardId) => wall.layer.world.querySelector<HTMLElement>(`[data-card-id="${card}"]`);
    const shown = (card: CardId) => element(card)?.querySelector(".wall-card-body");
    return { ...wall, element, shown };
  }

  it("stand below the title as text, and are told with the name", () => {
    const items = ["drawings", "noise"].map((text) => ({ block: "list_item", inside: [paragraph(text)] }));
    const body = bodyOf(paragraph("ask", { strong: true, link: "javascript:alert(1)" }), {
      block: "bullet_list",
      inside: items,
    });
    const { element, shown, look } = noted(2, [[first, body]]);
    look(-100, -100);
    expect(shown(first)?.innerHTML).toBe(
      "<p><strong>ask</strong></p><ul><li><p>drawings</p></li><li><p>noise</p></li></ul>",
    );
    expect(element(first)?.getAttribute("aria-label")).toContain("notes: ask drawings noise");
    expect(shown(second)).toBeNull();
    expect(element(second)?.hasAttribute("data-body")).toBe(false);
  });

  it("are left as they are when something else about the card changes", () => {
    const { layer, shown, look, scene } = noted(1, [[first, bodyOf(paragraph("ask"))]]);
    look(-100, -100);
    const before = shown(first)?.firstChild;
    layer.changed(new Set([first]), new Set());
    layer.annotated(scene.setMarks(new Map([[first, { kind: "new", word: "New" }]])));
    look(-60, -100);
    expect(shown(first)?.firstChild).toBe(before);
  });

  it("are a small mark where there is no room", () => {
    const { element, shown, look, state } = noted(1, [[first, bodyOf(paragraph("ask"))]]);
    const card = state.cards.get(first);
    if (card) (state.cards as Map<CardId, Card>).set(first, { ...card, title: "word ".repeat(40) });
    look(-100, -100);
    expect(shown(first)).toBeNull();
    expect(element(first)?.querySelector<HTMLElement>(".wall-facts")?.firstElementChild?.hasAttribute("hidden")).toBe(
      false,
    );
  });

  it("make few elements however long they are, on a wall of ten thousand cards", () => {
    const long = bodyOf(...Array.from({ length: 500 }, (_, at) => paragraph(`line ${at} `.repeat(50))));
    const { layer, look, shown } = noted(
      10_000,
      Array.from({ length: 10_000 }, (_, at) => [`card${at}` as CardId, long]),
    );
    look(0, 0);
    const cards = layer.size.mounted;
    expect(cards).toBeGreaterThan(40);
    expect(layer.world.querySelectorAll("*").length).toBeLessThan(cards * 16);
    expect(shown(first)?.hasAttribute("data-more")).toBe(true);
    expect(shown(first)?.textContent?.length).toBeLessThan(1_000);
  });
});

describe("the pool", () => {
  it("makes only what is not spare, clears what comes back, and forgets what is too much", () => {
    const cleared: object[] = [];
    const pool = createPool(
      () => ({}),
      (element) => cleared.push(element),
      2,
    );
    const taken = [pool.take(), pool.take(), pool.take()];
    for (const element of taken) pool.give(element);
    expect([pool.made, pool.spare, cleared.length]).toEqual([3, 2, 3]);
    expect(taken).toContain(pool.take());
    expect(pool.made).toBe(3);
  });
});
