import { describe, expect, it } from "vitest";
import { fields, fits, valueIn } from "@/maps/fields";

describe("values of fields", () => {
  it.each([
    ["estimate", [0, 2.5, 100_000], [-1, true, "3", Number.POSITIVE_INFINITY, null]],
    ["emotion", [-2, 2], [0.5, 3]],
    ["class", ["expedite"], ["fast", "", 1]],
    ["due", ["2026-12-24"], ["2026-02-30", "24.12.2026", "20261224", 1]],
    ["duration", [0, 90], [-5]],
    ["waits", [true, false], [1, "true"]],
    ["owner", ["ann"], ["", null]],
  ] as const)("of %s fit or count as none, as on the server", (key, fitting, wrong) => {
    const field = fields.get(key);
    if (!field) throw new Error(`no field ${key}`);
    for (const value of fitting) expect(fits(field, value), String(value)).toBe(true);
    for (const value of wrong) expect(fits(field, value), String(value)).toBe(false);
    expect(valueIn(new Map([["nothing", 1]]), "nothing")).toBeNull();
  });
});
