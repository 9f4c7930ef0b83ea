import { describe, expect, it } from "vitest";
import {
  AT_REST,
  type NavigationPointer,
  type NavigationState,
  type NavigationStep,
  navigate,
} from "@/tools/navigation";
import { wheelMove } from "@/tools/wheel";

function play(...pointers: Partial<NavigationPointer>[]): NavigationStep[] {
  let state: NavigationState = AT_REST;
  return pointers.map((pointer) => {
    const whole = { type: "move", id: 1, screen: { x: 0, y: 0 }, touch: false, middle: false, space: false } as const;
    const step = navigate(state, { ...whole, ...pointer });
    state = step.state;
    return step;
  });
}

const at = (x: number, y: number) => ({ x, y });

describe("pointers that move the wall", () => {
  it("the middle button and the space bar pan, other pointers are the tool's", () => {
    for (const held of [{ middle: true }, { space: true }]) {
      const [down, move, up] = play(
        { type: "down", screen: at(10, 10), ...held },
        { screen: at(15, 30) },
        { type: "up", screen: at(15, 30) },
      );
      expect(down?.taken).toBe(true);
      expect(move?.move).toEqual({ kind: "pan", dx: 5, dy: 20 });
      expect(up?.state.panning).toBeNull();
    }
    expect(play({ type: "down" })[0]?.taken).toBe(false);
  });

  it("two fingers pan with their middle and zoom with their distance, and take over from the tool", () => {
    const steps = play(
      { type: "down", id: 1, touch: true, screen: at(0, 0) },
      { type: "down", id: 2, touch: true, screen: at(100, 0) },
      { id: 2, touch: true, screen: at(200, 0) },
    );
    expect(steps.map(({ taken, took }) => [taken, took])).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ]);
    expect(steps[2]?.move).toEqual({ kind: "pinch", at: at(100, 0), dx: 50, dy: 0, factor: 2 });
  });

  it("one finger alone is the tool's, also after a pinch", () => {
    const steps = play(
      { type: "down", id: 1, touch: true },
      { type: "down", id: 2, touch: true, screen: at(100, 0) },
      { type: "up", id: 2, touch: true },
      { id: 1, touch: true, screen: at(5, 5) },
    );
    expect(steps[3]).toMatchObject({ move: null, taken: false });
  });
});

describe("the wheel", () => {
  const turn = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrl: false, shift: false };

  it("pans, sideways with Shift, and lines count more than pixels", () => {
    expect(wheelMove({ ...turn, deltaX: 4, deltaY: 10 })).toEqual({ kind: "pan", dx: -4, dy: -10 });
    expect(wheelMove({ ...turn, deltaY: 10, shift: true })).toEqual({ kind: "pan", dx: -10, dy: 0 });
    expect(wheelMove({ ...turn, deltaY: 3, deltaMode: 1 })).toEqual({ kind: "pan", dx: 0, dy: -60 });
  });

  it("zooms with Ctrl: a pinch finely, a notch by less than a third, and back again exactly", () => {
    const factor = (deltaY: number): number => {
      const move = wheelMove({ ...turn, deltaY, ctrl: true });
      return move.kind === "zoom" ? move.factor : Number.NaN;
    };
    expect(factor(-2)).toBeCloseTo(Math.exp(0.02));
    expect(factor(-120)).toBeLessThan(1.3);
    expect(factor(-120) * factor(120)).toBeCloseTo(1);
  });
});
