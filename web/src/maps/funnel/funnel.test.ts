import { describe, expect, it } from "vitest";
import { conversions, countsOf, onTheWay, overall, steepest } from "@/maps/funnel/conversion";
import { funnelFindings } from "@/maps/funnel/findings";
import { isCounted, newPeriod } from "@/maps/funnel/newPeriod";
import { readFunnel } from "@/maps/funnel/reading";
import { kinds } from "@/maps/kinds";
import { percentWords } from "@/maps/percentWords";
import { type BriefFields, MAP, stateOf } from "@/maps/testState";

const WORKED = [12000, 3100, 1240, 434, 95];
const ROLES = ["acquisition", "activation", "retention", "referral", "revenue"];

/** A funnel of segments, each with its counts and what else its cells say. */
function sketched(
  segments: readonly { now: readonly (number | null)[]; before?: readonly number[]; takes?: readonly number[] }[],
  settings: BriefFields = {},
) {
  const kind = kinds.get("funnel");
  if (!kind) throw new Error("no funnel");
  const cells: [string, BriefFields][] = segments.flatMap(({ now, before, takes }, row) =>
    now.map((count, at): [string, BriefFields] => [
      `l${row + 1}:${ROLES[at]}`,
      {
        ...(count === null ? {} : { reached: count }),
        ...(before?.[at] === undefined ? {} : { reached_before: before[at] }),
        ...(takes?.[at] === undefined ? {} : { to_convert: takes[at] }),
      },
    ]),
  );
  const state = stateOf({
    cards: [],
    lanes: segments.map((_, at) => ({ id: `l${at + 1}`, role: "segment", order: `a${at}` })),
    columns: ROLES.map((role, at) => ({ id: role, role, order: `a${at}` })),
    placements: [],
    cellValues: Object.fromEntries(cells),
    settings,
  });
  return readFunnel(kind, MAP.id, state);
}

describe("the shares of a funnel", () => {
  it("tells what gets from stage to stage and through all of them (worked example)", () => {
    const rounded = conversions(WORKED).map((share) => percentWords(share ?? 0, "en"));
    expect(rounded).toEqual(["25.8%", "40%", "35%", "21.9%"]);
    expect(percentWords(overall(WORKED) ?? 0, "en")).toBe("0.79%");
    expect(steepest(WORKED)).toBe(4);
  });

  it("knows nothing where a count is missing or nobody was there", () => {
    expect(conversions([100, null, 10, 0, 5])).toEqual([null, null, 0, null]);
    expect(overall([100, null, 10])).toBe(0.1);
    expect(overall([100])).toBeNull();
    expect(overall([0, 5])).toBeNull();
    expect(steepest([null, 5])).toBeNull();
    expect(steepest([5, 10])).toBeNull();
    expect(conversions([])).toEqual([]);
  });
});

describe("a funnel read from its map", () => {
  it("keeps segments and periods apart", () => {
    const funnel = sketched([{ now: WORKED, before: [10000, 2000] }, { now: [50, 40, 30, 20, 10] }]);
    expect(funnel.segments.map((segment) => countsOf(segment, "now"))).toEqual([WORKED, [50, 40, 30, 20, 10]]);
    expect(countsOf(funnel.segments[0] ?? { lane: null, stages: [] }, "before")).toEqual([
      10000,
      2000,
      null,
      null,
      null,
    ]);
    expect(funnel.together).toBeNull();
  });

  it("adds segments up only when it is asked to, and not what one of them does not know", () => {
    const segments = [{ now: [10, 5, 3, 2, 1] }, { now: [20, 6, 4, null, 2] }];
    const { together } = sketched(segments, { together: true });
    expect(together && countsOf(together, "now")).toEqual([30, 11, 7, null, 3]);
    expect(sketched([{ now: WORKED }], { together: true }).together).toBeNull();
  });

  it("tells how long people are on the way once every step says so", () => {
    const [one, other] = sketched([
      { now: WORKED, takes: [0, 60, 30, 10, 5] },
      { now: WORKED, takes: [0, 60] },
    ]).segments;
    expect(one && onTheWay(one)).toBe(105);
    expect(other && onTheWay(other)).toBeNull();
  });
});

describe("a new period", () => {
  it("makes what was counted the period before, and keeps what is usual", () => {
    const funnel = sketched([{ now: [10, null], before: [8, 4] }]);
    const written = newPeriod(funnel).map(({ place, value }) => [place.column, place.field, value]);
    expect(written.slice(0, 4)).toEqual([
      ["acquisition", "reached_before", 10],
      ["acquisition", "reached", null],
      ["activation", "reached_before", null],
      ["activation", "reached", null],
    ]);
    expect(isCounted(funnel)).toBe(true);
    expect(isCounted(sketched([{ now: [null, null] }]))).toBe(false);
  });
});

describe("what deserves a look in a funnel", () => {
  it("is more people than in the stage before; where they come back or are brought along that can be right", () => {
    expect(funnelFindings(sketched([{ now: [100, 120, 130, 150, 10] }]))).toEqual([
      { rule: "grows", lane: "l1", column: "activation", values: { count: 120 } },
      { rule: "grows_rightly", lane: "l1", column: "retention", values: { count: 109 } },
      { rule: "grows_rightly", lane: "l1", column: "referral", values: { count: 116 } },
    ]);
    expect(funnelFindings(sketched([{ now: WORKED }]))).toEqual([]);
  });

  it("is a count that cannot be, which then counts as unknown", () => {
    const funnel = sketched([{ now: [100, -5, 2.5, 1, 1] }]);
    expect(countsOf(funnel.segments[0] ?? { lane: null, stages: [] }, "now")).toEqual([100, null, null, 1, 1]);
    expect(funnelFindings(funnel).map(({ rule, column }) => `${rule} ${column}`)).toEqual([
      "count_wrong activation",
      "count_wrong retention",
    ]);
  });
});
