import { useEffect } from "react";
import { copyItems } from "@/document/commands/clipboardItems";
import { fetchActions, isTyping } from "@/ui/actions/useActionKeys";
import { announce } from "@/ui/announce";
import { selectedItems } from "@/ui/editing/canvasItems";
import { clippingOf } from "@/ui/paste/clipping";
import { t } from "@/ui/strings/translate";
import { fetchWords } from "@/ui/strings/words";
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
  const { text, html } = clippingOf(copyItems(room.board, room.wall.selection.peek()));
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData("text/html", html);
  event.preventDefault();
  announce(t("copy.cards", { count: items.length }));
  return true;
}

function paste(event: ClipboardEvent, room: WallRoom): void {
  const data = event.clipboardData;
  if (!data || isOccupied(event, room)) return;
  const clipping = { text: data.getData("text/plain"), html: data.getData("text/html") };
  if (clipping.text === "" && clipping.html === "") return;
  event.preventDefault();
  const place = room.wall.pastePlace();
  const parts = Promise.all([import("@/ui/paste/pasteInto"), fetchWords(["editing"])]);
  void parts.then(([{ pasteInto }]) => pasteInto(room, clipping, place));
}

/** Copy, cut and paste of items while a wall is on the screen, by the browser's own keys and menus. */
export function useClipboard(room: WallRoom): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("copy", (event) => void copy(event, room), { signal });
    document.addEventListener("cut", (event) => room.mayWrite.peek() && copy(event, room) && remove(room), { signal });
    document.addEventListener("paste", (event) => paste(event, room), { signal });
    return () => stop.abort();
  }, [room]);
}

function remove(room: WallRoom): void {
  void fetchActions().then((actions) => actions.find(({ id }) => id === "card.delete")?.run(room));
}
