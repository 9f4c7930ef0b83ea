import { describe, expect, it } from "vitest";
import { handoffsOf, systemsOf, touchesOf } from "@/maps/blueprint/contacts";
import { backingOf, criticalOf, curveOf, failPointsOf } from "@/maps/blueprint/feelings";
import { sketched } from "@/maps/blueprint/sketch.fixture";
import { timingOf } from "@/maps/blueprint/timing";

const ROWS = ["customer_actions", "frontstage_actions", "frontstage_tech", "backstage_actions", "support_systems"];

describe("times", () => {
  it("are the sum of the steps: the row of times before what stands on the step", () => {
    const timing = timingOf(
      sketched({
        steps: 3,
        rows: [...ROWS, "time"],
        heads: { 1: { duration: 99 }, 2: { duration: 20, waits: true } },
        cards: [
          ["time", 1, { duration: 10 }],
          ["time", 1, { duration: 5 }],
          ["time", 3, { duration: 25 }],
        ],
      }),
    );
    expect(timing).toEqual({
      steps: [15, 20, 25],
      total: 60,
      unknown: 0,
      waiting: 1 / 3,
      acceptable: null,
      over: null,
    });
  });

  it("stay unknown where nobody said", () => {
    expect(timingOf(sketched({ steps: 2, rows: ROWS }))).toMatchObject({ total: null, unknown: 2, waiting: null });
    const some = timingOf(
      sketched({ steps: 2, rows: ROWS, heads: { 1: { duration: 30 } }, settings: { acceptable: 40 } }),
    );
    expect(some).toMatchObject({ total: 30, unknown: 1, acceptable: 40, over: null });
  });

  it("are too long as soon as the known ones are", () => {
    const heads = { 1: { duration: 50 } };
    expect(timingOf(sketched({ steps: 2, rows: ROWS, heads, settings: { acceptable: 40 } })).over).toBe(true);
    const each = { 1: { duration: 50, acceptable: 20 }, 2: { duration: 5, acceptable: 40 } };
    expect(timingOf(sketched({ steps: 2, rows: ROWS, heads: each }))).toMatchObject({ acceptable: 60, over: false });
  });
});

describe("contacts", () => {
  it("count each cell on stage that the customer meets, in the step or along an arrow, once", () => {
    const touches = touchesOf(
      sketched({
        steps: 2,
        rows: ROWS,
        cards: [
          ["customer_actions", 1],
          ["frontstage_actions", 1],
          ["frontstage_tech", 1],
          ["frontstage_tech", 2],
        ],
        arrows: [
          { from: ["customer_actions", 1], to: ["frontstage_tech", 2] },
          { from: ["frontstage_actions", 1], to: ["customer_actions", 1] },
        ],
      }),
    );
    expect(touches?.map(({ stage }) => `${stage.lane} ${stage.column}`)).toEqual([
      "frontstage_actions s1",
      "frontstage_tech s1",
      "frontstage_tech s2",
    ]);
    expect(touchesOf(sketched({ steps: 1, rows: ["backstage_actions"] }))).toBeNull();
  });

  it("tell handoffs only where both actors are named", () => {
    const handoffs = handoffsOf(
      sketched({
        steps: 3,
        rows: ROWS,
        cards: [
          ["customer_actions", 1],
          ["frontstage_actions", 1, { actor: "Adviser" }],
          ["backstage_actions", 1, { actor: "adviser " }],
          ["backstage_actions", 2],
        ],
        arrows: [
          { from: ["customer_actions", 1], to: ["frontstage_actions", 1] },
          { from: ["frontstage_actions", 1], to: ["backstage_actions", 1] },
          { from: ["backstage_actions", 1], to: ["backstage_actions", 2] },
          { from: ["backstage_actions", 1], to: ["customer_actions", 1], kind: "enables" },
        ],
      }),
    );
    expect(handoffs.found.map(({ id }) => id)).toEqual(["l1"]);
    expect(handoffs.unknown).toBe(1);
  });

  it("count a system once however it is written", () => {
    const systems = systemsOf(
      sketched({
        steps: 2,
        rows: ROWS,
        cards: [
          ["support_systems", 1, {}, "Billing  system"],
          ["support_systems", 2, {}, "billing system "],
          ["frontstage_tech", 2, {}, "Portal"],
          ["support_systems", 2, {}, ""],
        ],
      }),
    );
    expect(systems.found).toHaveLength(2);
    expect(systems.unknown).toBe(1);
  });
});

describe("single moments", () => {
  it("make a curve with gaps, within the scale", () => {
    const blueprint = sketched({
      steps: 4,
      rows: ["customer_actions", "emotion"],
      heads: { 2: { emotion: -1 }, 3: { emotion: 9, emotion_staff: 1 } },
      cards: [
        ["emotion", 1, { emotion: 2 }],
        ["emotion", 1, { emotion: 1 }],
      ],
    });
    expect(curveOf(blueprint, "emotion").map(({ value }) => value)).toEqual([1.5, -1, 2, null]);
    expect(curveOf(blueprint, "emotion_staff").map(({ value }) => value)).toEqual([null, null, 1, null]);
  });

  it("count fail points and critical moments by flag and by row, each card once", () => {
    const blueprint = sketched({
      steps: 2,
      rows: ["customer_actions", "pain_point", "critical_moment"],
      heads: { 2: { critical: true } },
      cards: [
        ["customer_actions", 1, { fail_point: true }],
        ["pain_point", 1, { fail_point: true }],
        ["pain_point", 2],
      ],
    });
    expect(failPointsOf(blueprint)).toEqual(["c1", "c2", "c3"]);
    expect(criticalOf(blueprint)).toEqual(["h2"]);
  });

  it("back a cell no better than its weakest card", () => {
    const backing = backingOf(
      sketched({
        steps: 3,
        rows: [...ROWS, "idea"],
        cards: [
          ["customer_actions", 1, { evidence: "researched" }],
          ["customer_actions", 1, { evidence: "assumption" }],
          ["frontstage_actions", 1, { evidence: "researched" }],
          ["frontstage_actions", 2, { evidence: "partly" }],
          ["backstage_actions", 2],
          ["idea", 2, { evidence: "researched" }],
        ],
      }),
    );
    expect(backing).toEqual({ researched: 1, partly: 1, assumption: 1, unsaid: 1, total: 4, share: 0.5 });
    expect(backingOf(sketched({ steps: 1, rows: ROWS })).share).toBeNull();
  });

  it("leave out cards of paths that are not shown, and keep those of all paths", () => {
    const sketch = {
      steps: 1,
      rows: ["customer_actions", "pain_point"],
      cards: [
        ["pain_point", 1, {}, "a", "now"],
        ["pain_point", 1, {}, "b", "later"],
        ["pain_point", 1, {}, "c"],
      ],
    } as const;
    expect(failPointsOf(sketched(sketch))).toEqual(["c1", "c2", "c3"]);
    expect(failPointsOf(sketched(sketch, ["later"]))).toEqual(["c2", "c3"]);
  });
});
