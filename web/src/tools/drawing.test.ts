import { describe, expect, it } from "vitest";
import type { Hit } from "@/canvas/hit";
import type { ConnectorId, ItemId, ThingId } from "@/document/things";
import { connectorTool } from "@/tools/connectorTool";
import { drawTool } from "@/tools/drawTool";
import type { Effect, Tool, ToolView } from "@/tools/effects";
import { strokeThing } from "@/tools/inking";
import { NO_MODIFIERS, type PointerAt, type ToolEvent } from "@/tools/input";
import { eraserTool, penTool } from "@/tools/penTool";
import { selectTool } from "@/tools/selectTool";

function point(x: number, y: number, more: Partial<PointerAt> = {}): PointerAt {
  return { screen: { x, y }, board: { x, y }, pointer: "mouse", modifiers: NO_MODIFIERS, ...more };
}

const SHIFT = { modifiers: { ...NO_MODIFIERS, shift: true } };

function drive<State>(tool: Tool<State>, more: Partial<ToolView> = {}) {
  let state = tool.idle;
  const effects: Effect[] = [];
  const view: ToolView = {
    readOnly: false,
    selection: new Set(),
    penSeen: false,
    locked: () => false,
    grip: () => null,
    hit: () => ({ kind: "empty" }),
    itemsIn: () => [],
    ...more,
  };
  const feed = (event: ToolEvent): void => {
    const step = tool.next(state, event, view);
    state = step.state;
    effects.push(...step.effects);
  };
  const send = (type: "down" | "move" | "up", at: PointerAt): void => feed({ type, ...at });
  return { send, feed, effects, done: () => effects.map((effect) => effect.do), idle: () => state === tool.idle };
}

describe("drawing a shape", () => {
  it("shows the box while it is drawn and makes it in one go", () => {
    const tool = drive(drawTool("ellipse"));
    tool.send("down", point(10, 10));
    tool.send("move", point(60, 40));
    tool.send("up", point(110, 60));
    expect(tool.effects.at(0)).toEqual({ do: "draw", kind: "ellipse", box: { x: 10, y: 10, w: 50, h: 30 } });
    expect(tool.effects.at(-1)).toMatchObject({ do: "make", kind: "ellipse", box: { x: 10, y: 10, w: 100, h: 50 } });
    expect(tool.done().slice(-3)).toEqual(["draw", "tool", "make"]);
  });

  it("makes a square with Shift, whichever way the hand goes", () => {
    const tool = drive(drawTool("rectangle"));
    tool.send("down", point(100, 100));
    tool.send("move", point(40, 90, SHIFT));
    expect(tool.effects.at(-1)).toMatchObject({ box: { x: 40, y: 100 - 60, w: 60, h: 60 } });
  });

  it("puts one of its usual size with a click, and nothing when it is taken away or one may only look", () => {
    const click = drive(drawTool("frame"));
    click.send("down", point(10, 10));
    click.send("up", point(11, 10));
    expect(click.effects.at(-1)).toMatchObject({ do: "make", kind: "frame", box: null });
    const taken = drive(drawTool("frame"));
    taken.send("down", point(10, 10));
    taken.feed({ type: "cancel" });
    expect(taken.effects).toEqual([{ do: "draw", kind: "frame", box: null }]);
    const reader = drive(drawTool("frame"), { readOnly: true });
    reader.send("down", point(10, 10));
    reader.send("up", point(90, 90));
    expect(reader.done()).not.toContain("make");
  });
});

