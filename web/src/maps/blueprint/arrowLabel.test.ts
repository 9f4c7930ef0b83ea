import { describe, expect, it } from "vitest";
import { arrowLabel } from "@/maps/blueprint/arrows";
import { fields } from "@/maps/fields";
import type { BriefFields } from "@/maps/testState";

const label = (text: string, values: BriefFields = {}) => arrowLabel({ text, fields: new Map(Object.entries(values)) });

describe("what stands at an arrow", () => {
  it("is its words and how much goes this way, once somebody said so", () => {
    expect(fields.get("rework")).toBeDefined();
    expect(label(" incomplete ")).toBe("incomplete");
    expect(label("incomplete", { rework: 20 })).toBe("incomplete · 20 %");
    expect(label("", { rework: 5 })).toBe("5 %");
    expect(label("", { rework: 120 })).toBe("");
  });
});
