import { afterEach, describe, expect, it, vi } from "vitest";
import { stop, walk } from "@/ui/walk/walk.fixture";
import { clockWords, ServerTime, secondsLeft } from "@/ui/walk/walkTime";

afterEach(() => vi.useRealTimers());

describe("the time of a stop", () => {
  it.each([-3_600_000, 0, 3_600_000])("does not care about a device clock that is %d ms off", (off) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-26T09:01:00Z") + off });
    let count = 50_000;
    const time = new ServerTime(() => count);
    const now = walk();
    time.heard(now.server_time);
    expect(secondsLeft(now, time.now())).toBe(240);
    count += 61_000;
    vi.setSystemTime(Date.parse("2001-01-01T00:00:00Z"));
    expect(secondsLeft(now, time.now())).toBe(179);
  });

  it("counts earlier visits, and goes below zero", () => {
    const now = walk({ stops: [stop("a", { seconds: 100, spent: 70 })] });
    expect(secondsLeft(now, Date.parse("2026-11-26T09:00:40Z"))).toBe(-10);
  });

  it("does not run backwards when the stop began after what was last heard", () => {
    const now = walk({ stop_started_at: "2026-11-26T09:01:30Z" });
    expect(secondsLeft(now, Date.parse("2026-11-26T09:01:00Z"))).toBe(300);
  });

  it("is none where the group is nowhere", () => {
    expect(secondsLeft(walk({ stop_id: null, stop_started_at: null }), 0)).toBeNull();
  });
});

describe("clockWords", () => {
  it("reads like a timer", () => {
    expect([245, 60, 9, 0, -40, -125].map(clockWords)).toEqual(["4:05", "1:00", "0:09", "0:00", "+0:40", "+2:05"]);
  });
});
