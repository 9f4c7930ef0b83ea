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
    ["duration", "90", 90],
    ["duration", "1:30", 90],
    ["duration", "2 h 15 min", 135],
    ["duration", "1,5 Std.", 90],
    ["duration", "3 Tage", 4_320],
    ["due", "2026-12-24", "2026-12-24"],
    ["actor", "  Customer ", "Customer"],
    ["actor", "   ", null],
  ])("%s: %j is %j", (key, written, value) => {
    expect(readEntry(field(key), written)).toEqual({ value });
  });

  it.each([
    ["estimate", "much", "fields.noNumber"],
    ["estimate", "-1", "fields.between"],
    ["emotion", "1,5", "fields.notWhole"],
    ["emotion", "7", "fields.between"],
    ["duration", "2 moons", "fields.noDuration"],
    ["due", "tomorrow", "fields.noDay"],
  ])("%s: %j is told to be wrong", (key, written, problem) => {
    expect(readEntry(field(key), written)).toMatchObject({ problem });
  });

  it("counts a day as long as it is where the time is written", () => {
    expect(readEntry(field("duration"), "2 d 30 min", 480)).toEqual({ value: 990 });
    expect(readEntry(field("duration"), "2 d")).toEqual({ value: 2_880 });
  });

  it("is written so that it reads back the same", () => {
    for (const [key, value] of [
      ["estimate", 2.5],
      ["duration", 150],
      ["duration", 0],
      ["due", "2026-12-24"],
    ] as const) {
      for (const lang of ["en", "de"] as const) {
        expect(readEntry(field(key), writtenValue(field(key), value, lang))).toEqual({ value });
      }
    }
  });
});
