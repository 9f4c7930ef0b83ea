import { describe, expect, it } from "vitest";
import { keptScroll, rowAt, scrollTo, topsOf, windowOf } from "@/ui/outline/rowWindow";

const tops = topsOf([30, 50, 30, 70]);

describe("the window of rows", () => {
  it("finds the row at any height", () => {
    expect([-5, 0, 29, 30, 79, 80, 110, 999].map((y) => rowAt(tops, y))).toEqual([0, 0, 0, 1, 1, 2, 3, 3]);
    expect(rowAt(topsOf([]), 10)).toBe(0);
  });

  it("holds what is in view and a little more, never all of ten thousand", () => {
    expect(windowOf(topsOf([]), 0, 500)).toEqual([0, 0]);
    const [from, to] = windowOf(topsOf(new Array(10_000).fill(32)), 64_000, 600);
    expect([from, to]).toEqual([1_992, 2_027]);
  });

  it("scrolls no further than it has to", () => {
    expect(scrollTo(tops, 1, 0, 100)).toBe(0);
    expect(scrollTo(tops, 3, 0, 100)).toBe(80);
    expect(scrollTo(tops, 0, 60, 100)).toBe(0);
    expect(scrollTo(tops, 3, 0, 50)).toBe(110);
  });

  it("keeps what is seen where it is when rows come and go above it", () => {
    const before = { keys: ["a", "b", "c", "d"], tops: topsOf([30, 30, 30, 30]) };
    const more = { keys: ["x", "y", "a", "b", "c", "d"], tops: topsOf([30, 40, 30, 30, 30, 30]) };
    const view = { scroll: 45, height: 60 };
    expect(keptScroll(before, more, view, null)).toBe(115);
    const fewer = { keys: ["c", "d"], tops: topsOf([30, 30]) };
    expect(keptScroll(before, fewer, view, null)).toBe(0);
    // The row that the keyboard is on counts before the first one, as long as it is in view.
    const apart = { keys: ["b", "x", "c"], tops: topsOf([30, 30, 30]) };
    expect(keptScroll(before, apart, view, "c")).toBe(45);
    expect(keptScroll(before, apart, view, "a")).toBe(15);
    expect(keptScroll(before, { keys: ["z"], tops: topsOf([30]) }, view, "c")).toBe(45);
  });
});
