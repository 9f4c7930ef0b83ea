import { describe, expect, it } from "vitest";
import { type FieldDefinition, fields } from "@/maps/fields";
import { readEntry, writtenValue } from "@/ui/fields/entry";

const field = (key: string): FieldDefinition => {
  const found = fields.get(key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
};

describe("what somebody writes into a field", () => {
  it.each([
    ["estimate", "3", 3],
    ["estimate", " 2,5 ", 2.5],
    ["estimate", "12 000", 12_000],
    ["emotion", "−2", -2],
    ["reached", "12,000", 12_000],
    ["accurate", "80 %", 80],
    ["duration", "90", 90],
    ["duration", "1:30", 90],
    ["duration", "2 h 15 min", 135],
    ["duration", "1,5 Std.", 90],
    ["duration", "3 Tage", 4_320],
    ["due", "2026-12-24", "2026-12-24"],
    ["actor", "  Customer ", "Customer"],
    ["actor", "   ", null],
  ])("%s: %j is %j", (key, written, value) => {
    expect(readEntry(field(key), written, "en")).toEqual({ value });
  });

  it.each([
    ["estimate", "much", "fields.noNumber"],
    ["estimate", "-1", "fields.between"],
    ["accurate", "120", "fields.between"],
    ["reached", "-5", "fields.between"],
    ["emotion", "1,5", "fields.notWhole"],
    ["emotion", "7", "fields.between"],
    ["duration", "2 moons", "fields.noDuration"],
    ["due", "tomorrow", "fields.noDay"],
  ])("%s: %j is told to be wrong", (key, written, problem) => {
    expect(readEntry(field(key), written, "en")).toMatchObject({ problem });
  });

  it("counts a day as long as it is where the time is written", () => {
    expect(readEntry(field("duration"), "2 d 30 min", "en", 480)).toEqual({ value: 990 });
    expect(readEntry(field("duration"), "2 d", "en")).toEqual({ value: 2_880 });
  });

  it("says durations in the days of the place, as much of each unit as there is", () => {
    const said = (minutes: number, day?: number) => writtenValue(field("lead_time"), minutes, "en", day);
    expect([15, 90, 480, 960, 990, 2_400].map((minutes) => said(minutes, 480))).toEqual([
      "15 min",
      "1 h 30 min",
      "1 d",
      "2 d",
      "2 d 30 min",
      "5 d",
    ]);
    expect([960, 1_440, 4_350].map((minutes) => said(minutes))).toEqual(["16 h", "1 d", "3 d 30 min"]);
    for (const minutes of [0, 0.5, 15, 990, 1_500, 4_321]) {
      for (const lang of ["en", "de"] as const) {
        const written = writtenValue(field("lead_time"), minutes, lang, 480);
        expect(readEntry(field("lead_time"), written, lang, 480)).toEqual({ value: minutes });
      }
    }
  });

  it("is written so that it reads back the same", () => {
    for (const [key, value] of [
      ["estimate", 2.5],
      ["duration", 150],
      ["duration", 0],
      ["due", "2026-12-24"],
    ] as const) {
      for (const lang of ["en", "de"] as const) {
        expect(readEntry(field(key), writtenValue(field(key), value, lang), lang)).toEqual({ value });
      }
    }
  });
});
