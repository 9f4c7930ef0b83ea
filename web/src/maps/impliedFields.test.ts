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
  expect(impliedOfColumn(map, column("q"))).toEqual({ state: "queue" });
  expect(impliedOfColumn(map, column("g"))).toEqual({});
  expect(["a", "b", "c"].map((card) => impliedOfCard(state, card as CardId))).toEqual([
    { class: "fixed_date" },
    {},
    {},
  ]);
});
