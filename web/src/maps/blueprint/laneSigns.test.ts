import { describe, expect, it } from "vitest";
import { blueprintKind, type Sketch, sketchedState } from "@/maps/blueprint/sketch.fixture";
import { layoutMap } from "@/maps/layout";
import { MAP } from "@/maps/testState";

function layout(sketch: Partial<Sketch>, language: "en" | "de" = "en") {
  const state = sketchedState({ steps: 3, rows: ["customer_actions", "emotion", "time"], ...sketch });
  const map = state.maps.get(MAP.id) ?? MAP;
  return layoutMap(blueprintKind(), map, state, language);
}

describe("a curve", () => {
  it("goes through its row from step to step, with a gap where nobody said", () => {
    const { curves, cells } = layout({ heads: { 1: { emotion: 2 }, 3: { emotion: -2 } } });
    const [curve] = curves;
    const middle = (step: string) => {
      const box = cells.find(({ lane, column }) => lane === "emotion" && column === step)?.box;
      return box ? box.x + box.w / 2 : Number.NaN;
    };
    expect(curve?.points).toEqual([
      { x: middle("s1"), y: curve?.box.y, value: 2 },
      null,
      { x: middle("s3"), y: (curve?.box.y ?? 0) + (curve?.box.h ?? 0), value: -2 },
    ]);
  });

  it("has its band above the cards of its row", () => {
    const { cards, curves, laneHeaders } = layout({ cards: [["emotion", 1]] });
    const [card] = cards;
    const band = curves[0]?.box;
    expect(card?.box.y).toBeGreaterThan((band?.y ?? 0) + (band?.h ?? 0));
    const header = laneHeaders.find(({ lane }) => lane === "emotion")?.box;
    expect((card?.box.y ?? 0) + (card?.box.h ?? 0)).toBeLessThan((header?.y ?? 0) + (header?.h ?? 0));
  });

  it("is told in words as well", () => {
    const heads = { 1: { emotion: 1 }, 3: { emotion: -2 } };
    const note = layout({ heads }).laneHeaders.find(({ lane }) => lane === "emotion")?.note;
    expect(note).toBe("Step 1: +1, Step 2: nobody said, Step 3: −2.");
  });

  it("is there once for each path that differs", () => {
    const { curves } = layout({
      cards: [
        ["emotion", 1, { emotion: -1 }, "now", "now"],
        ["emotion", 1, { emotion: 2 }, "later", "later"],
      ],
    });
    expect(curves.map(({ points, first }) => [points[0]?.value, first])).toEqual([
      [-1, true],
      [2, false],
    ]);
  });
});

describe("the end of the row of times", () => {
  it("says the sum, what is acceptable, waiting and what is missing", () => {
    const heads = { 1: { duration: 90 }, 2: { duration: 30, waits: true } };
    const found = layout({ heads, settings: { acceptable: 60 } });
    expect(found.ends).toHaveLength(1);
    expect(found.ends[0]).toMatchObject({
      lane: "time",
      lines: ["2 h in all", "1 h acceptable", "25 % waiting", "Steps without a time: 1"],
      exceeded: true,
    });
    const right = found.box.x + found.box.w;
    const end = found.ends[0]?.box;
    expect((end?.x ?? 0) + (end?.w ?? 0)).toBeLessThan(right);
    expect(found.cells.every(({ box }) => box.x + box.w <= (end?.x ?? 0))).toBe(true);
  });

  it("says for each path what it takes, where they differ", () => {
    const { ends } = layout(
      {
        cards: [
          ["time", 1, { duration: 600 }, "a", "As it is"],
          ["time", 1, { duration: 45 }, "b", "To be"],
        ],
      },
      "de",
    );
    expect(ends[0]?.lines).toEqual(["As it is: 10 h insgesamt", "To be: 45 min insgesamt"]);
  });

  it("says long times in days", () => {
    const heads = { 1: { duration: 58_080 } };
    expect(layout({ heads }, "de").ends[0]?.lines[0]).toBe("40,3 Tage insgesamt");
  });

  it("takes no room while nobody said anything, nor does a curve: a board of yesterday looks the same", () => {
    const without = layout({ rows: ["customer_actions", "idea", "question"] });
    expect(layout({}).ends).toEqual([]);
    expect(layout({}).box).toEqual(without.box);
  });
});
