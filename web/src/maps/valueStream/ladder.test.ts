import { describe, expect, it } from "vitest";
import { layoutMap } from "@/maps/layout";
import type { LaneMark } from "@/maps/model";
import { MAP } from "@/maps/testState";
import { type Sketch, sketchedState, streamKind, WORKED } from "@/maps/valueStream/sketch.fixture";

const WORKDAY = { work_day: 8 };

function drawn(sketch: Sketch, language: "en" | "de" = "en") {
  const state = sketchedState(sketch);
  const map = state.maps.get(MAP.id) ?? MAP;
  const layout = layoutMap(streamKind(), map, state, language);
  const ladder = layout.laneHeaders.find(({ role }) => role === "ladder");
  return { layout, ladder };
}

const words = (marks: readonly LaneMark[]) => marks.flatMap((mark) => (mark.type === "words" ? [mark.text] : []));
const lines = (marks: readonly LaneMark[]) =>
  marks.flatMap((mark) => (mark.type === "line" ? [{ dashed: mark.dashed, points: mark.points.length }] : []));

describe("the ladder of a value stream map", () => {
  it("says lead time high and process time low in the column of each step, and at its end what they come to", () => {
    const { layout, ladder } = drawn({ steps: WORKED, settings: WORKDAY });
    expect(words(layout.marks).slice(0, 4)).toEqual(["2 days", "15 min", "5 days", "2 h"]);
    expect(lines(layout.marks)).toEqual([{ dashed: false, points: 6 * 4 + 5 }]);
    expect(layout.ends.map((end) => end.lines)).toEqual([
      ["29 days lead time", "3.3 days process time", "11.3% of it is work", "39.9% right all the way"],
    ]);
    const high = layout.marks.find((mark) => mark.type === "words" && mark.text === "2 days");
    const low = layout.marks.find((mark) => mark.type === "words" && mark.text === "15 min");
    if (high?.type !== "words" || low?.type !== "words" || !ladder) throw new Error("no ladder");
    expect(high.at.y).toBeLessThan(low.at.y);
    expect(low.at.y).toBeLessThan(ladder.box.y + ladder.box.h);
  });

  it("says the same to those who hear the header of its row", () => {
    const steps = [
      [0.25, 16, 80],
      [null, 8, 90],
    ] as const;
    const note = drawn({ steps, settings: WORKDAY }, "de").ladder?.note ?? "";
    expect(note).toContain("Step 1: Durchlaufzeit 2 Tage, Bearbeitungszeit 15 min.");
    expect(note).toContain("Step 2: Durchlaufzeit 8 h, Bearbeitungszeit unbekannt.");
    expect(note).toContain("mindestens 3 Tage Durchlaufzeit.");
    expect(note).not.toContain("davon sind Arbeit");
  });

  it("is dashed where a time is missing and where a longer branch counts", () => {
    const steps = [
      [1, 20, 90],
      [1, 50, 90],
      [1, 10, 90],
      [null, 10, 90],
    ] as const;
    const { layout, ladder } = drawn({ steps, parallel: [1, 2] });
    expect(lines(layout.marks).map(({ dashed }) => dashed)).toEqual([true, false, true]);
    expect(ladder?.note).toContain("(runs alongside)");
  });

  it("is not there before anybody said a time", () => {
    const { layout, ladder } = drawn({ steps: [[null, null, 90]] });
    expect(layout.marks).toEqual([]);
    expect(layout.ends).toEqual([]);
    expect(ladder?.note).toBeNull();
  });

  it("lets headers of steps say their numbers", () => {
    const steps = [[2, 16, 90, { people: 3, value_add: "adds", branch: "b" }]] as const;
    const facts = (parallel: readonly number[]) =>
      drawn({ steps, parallel }).layout.columnHeaders.find(({ column }) => column === "s1")?.facts;
    expect(facts([])).toEqual(["2 h of 16 h", "90% right · people: 3", "Adds value"]);
    expect(facts([1])?.at(-1)).toBe("Adds value · Branch B");
  });
});
