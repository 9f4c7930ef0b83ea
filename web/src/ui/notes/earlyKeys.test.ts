// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { expect, it } from "vitest";
import { holdEarlyKeys, takeEarlyKeys } from "@/ui/notes/earlyKeys";

it("keeps what is typed before the editor is here from the wall, and gives it to the editor", () => {
  const room = { writingNotes: signal(false) };
  const wall: string[] = [];
  const heard = (event: KeyboardEvent): void => void wall.push(event.key);
  document.body.addEventListener("keydown", heard);
  const press = (...keys: string[]): void => {
    for (const key of keys) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  };
  const stop = holdEarlyKeys(room);
  press("d");
  room.writingNotes.value = true;
  press("H", "i", "x", "Backspace", "Enter", "d", "Shift");
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
  stop();
  document.body.removeEventListener("keydown", heard);
});
