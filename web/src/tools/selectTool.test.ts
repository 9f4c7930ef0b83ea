import { describe, expect, it } from "vitest";
import type { Hit } from "@/canvas/hit";
import type { LinkId } from "@/document/links";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { Effect, ToolView } from "@/tools/effects";
import { handTool } from "@/tools/handTool";
import { NO_MODIFIERS, type PointerAt, type ToolEvent } from "@/tools/input";
import { cardTool, mapTool } from "@/tools/placeTool";
import { type SelectState, selectTool } from "@/tools/selectTool";

const card = (name: string): Hit => ({ kind: "card", card: name as CardId, place: "canvas", slot: 0 });
const EMPTY: Hit = { kind: "empty" };

function point(x: number, y: number, more: Partial<PointerAt> = {}): PointerAt {
  return { screen: { x, y }, board: { x, y }, pointer: "mouse", modifiers: NO_MODIFIERS, ...more };
}

/** Drives the select tool with a wall that answers from fixed things. */
function drive(
  options: { hit?: Hit; selection?: string[]; inBox?: string[]; readOnly?: boolean; locked?: string[] } = {},
) {
  const selection = new Set(options.selection as CardId[] | undefined);
  const effects: Effect[] = [];
  let state: SelectState = selectTool.idle;
  const view: ToolView = {
    readOnly: options.readOnly ?? false,
    selection,
    penSeen: false,
    grip: () => null,
    hit: () => options.hit ?? EMPTY,
    locked: (item) => options.locked?.includes(item) ?? false,
    itemsIn: () => (options.inBox ?? []) as CardId[],
  };
  const feed = (event: ToolEvent): void => {
    const step = selectTool.next(state, event, view);
    state = step.state;
    effects.push(...step.effects);
  };
  const send = (type: "down" | "move" | "up" | "double", at: PointerAt): void => feed({ type, ...at });
  return { send, feed, effects, done: () => effects.map((effect) => effect.do), mode: () => state.mode };
}

const SHIFT = { modifiers: { ...NO_MODIFIERS, shift: true } };

describe("clicking", () => {
  it("selects and focuses a card as soon as the button goes down", () => {
    const tool = drive({ hit: card("a") });
    tool.send("down", point(5, 5));
    expect(tool.effects).toEqual([
      { do: "focus", hit: card("a") },
      { do: "select", items: ["a"] },
    ]);
    tool.send("up", point(5, 5));
    expect(tool.mode()).toBe("idle");
  });

  it("selects an arrow between two cells when the button is let go, and writes on none by a double click", () => {
    const arrow = { kind: "arrow", map: "m" as MapId, link: "l" as LinkId } as const;
    const tool = drive({ hit: arrow });
    tool.send("down", point(5, 5));
    tool.send("up", point(5, 5));
    expect(tool.effects.at(-1)).toEqual({ do: "target", target: { map: "m", link: "l" } });
    const twice = drive({ hit: arrow });
    twice.send("double", point(5, 5));
    expect(twice.effects).toEqual([]);
  });

  it("selects an empty cell: what can be said of it is shown", () => {
    const cell: Hit = { kind: "cell", map: "m" as MapId, lane: "l" as LaneId, column: "c" as ColumnId };
    const tool = drive({ hit: cell });
    tool.send("down", point(5, 5));
    tool.send("up", point(5, 5));
    expect(tool.effects.at(-1)).toEqual({ do: "target", target: { map: "m", lane: "l", column: "c" } });
  });

  it("adds and takes away with Shift", () => {
    const adding = drive({ hit: card("b"), selection: ["a"] });
    adding.send("down", point(5, 5, SHIFT));
    expect(adding.effects.at(-1)).toEqual({ do: "toggle", item: "b" });
    const taking = drive({ hit: card("b"), selection: ["a", "b"] });
    taking.send("down", point(5, 5, SHIFT));
    expect(taking.effects.at(-1)).toEqual({ do: "toggle", item: "b" });
  });

  it("selects what is locked and never picks it up", () => {
    const tool = drive({ hit: card("a"), locked: ["a"] });
    tool.send("down", point(5, 5));
    tool.send("move", point(60, 60));
    expect(tool.effects[1]).toEqual({ do: "select", items: ["a"] });
    expect(tool.done()).not.toContain("carry");
    expect(tool.mode()).toBe("marquee");
  });

  it("keeps a selection that may be about to move, and narrows it when it was only a click", () => {
    const tool = drive({ hit: card("a"), selection: ["a", "b"] });
    tool.send("down", point(5, 5));
    expect(tool.done()).toEqual(["focus"]);
    tool.send("up", point(6, 5));
    expect(tool.effects.at(-1)).toEqual({ do: "select", items: ["a"] });
  });

  it("on the empty wall selects nothing, with Shift leaves the selection alone", () => {
    const plain = drive({ selection: ["a"] });
    plain.send("down", point(5, 5));
    plain.send("up", point(5, 5));
    expect(plain.effects.at(-1)).toEqual({ do: "select", items: [] });
    const held = drive({ selection: ["a"] });
    held.send("down", point(5, 5, SHIFT));
    held.send("up", point(5, 5, SHIFT));
    expect(held.effects).toEqual([]);
  });

  it("on a header makes it the target", () => {
    const hit: Hit = {
      kind: "column",
      map: "m" as MapId,
      column: "c" as ColumnId,
      card: null,
      box: { x: 0, y: 0, w: 1, h: 1 },
    };
    const tool = drive({ hit });
    tool.send("down", point(5, 5));
    tool.send("up", point(5, 5));
    expect(tool.effects.at(-1)).toEqual({ do: "target", target: { map: "m", column: "c" } });
  });

  it("twice edits a card, creates on the empty wall and in a cell, and does neither when only reading", () => {
    const cell: Hit = { kind: "cell", map: "m" as MapId, lane: "l" as LaneId, column: "c" as ColumnId };
    const does = (hit: Hit, readOnly = false): string[] => {
      const tool = drive({ hit, readOnly });
      tool.send("double", point(5, 5));
      return tool.done();
    };
    expect([does(card("a")), does(EMPTY), does(cell), does(card("a"), true)]).toEqual([
      ["edit"],
      ["create"],
      ["create"],
      [],
    ]);
  });
});

