import { describe, expect, it } from "vitest";
import type { ColumnId } from "@/document/records";
import { streamFindings } from "@/maps/valueStream/consistency";
import { rolledOf, stepsByValue, streamHandoffs, streamSystems } from "@/maps/valueStream/quality";
import { joining, leaving } from "@/maps/valueStream/sideBySide";
import { sketched, WORKED } from "@/maps/valueStream/sketch.fixture";
import { streamTiming, stretchesOf } from "@/maps/valueStream/timing";

const rules = (sketch: Parameters<typeof sketched>[0]) => streamFindings(sketched(sketch)).map(({ rule }) => rule);

describe("the times of a value stream map", () => {
  it("adds up process time and lead time, and tells how much of it is work (worked example)", () => {
    const stream = sketched({ steps: WORKED });
    const timing = streamTiming(stream);
    expect(timing.process / 60).toBe(26.25);
    expect(timing.lead / 60).toBe(232);
    expect((timing.ratio ?? 0) * 100).toBeCloseTo(11.31, 2);
    expect((rolledOf(stream).share ?? 0) * 100).toBeCloseTo(39.88, 2);
    expect(streamFindings(stream)).toEqual([]);
  });

  it("takes the longest of branches that run at the same time, and not their sum", () => {
    const steps = [...WORKED.slice(0, 2), [3, 30, 90], [1, 50, 90], WORKED[5] ?? [0, 0, 1]] as const;
    const timing = streamTiming(sketched({ steps, parallel: [3, 4] }));
    expect(timing.lead / 60).toBe(16 + 40 + 50 + 8);
    expect(timing.process / 60).toBe(0.25 + 2 + 1 + 0.5);
    expect(timing.work / 60).toBe(0.25 + 2 + 3 + 1 + 0.5);
    expect([...timing.counted]).toEqual(["s1", "s2", "s4", "s5"]);
  });

  it("lets steps with the same branch follow each other inside of a group", () => {
    const steps = [
      [1, 20, 90, { branch: "a" }],
      [1, 50, 90, { branch: "b" }],
      [1, 40, 90, { branch: "a" }],
    ] as const;
    const stream = sketched({ steps, parallel: [1, 2, 3] });
    expect(stretchesOf(stream).map((branches) => branches.map((steps) => steps.map(({ column }) => column)))).toEqual([
      [["s1", "s3"], ["s2"]],
    ]);
    expect(streamTiming(stream).lead / 60).toBe(60);
  });

  it("concludes nothing where something is missing", () => {
    const stream = sketched({ steps: [...WORKED.slice(0, 5), [0.5, null, null]] });
    const timing = streamTiming(stream);
    expect(timing.lead / 60).toBe(224);
    expect(timing.ratio).toBeNull();
    expect(timing.unknown).toEqual(["s6"]);
    expect(rolledOf(stream)).toEqual({ share: null, unknown: ["s6"] });
    expect(streamTiming(sketched({ steps: [] })).ratio).toBeNull();
    expect(rolledOf(sketched({ steps: [] })).share).toBeNull();
  });

  it("tells what of the lead time people would pay for once every step that counts says so", () => {
    const steps = [
      [2, 10, 90, { value_add: "adds" }],
      [2, 30, 90, { value_add: "unnecessary" }],
    ] as const;
    expect(streamTiming(sketched({ steps })).valueRatio).toBe(0.05);
    const half = sketched({ steps: [steps[0], [2, 30, 90]] });
    expect(streamTiming(half)).toMatchObject({ valueRatio: null, unvalued: ["s2"] });
    expect([...stepsByValue(half)]).toEqual([
      ["adds", ["s1"]],
      [null, ["s2"]],
    ]);
  });
});

describe("numbers that cannot be", () => {
  it("are unknown, and said at the step", () => {
    const steps = [
      [5, 4, 90],
      [-1, 10, 101],
      [1, 2, 50, { people: -3 }],
    ] as const;
    const stream = sketched({ steps });
    expect(stream.steps.map(({ process, lead, accurate, people }) => [process, lead, accurate, people])).toEqual([
      [null, null, 0.9, null],
      [null, 600, null, null],
      [60, 120, 0.5, null],
    ]);
    expect(streamFindings(stream)).toEqual([
      { rule: "time_wrong", column: "s1", values: {} },
      { rule: "value_wrong", column: "s2", values: { count: 2 } },
      { rule: "value_wrong", column: "s3", values: { count: 1 } },
    ]);
    expect(streamTiming(stream).ratio).toBeNull();
  });
});

