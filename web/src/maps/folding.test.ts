import { describe, expect, it } from "vitest";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import { type BriefFields, MAP, stateOf } from "@/maps/testState";

const kind = kinds.get("story_map");
if (!kind) throw new Error("The story map is missing.");

interface Said {
  readonly lane?: BriefFields;
  readonly step?: BriefFields;
  readonly map?: BriefFields;
}

/** One activity over two steps, one slice with three cards in the first step and one in the second. */
function laidOut({ lane = {}, step = {}, map = {} }: Said = {}) {
  const state = stateOf({
    cards: ["a", "b", "c", { id: "d", fields: { estimate: 2 } }],
    lanes: [
      { id: "l1", role: "slice", order: "a0", title: "First", fields: lane },
      { id: "l2", role: "slice", order: "a1", title: "Second" },
    ],
    columns: [
      { id: "A", role: "activity", order: "a0" },
      { id: "s1", role: "step", order: "a0", parent: "A", fields: step },
      { id: "s2", role: "step", order: "a1", parent: "A" },
    ],
    placements: [
      ["a", "l1", "s1", "a0"],
      ["b", "l1", "s1", "a1"],
      ["c", "l1", "s1", "a2"],
      ["d", "l1", "s2", "a0"],
    ],
  });
  return layoutMap(kind as NonNullable<typeof kind>, { ...MAP, fields: new Map(Object.entries(map)) }, state, "en");
}

const cards = (layout: ReturnType<typeof laidOut>): string[] => layout.cards.map(({ card }) => card);

describe("a folded lane", () => {
  it("keeps its header, its cells and how many cards it holds, and gives its room to the others", () => {
    const [open, folded] = [laidOut(), laidOut({ lane: { folded: true } })];
    expect(cards(folded)).toEqual([]);
    expect(folded.laneHeaders[0]).toMatchObject({ folded: true, count: 4, facts: [] });
    expect(folded.cells).toHaveLength(4);
    expect(folded.laneHeaders[0]?.box.h).toBeLessThan(open.laneHeaders[0]?.box.h ?? 0);
    expect(folded.box.w).toBe(open.box.w);
  });
});

describe("a folded column", () => {
  it("becomes narrow and shows none of its cards", () => {
    const [open, folded] = [laidOut(), laidOut({ step: { folded: true } })];
    expect(cards(folded)).toEqual(["d"]);
    const header = folded.columnHeaders.find(({ column }) => column === "s1");
    expect(header).toMatchObject({ folded: true, count: 3 });
    expect(header?.box.w).toBeLessThan(open.columnHeaders.find(({ column }) => column === "s1")?.box.w ?? 0);
    expect(folded.cells.every(({ box }) => box.w > 0)).toBe(true);
  });
});

describe("a map of two levels", () => {
  it("shows steps without their activities, which still keep them together", () => {
    const [three, two] = [laidOut(), laidOut({ map: { two_levels: true } })];
    expect(two.columnHeaders.map(({ column, parent }) => [column, parent])).toEqual([
      ["s1", "A"],
      ["s2", "A"],
    ]);
    expect(cards(two)).toEqual(cards(three));
    expect(two.bodyBox.y).toBeLessThan(three.bodyBox.y);
  });
});

describe("the header of a slice", () => {
  it("says what it is for, how that is seen, and how much there is of it", () => {
    const said = laidOut({ lane: { outcome: "People can compare", measure: "Ten a week", committed: true } });
    const [first, second] = said.laneHeaders;
    expect(first?.facts).toEqual(["People can compare", "Measure: Ten a week", "Committed · 4 stories · estimate 2"]);
    expect(second?.facts).toEqual([]);
    expect(laidOut({ lane: { outcome: "x ".repeat(500) } }).laneHeaders[0]?.box.h).toBeLessThan(400);
  });
});
