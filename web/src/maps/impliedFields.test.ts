import { expect, it } from "vitest";
import type { CardId, ColumnId } from "@/document/records";
import { impliedOfCard, impliedOfColumn } from "@/maps/impliedFields";
import { kanban } from "@/maps/kanban/kanban.fixture";

it("is what the role of a column says, and the lane a card stands in", () => {
  const { state, map } = kanban({
    cards: ["a", "b", "c"],
    lanes: [
      { id: "dates", role: "fixed_date", order: "a0" },
      { id: "work", role: "lane", order: "a1" },
    ],
    columns: [
      { id: "q", role: "ready", order: "a0" },
      { id: "g", role: "group", order: "a1" },
    ],
    placements: [
      ["a", "dates", "q", "a0"],
      ["b", "work", "q", "a0"],
    ],
  });
  const column = (id: string) => state.columns.get(id as ColumnId) as never;
  expect(impliedOfColumn(state, map, column("q"))).toEqual({ state: "queue" });
  expect(impliedOfColumn(state, map, column("g"))).toEqual({});
  expect(["a", "b", "c"].map((card) => impliedOfCard(state, card as CardId))).toEqual([
    { class: "fixed_date" },
    {},
    {},
  ]);
});

it("is that work starts in the first column with work and ends in the first one for what is done, until somebody says where", () => {
  const roles = ["funnel", "review", "implement", "done", "done"];
  const points = (said: Readonly<Record<string, string>>): unknown[] => {
    const { state, map, structure } = kanban({
      columns: roles.map((role, at) => {
        const commitment = said[`c${at}`];
        return { id: `c${at}`, role, order: `a${at}`, ...(commitment ? { fields: { commitment } } : {}) };
      }),
    });
    return structure.leaves.map(({ column }) => impliedOfColumn(state, map, column).commitment ?? null);
  };
  expect(points({})).toEqual([null, "started", null, "finished", null]);
  expect(points({ c2: "started", c4: "finished" })).toEqual([null, null, null, null, null]);
  expect(points({ c0: "requested", c1: "started" })).toEqual([null, null, null, "finished", null]);
});
