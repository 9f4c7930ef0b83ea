import { describe, expect, it } from "vitest";
import type { CardId } from "@/document/records";
import { foldDone, foldedDone } from "@/maps/kanban/foldedDone";
import { kanban, kind } from "@/maps/kanban/kanban.fixture";
import { layoutMap } from "@/maps/layout";
import type { BriefState } from "@/maps/testState";

const columns: BriefState["columns"] = [
  { id: "f", role: "funnel", order: "a0" },
  { id: "g", role: "group", order: "a1", title: "Analysis" },
  { id: "r", role: "analysis", parent: "g", order: "a0", fields: { policy: "Ask first.", wip_min: 2, sle_days: 5 } },
  { id: "w", role: "waiting", parent: "g", order: "a1" },
  { id: "d", role: "done", order: "a2" },
];
const lanes = [{ id: "l", role: "lane", order: "a0" }];

const laid = (brief: Partial<BriefState> = {}, language: "en" | "de" = "en") => {
  const read = kanban({ columns, lanes, ...brief });
  return { ...read, layout: layoutMap(kind, read.map, read.state, language) };
};

describe("the sheet of a kanban", () => {
  it("has lines where work is started and finished, in the gaps before these columns", () => {
    const { layout } = laid();
    const at = (id: string) => layout.columnHeaders.find(({ column }) => column === id)?.box.x ?? Number.NaN;
    const gap = kind.geometry.column.gap / 2;
    expect(layout.gates).toMatchObject([
      { key: "started", label: "Committed", x: at("r") - gap },
      { key: "finished", label: "Finished", x: at("d") - gap },
    ]);
    expect(laid({ lanes: [] }).layout.gates).toEqual([]);
    expect(laid({ columns: [{ id: "r", role: "review", order: "a0" }] }).layout.gates).toEqual([]);
    const moved = columns.map((one) => (one.id === "w" ? { ...one, fields: { commitment: "started" } } : one));
    expect(laid({ columns: moved }).layout.gates[0]?.x).toBe(at("w") - gap);
  });

  it("lets states without a group stand as high as groups with their columns", () => {
    const boxes = new Map(laid().layout.columnHeaders.map(({ column, box }) => [String(column), box]));
    const [alone, group, inside] = ["f", "g", "r"].map((id) => boxes.get(id));
    expect(alone?.y).toBe(group?.y);
    expect((alone?.y ?? 0) + (alone?.h ?? 0)).toBe((inside?.y ?? 0) + (inside?.h ?? 0));
  });

  it("says in headers what is agreed", () => {
    const header = laid().layout.columnHeaders.find(({ column }) => column === "r");
    expect(header).toMatchObject({ facts: ["at least 2, within 5 days"], note: "Policy: Ask first." });
    expect(laid({}, "de").layout.columnHeaders[2]).toMatchObject({ note: "Regel: Ask first." });
    expect(laid().layout.columnHeaders[0]).toMatchObject({ facts: [], note: null });
  });

  it("says in a cell with a limit of its own how full it is", () => {
    const placements = ["a", "b"].map((card, i) => [card, "l", "r", `a${i}`]);
    const cellValues = { "l:r": { limit: 1 }, "l:d": { limit: 3 }, "l:f": { limit: -1 } };
    const { layout } = laid({ cards: ["a", "b"], placements, cellValues });
    const said = layout.cells.filter(({ facts }) => facts.length > 0).map(({ column, facts }) => [column, ...facts]);
    expect(said).toEqual([
      ["r", { text: "2 / 1", attention: true }],
      ["d", { text: "0 / 3", attention: false }],
    ]);
  });

  it("folds up what was done long ago, and says how much", () => {
    const cards = ["old", "older", "new"];
    const { state, map, layout } = laid({ cards, placements: cards.map((card, i) => [card, "l", "d", `a${i}`]) });
    expect(layout.cards).toHaveLength(3);
    const folded = { cards: new Set(["old", "older"] as CardId[]), before: "2026-10-03" };
    expect([foldDone(state, map.id, folded), foldDone(state, map.id, folded)]).toEqual([true, false]);
    const after = layoutMap(kind, map, state);
    expect(after.cards.map(({ card }) => card)).toEqual(["new"]);
    expect(after.columnHeaders.at(-1)).toMatchObject({ count: 3, facts: ["2 more, done before 3 October"] });
    expect([foldDone(state, map.id, null), foldedDone(state, map.id)]).toEqual([true, undefined]);
  });
});
