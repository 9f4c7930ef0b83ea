import { expect, it } from "vitest";
import { LATER_KIND, layoutShown, shownKind } from "@/maps/laterKind";
import { MAP, stateOf } from "@/maps/testState";

const LATER = { ...MAP, kind: "quantum", title: "Later", pos: { x: 40, y: 80 } };

it("shows a map of a kind from a newer version with its lanes, columns and cards, and says so", () => {
  const state = stateOf({
    cards: ["k", "n"],
    lanes: [{ id: "l", role: "odd", order: "a0", title: "Lane" }],
    columns: [
      { id: "c", role: "odd", order: "a0", title: "Column" },
      { id: "d", role: "odd", order: "a1", parent: "c", title: "Inside" },
    ],
    placements: [
      ["k", "l", "d", "a0"],
      ["n", "gone", "d", "a0"],
    ],
  });
  const layout = layoutShown(LATER, state, "en");
  expect(layout?.title).toBe("Later (Kind of map from a newer version)");
  expect(layout?.box).toMatchObject({ x: 40, y: 80 });
  expect(layout?.columnHeaders.map(({ title }) => title)).toEqual(["Column", "Inside"]);
  expect(layout?.cards.map(({ card, lane, column }) => [card, lane, column])).toEqual([["k", "l", "d"]]);
  expect(layout?.tray?.cards.map(({ card }) => card)).toEqual(["n"]);
});

it("calls it by its kind where nobody has written a title, and leaves kinds of this version to their own layout", () => {
  const nothing = stateOf({ cards: [], lanes: [], columns: [], placements: [] });
  const layout = layoutShown({ ...LATER, title: "" }, nothing, "de");
  expect(layout?.title).toBe("Art von Karte aus einer neueren Version");
  expect(shownKind("quantum")).toBe(LATER_KIND);
  expect(shownKind("kanban")).not.toBe(LATER_KIND);
});
