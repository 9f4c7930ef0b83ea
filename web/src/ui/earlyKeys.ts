/**
 * What is typed after something was opened and before it is here: editors, dialogs and strips are fetched when they are first needed.
 * Without this, letters would be keys of the wall, and Delete would delete there.
 */
import { isTyping } from "@/ui/actions/isTyping";
import type { WallRoom } from "@/ui/wall/room";

type Room = Pick<WallRoom, "writingNotes" | "dialog" | "strip">;

/** Keys that mean something together with others, or lead on: they are nobody's letters. */
const PASSED: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Tab"]);

let held: string[] | null = null;
let release = (): void => undefined;
let keep = (_event: KeyboardEvent): boolean => false;

/** Letters and Enter that were pressed since somebody began to write notes and before there was a field for them; ends holding. */
export function takeEarlyKeys(): readonly string[] {
  const keys = held ?? [];
  release();
  return keys;
}

/** Keeps a key that was pressed earlier, if something that was opened meanwhile waits for its field; returns whether it did. */
export function keepEarlyKey(event: KeyboardEvent): boolean {
  return keep(event);
}

/** Holds keys whenever something was opened on this wall that is written in, until it is here or closed again. */
export function holdEarlyKeys(room: Room): () => void {
  const stops = [
    follow(
      room.writingNotes,
      (writing, before) => writing && !before,
      (close) => hold(close),
    ),
    follow(room.dialog, (dialog, before) => dialog !== null && before === null, holdForField),
    // A filter is not written in; what replaces stands where what finds stood.
    follow(room.strip, (strip, before) => before === null && (strip === "find" || strip === "replace"), holdForField),
  ];
  return () => {
    for (const stop of stops) stop();
    release();
  };
}

interface Opened<T> {
  value: T;
  peek(): T;
  subscribe(heard: (value: T) => void): () => void;
}

function follow<T extends string | boolean | null>(
  opened: Opened<T>,
  begins: (now: T, before: T) => boolean,
  begin: (close: () => void) => void,
): () => void {
  const closed = (typeof opened.peek() === "boolean" ? false : null) as T;
  let before = closed;
  return opened.subscribe((now) => {
    if (now === closed && before !== closed) release();
    if (begins(now, before)) {
      release();
      begin(() => {
        opened.value = closed;
      });
    }
    before = now;
  });
}

/** Keeps keys until somebody takes them; Escape closes what was opened. */
function hold(close: () => void): AbortSignal {
  const stop = new AbortController();
  const keys: string[] = [];
  held = keys;
  release = () => {
    stop.abort();
    held = null;
    keep = () => false;
  };
  keep = (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (isTyping(event.target) || ctrlKey || metaKey || altKey || PASSED.has(key)) return false;
    if (key === "Escape") close();
    else if (key === "Backspace") keys.pop();
    else if (key === "Enter" || [...key].length === 1) keys.push(key);
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!keep(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", onKey, { capture: true, signal: stop.signal });
  return stop.signal;
}

/**
 * Keeps keys until a field has the keyboard, which gets the letters before the first Enter; what has no field gets nothing. Where
 * something is looked for the Enter counts, too: any other dialog is not answered before it was seen.
 */
function holdForField(close: () => void): void {
  const signal = hold(close);
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const isHere = target.closest("[role=dialog], [role=alertdialog], [role=search], search") !== null;
    if (!isHere) return;
    const keys = takeEarlyKeys();
    const enter = keys.indexOf("Enter");
    const letters = (enter < 0 ? keys : keys.slice(0, enter)).join("");
    if (letters === "" || !isTyping(target)) return;
    write(target, letters);
    if (enter >= 0 && target.closest("[role=search], search") !== null) setTimeout(() => enterIn(target));
  };
  document.addEventListener("focusin", onFocus, { signal });
  document.addEventListener("pointerdown", () => release(), { signal, capture: true });
}

function enterIn(field: HTMLElement): void {
  if (document.activeElement !== field) return;
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
}

/** As if it had been typed: whoever listens to the field hears of it. */
function write(field: HTMLElement, letters: string): void {
  queueMicrotask(() => {
    // A dialog may take the keyboard for itself while it comes.
    if (document.activeElement !== field) field.focus();
    // The old way, because nothing else goes through the same events as a keyboard.
    if (document.activeElement === field) document.execCommand("insertText", false, letters);
  });
}
