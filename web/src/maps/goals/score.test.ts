import { describe, expect, it } from "vitest";
import { namesOutput } from "@/maps/goals/output";
import { bandOf, meanScore, scoreOf, turnsAround } from "@/maps/goals/score";

const values = (fields: Record<string, string | number>) => new Map(Object.entries(fields));

describe("how far a key result is", () => {
  it("has the worked values: NPS 32 to 45 at 42, churn 8 to 5 at 6, revenue 0 to 500 at 400", () => {
    const nps = scoreOf({ baseline: 32, target: 45, current: 42 });
    const churn = scoreOf({ baseline: 8, target: 5, current: 6 });
    const revenue = scoreOf({ baseline: 0, target: 500, current: 400 });
    expect(nps).toBeCloseTo(0.769, 3);
    expect(churn).toBeCloseTo(0.667, 3);
    expect(revenue).toBeCloseTo(0.8, 3);
    const objective = meanScore([nps, churn, revenue].map((score) => ({ score, weight: 1 })));
    expect(objective).toBeCloseTo(0.745, 3);
    expect(bandOf(objective ?? 0)).toBe("good");
  });

  it("is never below nothing nor above all", () => {
    expect(scoreOf({ baseline: 10, target: 20, current: 5 })).toBe(0);
    expect(scoreOf({ baseline: 10, target: 20, current: 25 })).toBe(1);
    expect(scoreOf({ baseline: 20, target: 10, current: 25 })).toBe(0);
  });

  it("is unknown where a number is missing, and where it begins at its end", () => {
    expect(scoreOf({ baseline: null, target: 20, current: 5 })).toBeNull();
    expect(scoreOf({ baseline: 1, target: 20, current: null })).toBeNull();
    expect(scoreOf({ baseline: 20, target: 20, current: 20 })).toBeNull();
  });

  it("counts by weight, and leaves out what is unknown", () => {
    expect(meanScore([])).toBeNull();
    expect(meanScore([{ score: null, weight: 1 }])).toBeNull();
    expect(
      meanScore([
        { score: 1, weight: 3 },
        { score: 0, weight: 1 },
        { score: null, weight: 9 },
      ]),
    ).toBe(0.75);
    expect(meanScore([{ score: 1, weight: 0 }])).toBeNull();
  });

  it("falls into a band at 0.7 and at 0.4", () => {
    expect([1, 0.7, 0.69, 0.4, 0.39, 0].map(bandOf)).toEqual(["good", "good", "partly", "partly", "far", "far"]);
  });

  it("contradicts its direction", () => {
    expect(turnsAround(values({ baseline: 8, target: 5, direction: "down" }))).toBe(false);
    expect(turnsAround(values({ baseline: 8, target: 5, direction: "up" }))).toBe(true);
    expect(turnsAround(values({ baseline: 5, target: 8, direction: "down" }))).toBe(true);
    expect(turnsAround(values({ baseline: 5, target: 5, direction: "down" }))).toBe(false);
    expect(turnsAround(values({ baseline: 5, target: 8 }))).toBe(false);
  });
});

describe("what reads like an output", () => {
  it("begins with something to do, or ends with it in German", () => {
    for (const title of ["Launch the new portal", "We build an app", "Roll out training", "Neues Portal einführen"]) {
      expect(namesOutput(title), title).toBe(true);
    }
    for (const title of ["", "Launch", "Customers recommend us", "Wartezeit unter zwei Tagen", "NPS 45", "Kunden"]) {
      expect(namesOutput(title), title).toBe(false);
    }
  });
});
