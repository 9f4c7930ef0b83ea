import { expect, it } from "vitest";
import type { CardId } from "@/document/records";
import { ageSign } from "@/maps/kanban/ageBadge";
import { NO_AGES } from "@/maps/kanban/ageing";
import { kanban } from "@/maps/kanban/kanban.fixture";

const card = "a" as CardId;
const since = (days: number) =>
  new Date(new Date("2026-11-28T12:00:00").getTime() - (days - 1) * 86_400_000).toISOString();
const sign = (days: number, settings: Record<string, number | string> = {}, expectation: number | null = null) =>
  ageSign(
    card,
    kanban({ settings }).map,
    { ...NO_AGES, today: "2026-11-28", started: new Map([[card, since(days)]]), expectation, half: 4 },
    "en",
  );

it("says how old work is, and how that compares with what was agreed or is usual", () => {
  expect(sign(1)).toBeNull();
  expect(ageSign("b" as CardId, kanban({}).map, NO_AGES, "en")).toBeNull();
  expect(sign(3)).toEqual({
    level: 0,
    badge: { field: "age", text: "3 d", said: "under way for 3 days", late: false },
  });
  expect(sign(6, { sle_days: 10 })).toMatchObject({
    level: 1,
    badge: { ageing: true, said: "under way for 6 days, longer than most" },
  });
  expect(sign(11, { sle_days: 10 })?.badge).toMatchObject({
    late: true,
    said: expect.stringContaining("longer than the agreed 10 days"),
  });
  expect(sign(11, {}, 10)?.badge.said).toContain("the 10 days in which 85 of 100 are through");
});

it("counts only the days that the map counts, and says so", () => {
  // 28 November 2026 is a Saturday.
  expect(sign(10, { workdays: "mon_fri" })?.badge).toMatchObject({
    text: "7 d",
    said: "under way for 7 working days",
  });
});
