import { isTyping } from "@/ui/actions/useActionKeys";
import type { WallRoom } from "@/ui/wall/room";

let held: string[] | null = null;
let release = (): void => undefined;

/** Letters and Enter that were pressed since somebody began to write notes and before there was a field for them; ends holding. */
export function takeEarlyKeys(): readonly string[] {
  const keys = held ?? [];
  release();
  return keys;
}

/**
 * The editor of notes is fetched when it is first needed. What is typed until it is here belongs into it: without this, letters would be keys
 * of the wall.
 */
export function holdEarlyKeys(room: Pick<WallRoom, "writingNotes">): () => void {
  const stopFollowing = room.writingNotes.subscribe((writing) => {
    release();
    if (writing) hold(room);
  });
  return () => {
    stopFollowing();
    release();
  };
}

function hold(room: Pick<WallRoom, "writingNotes">): void {
  const stop = new AbortController();
  const keys: string[] = [];
  held = keys;
  release = () => {
    stop.abort();
    held = null;
  };
  const onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (isTyping(event.target) || ctrlKey || metaKey || altKey) return;
    if (key === "Escape") room.writingNotes.value = false;
    else if (key === "Backspace") keys.pop();
    else if (key === "Enter" || [...key].length === 1) keys.push(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", onKey, { capture: true, signal: stop.signal });
}
