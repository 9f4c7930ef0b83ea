import { describe, expect, it } from "vitest";
import type { MapRecord } from "@/document/records";
import { MAP, stateOf } from "@/maps/testState";
import { boxOfPart, namedParts } from "@/ui/palette/parts";
import { ranked } from "@/ui/palette/rank";

const map: MapRecord = { ...MAP, kind: "kanban", title: "Portfolio: what is under way" };
const state = {
  ...stateOf({
    cards: ["head"],
    lanes: [
      { id: "work", role: "lane", order: "a0", title: "Better for customers" },
      { id: "hot", role: "expedite", order: "a1" },
    ],
    columns: [
      { id: "do", role: "implement", order: "a0", title: "Doing" },
      { id: "headed", role: "done", order: "a1", card: "head" },
    ],
    placements: [],
  }),
  maps: new Map([[map.id, map]]),
};

describe("the parts of maps that can be found by name", () => {
  it("are maps, lanes with the words of their role, and columns with a title of their own", () => {
    expect(namedParts(state, "en").map(({ title, where }) => [title, where])).toEqual([
      [map.title, ""],
      ["Expedite", map.title],
      ["Better for customers", map.title],
      ["Doing", map.title],
    ]);
  });

  it("answer to what one types", () => {
    const found = ranked("what is under", namedParts(state, "en"), (part) => part.title, 5);
    expect(found.map(({ map, lane, column }) => [map, lane, column])).toEqual([[map.id, undefined, undefined]]);
  });

  it("do not count a deleted map", () => {
    const gone = { ...state, maps: new Map([[map.id, { ...map, deleted: true }]]) };
    expect(namedParts(gone, "en")).toEqual([]);
  });

  it("are looked at where they begin", () => {
    const [, , lane, column] = namedParts(state, "en");
    if (!lane || !column) throw new Error("no parts");
    const room = { w: 300, h: 120 };
    expect(boxOfPart(state, lane, "en", room)).toMatchObject({ w: 300 });
    expect(boxOfPart(state, column, "en", room)).toMatchObject({ h: 120 });
  });
});
