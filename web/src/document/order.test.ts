import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCodePoints, compareOrder, isOrderKey, keysAt } from "@/document/order";
import { seededRandom } from "@/document/replicas.fixture";

const seed = 20_261_123;

function inserted(siblings: { id: string; order: string }[], index: number, count: number) {
  const { keys, repairs } = keysAt(siblings, index, count, seededRandom(1));
  const mended = siblings.map(({ id, order }) => ({ id, order: repairs.get(id) ?? order }));
  const newcomers = keys.map((order, i) => ({ id: `new${i}`, order }));
  return { all: [...mended, ...newcomers].sort(compareOrder).map(({ id }) => id), keys, repairs };
}

describe("order", () => {
  it("compares by code point, not by UTF-16 unit or locale", () => {
    expect(compareCodePoints("Zz", "a0")).toBeLessThan(0);
    expect(compareCodePoints("a", "B")).toBeGreaterThan(0);
    expect(compareCodePoints("\uffee", "😀")).toBeLessThan(0);
    expect(compareCodePoints("a0", "a0V")).toBeLessThan(0);
    expect(compareCodePoints("a0", "a0")).toBe(0);
  });

  it("puts newcomers exactly where they are wanted, whatever the neighbours' keys are", () => {
    const key = fc.oneof(
      fc.constantFrom("a0", "a1", "a1V", "Zz", "", "a00", "~", "é", "A", "zz", "b"),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 12 }), fc.nat(14), fc.integer({ min: 1, max: 4 }), (orders, at, count) => {
        const siblings = orders.map((order, i) => ({ id: `s${String(i).padStart(2, "0")}`, order })).sort(compareOrder);
        const { all, keys } = inserted(siblings, at, count);
        const wanted = siblings.map(({ id }) => id);
        wanted.splice(Math.min(at, wanted.length), 0, ...keys.map((_, i) => `new${i}`));
        expect(all).toEqual(wanted);
        expect(keys.every(isOrderKey)).toBe(true);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it("mends only neighbours that are in the way", () => {
    const siblings = ["a0", "a1", "a1", "a1", "a2"].map((order, i) => ({ id: `s${i}`, order }));
    expect(inserted(siblings, 1, 1).repairs.size).toBe(0);
    expect(inserted(siblings, 5, 1).repairs.size).toBe(0);
    const between = inserted(siblings, 2, 1);
    expect(between.all).toEqual(["s0", "s1", "new0", "s2", "s3", "s4"]);
    expect([...between.repairs.keys()]).toEqual(["s2", "s3"]);
  });

  it("keeps keys short when things are added at the end, and bearable at one gap", () => {
    const random = seededRandom(7);
    let last: { id: string; order: string }[] = [];
    for (let i = 0; i < 1_000; i++) last = [{ id: "x", order: keysAt(last, 1, 1, random).keys[0] ?? "" }];
    expect(last[0]?.order.length).toBeLessThan(16);
    const gap = [
      { id: "a", order: "a0" },
      { id: "b", order: "a1" },
    ];
    for (let i = 0; i < 100; i++) gap[1] = { id: "b", order: keysAt(gap, 1, 1, random).keys[0] ?? "" };
    expect(gap[1]?.order.length).toBeLessThan(170);
  });

  it("rarely gives two people the same key at one gap", () => {
    const gap = [
      { id: "a", order: "a0" },
      { id: "b", order: "a1" },
    ];
    const keys = Array.from({ length: 20 }, (_, i) => keysAt(gap, 1, 1, seededRandom(i)).keys[0]);
    expect(new Set(keys).size).toBeGreaterThanOrEqual(19);
  });
});
