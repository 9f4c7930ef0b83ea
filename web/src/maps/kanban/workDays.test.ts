import golden from "@kinds/../golden/working_days.json";
import { expect, it } from "vitest";
import { kanban } from "@/maps/kanban/kanban.fixture";
import { countDays, daysLeft, EVERY_DAY, weekdaysOf } from "@/maps/kanban/workDays";

/** The same vectors that tests/maps/flow/test_days.py runs on the server's side. */
it.each(golden)("counts $workdays from $first to $last", ({ workdays, first, last, days, left }) => {
  const weekdays = weekdaysOf(kanban({ settings: { workdays } }).map);
  expect([countDays(first, last, weekdays), daysLeft(first, last, weekdays)]).toEqual([days, left]);
});

it("counts every day where a map says nothing, and nothing of what is no day", () => {
  expect(weekdaysOf(kanban({}).map)).toBe(EVERY_DAY);
  expect(countDays("2026-11-01", "soon", EVERY_DAY)).toBeNaN();
});