describe("drawing a connector", () => {
  it("goes with a drag or with two clicks", () => {
    const drag = drive(connectorTool);
    drag.send("down", point(0, 0));
    drag.send("move", point(50, 0));
    drag.send("up", point(90, 0));
    expect(drag.done()).toEqual(["connect", "gripTo", "gripDrop", "tool"]);
    const clicks = drive(connectorTool);
    clicks.send("down", point(0, 0));
    clicks.send("up", point(1, 0));
    expect(clicks.idle()).toBe(false);
    clicks.send("down", point(90, 0));
    clicks.send("up", point(90, 0));
    expect(clicks.done()).toEqual(["connect", "gripTo", "gripDrop", "tool"]);
  });

  it("is let go when it is taken away", () => {
    const tool = drive(connectorTool);
    tool.send("down", point(0, 0));
    tool.feed({ type: "cancel" });
    expect(tool.done()).toEqual(["connect", "gripCancel"]);
    expect(tool.idle()).toBe(true);
  });
});

describe("a pen", () => {
  it("draws from where it goes down to where it lifts", () => {
    const tool = drive(penTool("pen"));
    tool.send("down", point(0, 0));
    tool.send("move", point(5, 5));
    tool.send("up", point(9, 9));
    expect(tool.done()).toEqual(["ink", "inkTo", "inkTo", "inkEnd"]);
  });

  it("leaves the wall to fingers once it has been seen; before, a finger draws", () => {
    const finger = { pointer: "touch" } as const;
    const before = drive(penTool("highlighter"));
    before.send("down", point(0, 0, finger));
    expect(before.done()).toEqual(["ink"]);
    const after = drive(penTool("highlighter"), { penSeen: true });
    after.send("down", point(0, 0, finger));
    after.send("move", point(30, 10, finger));
    after.send("up", point(30, 10, finger));
    expect(after.effects).toEqual([{ do: "pan", dx: 30, dy: 10 }]);
  });

  it("and the eraser let go of what they were doing when a second finger comes", () => {
    for (const tool of [drive(penTool("pen")), drive(eraserTool)]) {
      tool.send("down", point(0, 0));
      tool.feed({ type: "cancel" });
      expect(tool.done().at(-1)).toBe("inkCancel");
      expect(tool.idle()).toBe(true);
    }
  });

  it("leaves a stroke whose points are told from the corner of its box", () => {
    const stroke = strokeThing([10.26, 20.9, 0.333, 13.8, 18.2, 1], "pen", { color: "blue", width: 4 });
    expect(stroke).toEqual({
      type: "ink",
      box: { x: 10, y: 18, w: 4, h: 3 },
      points: [0.5, 3, 0.33, 4, 0, 1],
      pen: "pen",
      width: 4,
      color: "blue",
    });
  });
});

describe("selecting painted items", () => {
  const thing: Hit = { kind: "thing", thing: "t" as ThingId };
  const connector: Hit = { kind: "connector", connector: "c" as ConnectorId };

  it("goes by click like with cards", () => {
    for (const [hit, id] of [
      [thing, "t"],
      [connector, "c"],
    ] as const) {
      const tool = drive(selectTool, { hit: () => hit });
      tool.send("down", point(0, 0));
      expect(tool.effects).toEqual([
        { do: "focus", hit },
        { do: "select", items: [id] },
      ]);
    }
  });

  it("does not carry what is locked, but draws a marquee over it", () => {
    const tool = drive(selectTool, { hit: () => thing, locked: () => true, selection: new Set(["t" as ItemId]) });
    tool.send("down", point(0, 0));
    tool.send("move", point(50, 50));
    expect(tool.done()).not.toContain("carry");
    expect(tool.done()).toContain("marquee");
  });

  it("takes hold of a grip before what lies below, but only once the hand moves", () => {
    const grip = { kind: "resize", x: 1, y: 1 } as const;
    const tool = drive(selectTool, { hit: () => thing, grip: () => grip });
    tool.send("down", point(0, 0));
    expect(tool.effects).toEqual([]);
    tool.send("move", point(20, 20));
    tool.send("up", point(30, 30));
    expect(tool.done()).toEqual(["grip", "gripTo", "gripDrop"]);
    const taken = drive(selectTool, { grip: () => grip });
    taken.send("down", point(0, 0));
    taken.send("move", point(20, 20));
    taken.feed({ type: "cancel" });
    expect(taken.done().at(-1)).toBe("gripCancel");
  });
});
