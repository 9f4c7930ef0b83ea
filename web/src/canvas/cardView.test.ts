import { describe, expect, it } from "vitest";
import { type CardView, cardView, daysSince, textRoom } from "@/canvas/cardView";
import { sceneOf } from "@/canvas/scene.fixture";
import { STRINGS } from "@/canvas/wallStrings.fixture";
import { createCard, removePictures, setBlocked, setSize } from "@/document/commands/cards";
import { setField } from "@/document/commands/fields";
import { setLocked } from "@/document/commands/grouping";
import { addTag, deleteTag } from "@/document/commands/tags";
import { seededBoard } from "@/document/replicas.fixture";

const NOON = new Date(2026, 10, 26, 12).getTime();
const HOUR = 3_600_000;

function oneCard(title: string, size: readonly [number, number] = [224, 120]) {
  const board = seededBoard();
  const card = createCard(board, { pos: { x: 0, y: 0 }, title });
  setSize(board, [{ card, size }]);
  const scene = sceneOf(board);
  const view = (): CardView => {
    const seen = cardView(scene, board.state, scene.items.slotsOf(card)[0] ?? -1, STRINGS, NOON);
    if (!seen) throw new Error("The card is not shown.");
    return seen;
  };
  return { board, card, scene, view };
}

describe("a picture on a card", () => {
  const picture = { image: "img_a", w: 200, h: 100 };
  const pictured = (title: string) => {
    const board = seededBoard();
    const card = createCard(board, { pos: { x: 0, y: 0 }, title, picture, size: [224, 200] });
    const scene = sceneOf(board);
    const slot = scene.items.slotsOf(card)[0] ?? -1;
    const view = () => cardView(scene, board.state, slot, STRINGS, NOON);
    return { board, card, scene, slot, view };
  };

  it("stands above the words, which have what is left, and is said", () => {
    const { board, card, view } = pictured(
      "A long title that needs the whole of a card to be read in its full size, and more than that",
    );
    expect(view()).toMatchObject({ picture: { ...picture, height: 112, shown: "waiting" }, textSize: "xs" });
    expect(view()?.name).toContain("with a picture");
    setField(board, "cards", card, "alt", "The old stove");
    expect(view()?.name).toContain("picture: The old stove");
    expect(pictured("").view()?.name).not.toContain(STRINGS.emptyCard);
  });

  it("is painted anew when its pixels are here, and goes with the picture", () => {
    const { board, card, scene, slot, view } = pictured("Stove");
    const before = scene.items.revision;
    const pixels = {} as ImageBitmap;
    expect([...scene.items.showImages(() => pixels)]).toEqual([card]);
    expect(scene.items.revision).toBeGreaterThan(before);
    expect(view()?.picture?.shown).toBe(pixels);
    removePictures(board, [card]);
    expect(board.state.cards.get(card)?.picture).toBeUndefined();
    expect([scene.items.pictures.has(slot), view()?.picture]).toEqual([false, null]);
  });
});

describe("the facts of a card", () => {
  it("are there only when there is something to say", () => {
    const { board, card, scene, view } = oneCard("Install");
    expect([view().facts, view().factsInside]).toEqual([null, false]);
    setBlocked(board, [card], "no crane");
    expect(view().facts).toEqual({
      blocked: expect.stringMatching(/^Blocked \d+$/),
      decisions: 0,
      actions: 0,
      tags: [],
      moreTags: 0,
      locked: false,
      notes: false,
      badges: [],
    });
    setBlocked(board, [card], null);
    scene.setAgreements(new Map([[card, { decisions: 0, actions: 0 }]]));
    expect(view().facts).toBeNull();
    scene.setAgreements(new Map([[card, { decisions: 0, actions: 2 }]]));
    expect(view().facts).toMatchObject({ blocked: null, decisions: 0, actions: 2 });
  });

  it("say what its map shows of its fields, to eyes and ears", () => {
    const { board, card, scene, view } = oneCard("Install");
    setField(board, "cards", card, "due", "2026-12-24");
    const badge = { field: "due", text: "24 Dec", said: "Due date: 24 December 2026", late: false };
    scene.setSigns(() => ({ badges: [badge], sign: "dashes" }));
    expect([view().facts?.badges, view().sign]).toEqual([[badge], "dashes"]);
    expect(view().name).toContain("Due date: 24 December 2026");
  });

  it("name its tags, the first few, and that it is locked", () => {
    const { board, card, view } = oneCard("Install");
    for (const title of ["Risk", "Heat", "Pump", "Autumn"]) addTag(board, title, "pink", [card]);
    const gone = addTag(board, "Old", "blue", [card]);
    if (gone) deleteTag(board, gone);
    setLocked(board, [card], true);
    const { tags = [], moreTags, locked } = view().facts ?? {};
    expect([tags.map(({ title }) => title), moreTags, locked]).toEqual([["Autumn", "Heat", "Pump"], 1, true]);
    expect(view().name).toContain("tagged Autumn, Heat, Pump, Risk, locked, on the wall");
  });

  it("never make the words smaller: without room for the row it lies over the card's edge", () => {
    const inside = (title: string, size: readonly [number, number]) => {
      const { board, card, view } = oneCard(title, size);
      const before = view().textSize;
      setBlocked(board, [card], "");
      expect(view().textSize).toBe(before);
      return view().factsInside;
    };
    expect(inside("Install", [224, 120])).toBe(true);
    expect(inside("Install", [224, 48])).toBe(false);
    expect(inside("word ".repeat(16), [224, 120])).toBe(false);
    expect(inside("word ".repeat(80), [224, 120])).toBe(false);
    expect(inside("", [40, 40])).toBe(false);
  });

  it("are told by the accessible name, before where the card is", () => {
    const { board, card, scene, view } = oneCard("Install");
    board.roots.cards.get(card);
    setBlocked(board, [card], "no crane");
    const at = board.state.cards.get(card)?.blocked?.at;
    scene.setAgreements(new Map([[card, { decisions: 1, actions: 2 }]]));
    scene.setMarks(new Map([[card, { kind: "blocked", word: "Blocked now" }]]));
    expect(view().name).toBe(`Install, blocked since ${at}: no crane, 1 decided, 2 to do, Blocked now, on the wall`);
  });
});

describe("since when", () => {
  it("counts days of the calendar", () => {
    expect(daysSince(NOON, NOON)).toBe(0);
    expect(daysSince(NOON - 11 * HOUR, NOON)).toBe(0);
    expect(daysSince(NOON - 13 * HOUR, NOON)).toBe(1);
    expect(daysSince(NOON - 30 * 24 * HOUR, NOON)).toBe(30);
  });

  it("is never negative when clocks differ, and nothing when it is not known", () => {
    expect(daysSince(NOON + 50 * HOUR, NOON)).toBe(0);
    expect(daysSince(0, NOON)).toBeNull();
    expect(daysSince(1e300, NOON)).toBeNull();
  });
});

it("letters become larger as far as all of the title fits, without breaking a word", () => {
  const card = { w: 224, h: 120 };
  expect(textRoom("Call", card)).toBe(200);
  expect(textRoom("Call the grid operator", card)).toBe(150);
  expect(textRoom("Call the grid operator", card, 60)).toBe(100);
  expect(textRoom("Grid operator registration and all that", card)).toBe(125);
  expect(textRoom("Netzbetreiberanmeldung", { w: 224, h: 400 })).toBe(100);
});