describe("dragging", () => {
  it("from the empty wall draws a marquee, live, and leaves it on release", () => {
    const tool = drive({ inBox: ["x", "y"] });
    tool.send("down", point(10, 10));
    tool.send("move", point(12, 11));
    expect(tool.mode()).toBe("pressing");
    tool.send("move", point(110, 60));
    expect(tool.effects).toEqual([
      { do: "marquee", box: { x: 10, y: 10, w: 100, h: 50 } },
      { do: "select", items: ["x", "y"] },
    ]);
    tool.send("up", point(110, 60));
    expect(tool.effects.at(-1)).toEqual({ do: "marquee", box: null });
  });

  it("with Shift adds to what was selected before", () => {
    const tool = drive({ inBox: ["x"], selection: ["a"] });
    tool.send("down", point(10, 10, SHIFT));
    tool.send("move", point(110, 60, SHIFT));
    expect(tool.effects.at(-1)).toEqual({ do: "select", items: ["a", "x"] });
  });

  it("a card carries it, and drops it once", () => {
    const tool = drive({ hit: card("a"), selection: ["a"] });
    tool.send("down", point(0, 0));
    tool.send("move", point(30, 0));
    tool.send("move", point(60, 0));
    tool.send("up", point(60, 0));
    expect(tool.done()).toEqual(["focus", "carry", "carryTo", "carryTo", "drop"]);
  });

  it("given up, puts everything back", () => {
    const carried = drive({ hit: card("a") });
    carried.send("down", point(0, 0));
    carried.send("move", point(30, 0));
    carried.feed({ type: "cancel" });
    expect(carried.effects.at(-1)).toEqual({ do: "carryCancel" });
    const marquee = drive({ inBox: ["x"], selection: ["a"] });
    marquee.send("down", point(0, 0, SHIFT));
    marquee.send("move", point(30, 30, SHIFT));
    marquee.feed({ type: "cancel" });
    expect(marquee.effects.slice(-2)).toEqual([
      { do: "marquee", box: null },
      { do: "select", items: ["a"] },
    ]);
  });

  it("carries nothing when only reading", () => {
    const tool = drive({ hit: card("a"), readOnly: true });
    tool.send("down", point(0, 0));
    tool.send("move", point(30, 0));
    expect(tool.mode()).toBe("marquee");
  });
});

describe("a finger", () => {
  const touch = (x: number, y: number): PointerAt => point(x, y, { pointer: "touch" });

  it("pans from the empty wall and from cards that are not selected", () => {
    for (const hit of [EMPTY, card("a")]) {
      const tool = drive({ hit });
      tool.send("down", touch(0, 0));
      tool.send("move", touch(0, 30));
      tool.send("move", touch(5, 40));
      expect(tool.effects).toEqual([
        { do: "pan", dx: 0, dy: 30 },
        { do: "pan", dx: 5, dy: 10 },
      ]);
    }
  });

  it("selects with a tap and then carries", () => {
    const tap = drive({ hit: card("a") });
    tap.send("down", touch(0, 0));
    tap.send("up", touch(2, 2));
    expect(tap.effects.at(-1)).toEqual({ do: "select", items: ["a"] });
    const held = drive({ hit: card("a"), selection: ["a"] });
    held.send("down", touch(0, 0));
    held.send("move", touch(0, 30));
    expect(held.mode()).toBe("carrying");
  });
});

describe("other tools", () => {
  const view: ToolView = {
    readOnly: false,
    selection: new Set(),
    penSeen: false,
    locked: () => false,
    grip: () => null,
    hit: () => EMPTY,
    itemsIn: () => [],
  };

  it("the hand pans and selects nothing", () => {
    const down = handTool.next(handTool.idle, { type: "down", ...point(0, 0) }, view);
    const moved = handTool.next(down.state, { type: "move", ...point(7, 9) }, view);
    expect(moved.effects).toEqual([{ do: "pan", dx: 7, dy: 9 }]);
    expect(handTool.next(moved.state, { type: "up", ...point(7, 9) }, view).state).toEqual({ mode: "idle" });
  });

  it("placing tools place once and hand back", () => {
    for (const [tool, place] of [
      [cardTool, "create"],
      [mapTool("kanban"), "placeMap"],
    ] as const) {
      const down = tool.next(tool.idle, { type: "down", ...point(1, 1) }, view);
      const up = tool.next(down.state, { type: "up", ...point(1, 1) }, view);
      expect(up.effects.map((effect) => effect.do)).toEqual(["tool", place]);
    }
  });
});
