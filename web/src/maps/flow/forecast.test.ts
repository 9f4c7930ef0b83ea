import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { howMany, mulberry32, SHARES, whenDone } from "@/maps/flow/forecast";

const DAYS = [0, 1, 0, 0, 2, 0, 0, 1, 1, 0, 3, 0, 0, 0, 1, 0, 1, 2, 0, 0, 0, 1, 0, 1, 0, 0, 0, 2];

describe("a forecast", () => {
  it("draws the numbers of mulberry32", () => {
    expect(mulberry32(42)()).toBe(0.6011037519201636);
  });

  it("says when twenty items are done, as worked out", () => {
    expect(whenDone(DAYS, 20)).toEqual({ 50: 35, 70: 40, 85: 44, 95: 51 });
  });

  it("says how many are done in thirty days, as worked out", () => {
    expect(howMany(DAYS, 30)).toEqual({ 50: 17, 70: 15, 85: 13, 95: 10 });
  });

  it("foresees nothing from a past in which nothing was finished", () => {
    expect(whenDone([0, 0], 3)).toBeNull();
    expect(whenDone([], 3)).toBeNull();
    expect(howMany([0], 3)).toBeNull();
  });

  it("does not look further than ten years", () => {
    expect(whenDone([...new Array<number>(200).fill(0), 1], 1_000)).toBeNull();
  });

  it("needs no time for nothing", () => {
    expect(whenDone(DAYS, 0)?.[85]).toBe(0);
    expect(howMany(DAYS, 0)?.[85]).toBe(0);
  });

  it("promises later and less the surer one wants to be", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 5, maxLength: 30 }).filter((days) => days.filter(Boolean).length > 2),
        fc.integer({ min: 1, max: 20 }),
        (days, count) => {
          const when = whenDone(days, count);
          const many = howMany(days, count);
          for (let at = 1; at < SHARES.length; at++) {
            const [surer, before] = [SHARES[at], SHARES[at - 1]] as [85, 50];
            expect(when?.[surer]).toBeGreaterThanOrEqual(when?.[before] ?? 0);
            expect(many?.[surer]).toBeLessThanOrEqual(many?.[before] ?? 0);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
