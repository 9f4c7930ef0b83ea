// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { afterEach, expect, it } from "vitest";
import type { ToolEvent } from "@/tools/input";
import type { LookParts } from "@/tools/makeParts";
import { Pointers } from "@/tools/pointers";

let pointers: Pointers | null = null;

afterEach(() => pointers?.destroy());

function wall(fine: boolean) {
  const host = document.createElement("div");
  document.body.append(host);
  const told: ToolEvent[] = [];
  const nothing = (): void => undefined;
  const parts = { options: { host }, camera: { camera: signal({ x: 0, y: 0, zoom: 1 }) } } as unknown as LookParts;
  pointers = new Pointers({
    parts,
    isWriting: () => false,
    tool: (event) => told.push(event),
    fine: () => fine,
    pan: nothing,
    zoom: nothing,
    menu: nothing,
    cursor: nothing,
    hand: nothing,
  });
  const pointer = (type: string, x: number): void => {
    host.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: "mouse", clientX: x, bubbles: true }));
  };
  const key = (type: "keydown" | "keyup", name: string, held: KeyboardEventInit): boolean =>
    window.dispatchEvent(new KeyboardEvent(type, { key: name, cancelable: true, ...held }));
  return { told, pointer, key };
}

it("keys that make something else of a gesture count while the hand rests, and only during one", () => {
  const { told, pointer, key } = wall(false);
  key("keydown", "Alt", { altKey: true });
  pointer("pointerdown", 10);
  pointer("pointermove", 40);
  expect(key("keydown", "Alt", { altKey: true })).toBe(false);
  key("keydown", "a", { altKey: true });
  key("keyup", "Alt", {});
  expect(told.map((event) => [event.type, "modifiers" in event && event.modifiers.alt])).toEqual([
    ["down", false],
    ["move", false],
    ["move", true],
    ["move", false],
  ]);
  expect(told.at(-1)).toMatchObject({ screen: { x: 40 } });
  pointer("pointerup", 40);
  key("keydown", "Shift", { shiftKey: true });
  expect(told.at(-1)?.type).toBe("up");
});

it("a pen that draws gets no further point by a key", () => {
  const { told, pointer, key } = wall(true);
  pointer("pointerdown", 10);
  pointer("pointermove", 40);
  key("keydown", "Shift", { shiftKey: true });
  expect(told).toHaveLength(2);
});
