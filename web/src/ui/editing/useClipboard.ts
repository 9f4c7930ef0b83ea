import { useEffect } from "react";
import { copyItems } from "@/document/commands/clipboardItems";
import { blockOf } from "@/maps/blockOf";
import type { PastePlace } from "@/tools/wallContract";
import { isTyping } from "@/ui/actions/isTyping";
import { fetchActions } from "@/ui/actions/useActionKeys";
import { announce } from "@/ui/announce";
import { selectedItems } from "@/ui/editing/canvasItems";
import { fetchLater } from "@/ui/late";
import { clippingOf } from "@/ui/paste/clipping";
import type { Given } from "@/ui/paste/takeGiven";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** Whether the page has something of its own to copy: a field, or words that somebody marked. */
function isOccupied(event: ClipboardEvent, room: WallRoom): boolean {
  if (event.defaultPrevented || isTyping(event.target) || isTyping(document.activeElement)) return true;
  return room.dialog.peek() !== null || (event.type !== "paste" && String(document.getSelection() ?? "") !== "");
}

/** Puts the selected items onto the clipboard; `true` when there were any. */
function copy(event: ClipboardEvent, room: WallRoom): boolean {
  const items = selectedItems(room);
  if (isOccupied(event, room) || items.length === 0 || !event.clipboardData) return false;
  const selection = room.wall.selection.peek();
  const place = room.wall.pastePlace();
  const cells = blockOf(room.board.state, selection.cards, place.kind === "map" ? place.map : null);
  const { text, html } = clippingOf(copyItems(room.board, selection, room.id, cells));
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData("text/html", html);
  event.preventDefault();
  announce(t("copy.cards", { count: items.length }));
  return true;
}

/** What a clipboard or a hand brings; it can only be read while it is told. */
function given(data: DataTransfer): Given | null {
  const text = data.getData("text/plain");
  const html = data.getData("text/html");
  const files = [...data.files];
  return text + html === "" && files.length === 0 ? null : { text, html, files };
}

function take(event: Event, given: Given, room: WallRoom, place: PastePlace): void {
  event.preventDefault();
  void import("@/ui/paste/takeGiven").then(({ takeGiven }) => takeGiven(room, given, place));
}

function paste(event: ClipboardEvent, room: WallRoom): void {
  const what = event.clipboardData && !isOccupied(event, room) ? given(event.clipboardData) : null;
  if (what) take(event, what, room, room.wall.pastePlace());
}

function drop(event: DragEvent, room: WallRoom): void {
  // Words may be dropped into a field; a dialog lies above the wall.
  if (isTyping(event.target)) return;
  event.preventDefault();
  const what = event.dataTransfer && room.dialog.peek() === null ? given(event.dataTransfer) : null;
  if (what) take(event, what, room, room.wall.pastePlace({ x: event.clientX, y: event.clientY }));
}

// What is dropped without a connection needs it as well.
fetchLater(() => import("@/ui/paste/takeGiven"));

/** Copy, cut, paste and drop while a wall is on the screen, by the browser's own keys and menus. */
export function useClipboard(room: WallRoom): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("copy", (event) => void copy(event, room), { signal });
    document.addEventListener("cut", (event) => room.mayWrite.peek() && copy(event, room) && remove(room), { signal });
    document.addEventListener("paste", (event) => paste(event, room), { signal });
    // Otherwise the browser would leave the wall for what is dropped on it.
    document.addEventListener("dragover", (event) => isTyping(event.target) || event.preventDefault(), { signal });
    document.addEventListener("drop", (event) => drop(event, room), { signal });
    return () => stop.abort();
  }, [room]);
}

function remove(room: WallRoom): void {
  void fetchActions().then((actions) => actions.find(({ id }) => id === "card.delete")?.run(room));
}
