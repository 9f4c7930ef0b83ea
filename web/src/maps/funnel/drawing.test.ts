import { describe, expect, it } from "vitest";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import type { LaneMark } from "@/maps/model";
import { MAP, stateOf } from "@/maps/testState";

const STAGES = ["acquisition", "activation", "retention", "referral", "revenue"];
const WORKED = [12000, 3100, 1240, 434, 95];

/** Two segments; only the first one was counted. */
function drawn(before: readonly number[] = []) {
  const kind = kinds.get("funnel");
  if (!kind) throw new Error("no funnel");
  const values = STAGES.map((stage, at) => {
    const was = before[at] === undefined ? {} : { reached_before: before[at] };
    return [`l1:${stage}`, { reached: WORKED[at] ?? 0, ...was }] as const;
  });
  const state = stateOf({
    cards: [],
    lanes: ["l1", "l2"].map((id, at) => ({ id, role: "segment", order: `a${at}` })),
    columns: STAGES.map((role, at) => ({ id: role, role, order: `a${at}` })),
    placements: [],
    cellValues: Object.fromEntries(values),
  });
  return layoutMap(kind, MAP, state, "en");
}

const bars = (marks: readonly LaneMark[]) =>
  marks.flatMap((mark) => {
    if (mark.type !== "area" || mark.tone !== "accent") return [];
    const ys = mark.points.map(({ y }) => y);
    return [Math.max(...ys) - Math.min(...ys)];
  });

describe("the funnel of a segment", () => {
  it("has a bar for each stage, lower from stage to stage, inside of its row", () => {
    const { marks, laneHeaders } = drawn();
    const heights = bars(marks);
    expect(heights).toHaveLength(5);
    expect([...heights].sort((a, b) => b - a)).toEqual(heights);
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(Math.sqrt(3100 / 12000), 5);
    const row = laneHeaders[0]?.box;
    for (const mark of marks) {
      for (const { y } of mark.type === "words" ? [mark.at] : mark.points) {
        expect(y).toBeGreaterThanOrEqual(row?.y ?? 0);
        expect(y).toBeLessThanOrEqual((row?.y ?? 0) + (row?.h ?? 0));
      }
    }
  });

  it("says counts and what gets on, and marks the steepest step", () => {
    const words = drawn().marks.filter((mark) => mark.type === "words");
    expect(words.map(({ text }) => text).filter((text) => text.endsWith("%"))).toEqual([
      "25.8%",
      "40%",
      "35%",
      "21.9%",
    ]);
    expect(words.filter(({ tone }) => tone === "attention").map(({ text }) => text)).toEqual(["21.9%"]);
    expect(words.some(({ text }) => text === "12,000")).toBe(true);
  });

  it("shows the period before beside this one, and says all of it at its end and to those who hear it", () => {
    const { marks, ends, laneHeaders } = drawn([10400, 2400, 1010, 390, 71]);
    expect(marks.filter((mark) => mark.type === "line" && mark.dashed)).toHaveLength(5);
    expect(ends.map(({ lane, lines }) => [lane, ...lines])).toEqual([
      ["l1", "0.79% from first to last", "before: 0.68%"],
    ]);
    expect(laneHeaders[0]?.note).toContain("Revenue: 95, 21.9% of the stage before (steepest step).");
    expect(laneHeaders[1]?.note).toBeNull();
  });
});
