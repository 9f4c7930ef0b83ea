import { describe, expect, it } from "vitest";
import type { CardId } from "@/document/records";
import { type Ages, NO_AGES } from "@/maps/kanban/ageing";
import { kanban, kind } from "@/maps/kanban/kanban.fixture";
import { nearDates, overstayed } from "@/maps/kanban/running";

const lanes = [{ id: "work", role: "lane", order: "a0" }];
const columns = [
  { id: "q", role: "ready", order: "a0", fields: { sle_days: 3 } },
  { id: "i", role: "implement", order: "a1" },
  { id: "d", role: "done", order: "a2" },
];
const dated = (id: string, due: string) => ({ id, fields: { class: "fixed_date", due } });
const place = (card: string, column: string) => [card, "work", column, "a0"] as const;

function question(ages: Partial<Ages>) {
  const read = kanban({
    cards: [dated("soon", "2026-12-05"), dated("later", "2027-03-01"), dated("over", "2026-12-01"), "plain"],
    lanes,
    columns,
    placements: [place("soon", "i"), place("later", "q"), place("over", "d"), place("plain", "q")],
  });
  return { kind, ...read, ages: { ...NO_AGES, today: "2026-11-28", ...ages } };
}

describe("what runs out of time", () => {
  it("is a fixed date that is nearer than 85 of 100 items take, unless the card is done", () => {
    expect(nearDates(question({ expectation: 10 }))).toEqual(["soon"]);
    expect(nearDates(question({ expectation: 5 }))).toEqual([]);
    expect(nearDates(question({ expectation: null }))).toEqual([]);
  });

  it("is a card that stays longer than was agreed for its column", () => {
    const since = new Map([
      ["plain" as CardId, "2026-11-25T12:00:00Z"],
      ["later" as CardId, "2026-11-26T12:00:00Z"],
      ["soon" as CardId, "2026-01-01T12:00:00Z"],
    ]);
    expect(overstayed(question({ since }))).toEqual(["plain"]);
    expect(overstayed(question({}))).toEqual([]);
  });
});
