import { describe, expect, it } from "vitest";
import type { CardId, LaneId } from "@/document/records";
import { explain, explainSeveral } from "@/maps/explanation";
import { kinds } from "@/maps/kinds";
import { MAP, stateOf } from "@/maps/testState";
import { warnings } from "@/maps/warnings";

describe("explain", () => {
  const kind = kinds.get("kanban");
  if (!kind) throw new Error("no kanban");
  const state = stateOf({
    cards: ["a", "b", "c"],
    lanes: [{ id: "l", role: "lane", order: "a0" }],
    columns: [{ id: "k", role: "implement", order: "a0", limit: 1 }],
    placements: [
      ["a", "l", "k", "a0"],
      ["b", "l", "k", "a1"],
      ["c", "l", "gone", "a1"],
    ],
  });
  const found = warnings(kind, MAP, state);

  it("says what is the case and what to do, in the reader's words", () => {
    expect(explain(kind, MAP, state, found, "en").map(({ message }) => message)).toEqual([
      "Implement holds 2 cards; you agreed on 1.",
      "One card has lost its column or lane.",
    ]);
    expect(explain(kind, MAP, state, found, "de")[0]?.message).toBe("Umsetzung enthält 2 Karten; vereinbart sind 1.");
    expect(explain(kind, MAP, state, found, "en").every(({ advice }) => advice.length > 0)).toBe(true);
  });

  it("says of one among many only where it is, unless it has numbers of its own", () => {
    expect(explain(kind, MAP, state, found, "en")[0]?.brief).toBe("Implement holds 2 cards; you agreed on 1.");
    const missing = { rule: "date_missing", severity: "attention", values: {}, card: "a" as CardId } as const;
    expect(explain(kind, MAP, state, [missing], "en")[0]?.brief).toBe("a");
    const elsewhere = { rule: "class_elsewhere", severity: "hint", values: {}, lane: "l" as LaneId } as const;
    expect(explain(kind, MAP, state, [elsewhere], "de")[0]?.brief).toBe("Arbeit");
  });

  it("says in one sentence what holds in many places", () => {
    expect(explainSeveral(kind, "date_missing", 12, "en")).toBe("12 items with a fixed date have no date.");
    expect(explainSeveral(kind, "date_missing", 3, "de")).toBe("3 Vorhaben mit festem Termin haben keinen Termin.");
    expect(explainSeveral(kind, "unplaced", 12, "en")).toBeUndefined();
    expect(explainSeveral(kind, "from_tomorrow", 12, "en")).toBeUndefined();
  });

  it("leaves out warnings of rules the definition does not have", () => {
    expect(explain(kind, MAP, state, [{ rule: "from_tomorrow", severity: "hint", values: {} }], "en")).toEqual([]);
  });

  it("every message of every kind can be formatted in both languages", () => {
    for (const each of kinds.values()) {
      for (const rule of each.rules) {
        for (const language of ["en", "de"] as const) {
          const values = { count: 2, limit: 1, least: 3 };
          const [text] = explain(each, MAP, state, [{ rule: rule.key, severity: rule.severity, values }], language);
          expect(text?.message).not.toContain("{");
        }
      }
    }
  });
});
