// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holdEarlyKeys, keepEarlyKey, takeEarlyKeys } from "@/ui/earlyKeys";
import type { WallDialog, WallStrip } from "@/ui/wall/room";

const opened = () => ({
  writingNotes: signal(false),
  dialog: signal<WallDialog | null>(null),
  strip: signal<WallStrip | null>(null),
});

let wall: string[] = [];
let written: string[] = [];
let stop = (): void => undefined;
const heard = (event: KeyboardEvent): void => void wall.push(event.key);
const press = (...keys: string[]): void => {
  for (const key of keys) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
};

beforeEach(() => {
  wall = [];
  written = [];
  document.body.replaceChildren();
  document.body.addEventListener("keydown", heard);
  document.execCommand = (_command: string, _ui?: boolean, text?: string) => {
    written.push(text ?? "");
    return true;
  };
});

afterEach(() => {
  stop();
  document.body.removeEventListener("keydown", heard);
});

/** Puts something with a field or a button on the page and gives it the keyboard. */
function comes(role: "dialog" | "search", kind: "input" | "button"): HTMLElement {
  const around = document.createElement("div");
  around.setAttribute("role", role);
  const inside = document.createElement(kind);
  around.append(inside);
  document.body.append(around);
  inside.focus();
  return around;
}

it("keeps what is typed before the editor is here from the wall, and gives it to the editor", () => {
  const room = opened();
  stop = holdEarlyKeys(room);
  press("d");
  room.writingNotes.value = true;
  press("H", "i", "x", "Backspace", "Enter", "d", "Shift", "Delete");
  expect(takeEarlyKeys()).toEqual(["H", "i", "Enter", "d"]);
  press("h");
  expect(wall).toEqual(["d", "Shift", "h"]);
  expect(takeEarlyKeys()).toEqual([]);

  room.writingNotes.value = false;
  room.writingNotes.value = true;
  press("a", "Escape");
  expect(room.writingNotes.value).toBe(false);
  press("b");
  expect(wall.at(-1)).toBe("b");
});

it.each([
  ["find", "search"],
  ["palette", "dialog"],
] as const)("what is typed before %s is here is written there, up to the first Enter", async (what, role) => {
  const room = opened();
  stop = holdEarlyKeys(room);
  if (what === "find") room.strip.value = "find";
  else room.dialog.value = "palette";
  press("p", "u", "Enter", "b", "Delete");
  comes(role, "input");
  await Promise.resolve();
  expect(written).toEqual(["pu"]);
  expect(wall).toEqual([]);
  press("v");
  expect(wall).toEqual(["v"]);
});

it.each([
  ["find", "search", ["Enter"]],
  ["link", "dialog", []],
] as const)(
  "an early Enter counts where words are looked for, and answers nothing unseen: %s",
  async (what, role, counted) => {
    const room = opened();
    stop = holdEarlyKeys(room);
    if (what === "find") room.strip.value = "find";
    else room.dialog.value = what;
    press("p", "Enter", "Enter");
    const entered: string[] = [];
    comes(role, "input").addEventListener("keydown", (event) => entered.push(event.key));
    await new Promise((resolve) => setTimeout(resolve));
    expect(entered).toEqual(counted);
  },
);

it("a dialog without a field lets the letters go, and one that was closed again holds nothing", async () => {
  const room = opened();
  stop = holdEarlyKeys(room);
  room.dialog.value = "trash";
  press("x");
  comes("dialog", "button");
  await Promise.resolve();
  expect(written).toEqual([]);
  room.dialog.value = null;
  room.dialog.value = "palette";
  press("a", "Escape");
  expect(room.dialog.value).toBeNull();
  press("b");
  expect(wall).toEqual(["b"]);
});

it("nothing is held where nothing has to be fetched: a filter, and replacing after finding", () => {
  const room = opened();
  stop = holdEarlyKeys(room);
  room.strip.value = "filter";
  press("a");
  room.strip.value = null;
  room.strip.value = "find";
  comes("search", "input");
  room.strip.value = "replace";
  press("b");
  expect(wall).toEqual(["a", "b"]);
});

it("keys that were pressed before anything could answer them belong to what one of them opened", async () => {
  const room = opened();
  stop = holdEarlyKeys(room);
  const pressed = (key: string) => keepEarlyKey(new KeyboardEvent("keydown", { key }));
  expect(pressed("k")).toBe(false);
  room.dialog.value = "palette";
  expect(["a", "l"].map(pressed)).toEqual([true, true]);
  press("i");
  comes("dialog", "input");
  await Promise.resolve();
  expect(written).toEqual(["ali"]);
  expect(pressed("x")).toBe(false);
});
