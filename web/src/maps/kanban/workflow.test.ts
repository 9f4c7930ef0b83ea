import { describe, expect, it } from "vitest";
import { ageLevel, ageOf, escalates, expectedDays, NO_AGES } from "@/maps/kanban/ageing";
import { kanban } from "@/maps/kanban/kanban.fixture";
import { workflowOf } from "@/maps/kanban/workflow";
import type { BriefState } from "@/maps/testState";

const open = (brief: Partial<BriefState>, expectation: number | null = null) => {
  const { structure, map } = kanban(brief);
  return workflowOf(structure, map, { ...NO_AGES, expectation }).filter(({ ok }) => !ok);
};
const columns = [
  { id: "f", role: "funnel", order: "a0", fields: { policy: "Anybody." } },
  { id: "r", role: "review", order: "a1", limit: 2, fields: { done_when: "A hypothesis." } },
  { id: "i", role: "implement", order: "a2", limit: 2, fields: { policy: "Smallest first." } },
  { id: "d", role: "done", order: "a3" },
];
const lanes = [{ id: "l", role: "lane", order: "a0" }];
const settings = { work_item: "An epic.", sle_days: 30 };

describe("the Definition of Workflow", () => {
  it("is whole when all six points are there", () => {
    expect(open({ columns, lanes, settings })).toEqual([]);
  });

  it("misses everything on an empty map", () => {
    expect(open({}).map(({ point }) => point)).toEqual(["items", "points", "states", "wip", "policies", "expectation"]);
  });

  it("names the columns without a limit and without a policy; a group or a limit of the map stand for them", () => {
    const bare = columns.map(({ id, role, order }) => ({ id, role, order }));
    expect(open({ columns: bare, lanes, settings })).toMatchObject([
      { point: "wip", columns: ["r", "i"] },
      { point: "policies", columns: ["f", "r", "i"] },
    ]);
    const grouped = [
      { id: "g", role: "group", order: "a1", limit: 3, fields: { policy: "Together." } },
      ...bare.map((column) => ("ri".includes(column.id) ? { ...column, parent: "g" } : column)),
    ];
    expect(open({ columns: grouped, lanes, settings })).toMatchObject([{ point: "policies", columns: ["f"] }]);
    expect(open({ columns: bare, lanes: [{ id: "l", role: "lane", order: "a0", limit: 9 }], settings })).toHaveLength(
      1,
    );
    expect(open({ columns: bare, lanes, settings: { ...settings, wip_board: 9 } })).toHaveLength(1);
  });

  it("takes what was finished for an expectation that nobody agreed on", () => {
    expect(open({ columns, lanes, settings: { work_item: "An epic." } })).toMatchObject([{ point: "expectation" }]);
    expect(open({ columns, lanes, settings: { work_item: "An epic." } }, 21)).toEqual([]);
  });

  it("has no points where work is finished before it starts", () => {
    const turned = columns.map((column) =>
      column.id === "f" ? { ...column, fields: { ...column.fields, commitment: "finished" } } : column,
    );
    expect(open({ columns: turned, lanes, settings }).map(({ point }) => point)).toEqual(["points", "states", "wip"]);
  });
});

describe("age", () => {
  it("is today − start date + 1, a day that was begun counts", () => {
    const noon = (day: string) => new Date(`${day}T12:00:00`).toISOString();
    expect(ageOf(noon("2026-11-28"), "2026-11-28")).toBe(1);
    expect(ageOf(noon("2026-08-17"), "2026-11-10")).toBe(86);
    expect(ageOf(noon("2026-11-30"), "2026-11-28")).toBe(1);
    expect(ageOf(undefined, "2026-11-28")).toBeNull();
    expect(ageOf(noon("2026-11-28"), "")).toBeNull();
  });

  it("compares with what was agreed, and with half of what was finished", () => {
    expect([5, 6, 11, 12].map((age) => ageLevel(age, 11, 5))).toEqual([0, 1, 1, 2]);
    expect([5, 6].map((age) => ageLevel(age, 10, null))).toEqual([0, 1]);
    expect(ageLevel(400, null, null)).toBe(0);
    expect([4, 5].map((age) => ageLevel(age, 4, 40))).toEqual([0, 2]);
  });

  it("is measured by what was agreed before what is usual, dates the other way round", () => {
    const { map } = kanban({ settings: { sle_days: 30 } });
    expect(expectedDays(map, { expectation: 21 })).toBe(30);
    expect(expectedDays(kanban({}).map, { expectation: 21 })).toBe(21);
    const due = "2026-12-23";
    expect(escalates(due, { today: "2026-11-28", expectation: 21 }, map)).toBe(false);
    expect(escalates(due, { today: "2026-11-28", expectation: null }, map)).toBe(true);
    expect(escalates(due, { today: "", expectation: 99 }, map)).toBe(false);
  });
});
