import { describe, expect, it, vi } from "vitest";
import { inkPath, onOutlines } from "@/canvas/inkPath";
import type { InkThing } from "@/document/things";

class Recorded {
  readonly calls: string[] = [];
  moveTo = () => this.calls.push("moveTo");
  lineTo = () => this.calls.push("lineTo");
  quadraticCurveTo = () => this.calls.push("quadraticCurveTo");
  closePath = () => this.calls.push("closePath");
}

const INK = { points: [0, 0, 0.5, 30, 10, 0.5, 60, 40, 0.9], pen: "pen", width: 4 } as unknown as InkThing;

describe("the path of a stroke", () => {
  it("is a line until what makes outlines is here, which is told, and keeps what was made", async () => {
    vi.stubGlobal("Path2D", Recorded);
    const heard = vi.fn();
    const stop = onOutlines(heard);
    const first = inkPath(INK);
    expect(first).toMatchObject({ outline: null, w: 60, h: 40 });
    expect((first.thin as unknown as Recorded).calls).toContain("lineTo");
    expect(inkPath(INK)).toBe(first);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce(), 10_000);
    const whole = inkPath(INK);
    expect((whole.outline as unknown as Recorded).calls).toContain("quadraticCurveTo");
    expect(whole.thin).toBe(first.thin);
    expect(inkPath(INK)).toBe(whole);
    stop();
    vi.unstubAllGlobals();
  });
});