describe("the ends of a value stream", () => {
  it("are one trigger and one end", () => {
    expect(rules({ steps: WORKED, triggers: 0, ends: 2 })).toEqual(["trigger_count", "end_count"]);
    expect(rules({ steps: WORKED, triggers: 1, ends: 1 })).toEqual([]);
  });
});

describe("steps that run at the same time", () => {
  it("are at least two", () => {
    expect(rules({ steps: WORKED, parallel: [3] })).toEqual(["branch_alone"]);
    expect(rules({ steps: WORKED, parallel: [3, 4] })).toEqual([]);
  });
});

describe("putting steps side by side", () => {
  const steps = WORKED.slice(0, 4);
  const map = (parallel: readonly number[] = []) => sketched({ steps, parallel }).structure;
  const id = (step: string) => step as ColumnId;

  it("makes a group of a step and the next one, or lets one join the group of the other", () => {
    expect(joining(map(), id("s1"))).toEqual({ together: ["s1", "s2"] });
    expect(joining(map([2, 3]), id("s3"))).toEqual({ join: "g", step: "s4", first: false });
    expect(joining(map([2, 3]), id("s1"))).toEqual({ join: "g", step: "s1", first: true });
  });

  it("is not there for the last step, for trigger and end, and where it is so already", () => {
    for (const step of ["s4", "trigger1", "end1"]) expect(joining(map(), id(step))).toBeNull();
    expect(joining(map([2, 3]), id("s2"))).toBeNull();
  });

  it("is undone step by step; a group of one is none", () => {
    expect(leaving(map([2, 3]), id("s2"))).toEqual({ group: "g", alone: "s3" });
    expect(leaving(map([1, 2, 3]), id("s2"))).toEqual({ group: "g", alone: null });
    expect(leaving(map(), id("s2"))).toBeNull();
  });
});

describe("hands and systems", () => {
  it("counts where work goes on to others, by the cards of who does it", () => {
    const stream = sketched({
      steps: [
        [1, 2, 90],
        [1, 2, 90],
        [1, 2, 90, { actor: "Sales" }],
        [1, 2, 90],
      ],
      cards: [
        ["who", 1, "Sales"],
        ["who", 2, " sales "],
        ["who", 4, ""],
      ],
    });
    expect(streamHandoffs(stream)).toEqual({ found: [], unknown: 1 });
    const other = sketched({
      steps: [
        [1, 2, 9, { actor: "A" }],
        [1, 2, 9, { actor: "B" }],
      ],
    });
    expect(streamHandoffs(other)).toEqual({ found: [{ from: "s1", to: "s2" }], unknown: 0 });
  });

  it("counts them into every branch and out of it", () => {
    const actor = (name: string) => [1, 2, 90, { actor: name }] as const;
    const stream = sketched({ steps: [actor("a"), actor("b"), actor("c"), actor("a")], parallel: [2, 3] });
    expect(streamHandoffs(stream).found.map(({ from, to }) => `${from}${to}`)).toEqual([
      "s1s2",
      "s1s3",
      "s2s4",
      "s3s4",
    ]);
  });

  it("counts each system once, however often it is named", () => {
    const cards = [
      ["systems", 1, "Desk"],
      ["systems", 2, "desk"],
      ["systems", 2, "Ledger"],
    ] as const;
    expect(streamSystems(sketched({ steps: WORKED, cards }))).toEqual(["c1", "c3"]);
  });
});

describe("rework", () => {
  it("is an arrow that leads back, with how much comes back", () => {
    const arrows = [
      [4, 3, 20],
      [2, 1],
      [1, 2, 50],
    ] as const;
    const stream = sketched({ steps: WORKED, arrows });
    expect(stream.loops.map(({ from, to, share }) => [from.column, to.column, share])).toEqual([
      ["s4", "s3", 0.2],
      ["s2", "s1", null],
    ]);
    expect(streamFindings(stream)).toEqual([{ rule: "rework_unsaid", lane: "work", column: "s1", values: {} }]);
  });
});
