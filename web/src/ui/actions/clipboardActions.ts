import { ClipboardPaste, Copy, Scissors } from "lucide-react";
import { type Action, always } from "@/ui/actions/action";
import { onMac } from "@/ui/actions/keys";
import { shownKeys } from "@/ui/actions/shownKeys";
import { selectedItems } from "@/ui/editing/canvasItems";
import { t } from "@/ui/strings/translate";
import { fetchWords } from "@/ui/strings/words";
import { showToast } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";

const some = (room: WallRoom): boolean => selectedItems(room).length > 0;

/** Asks the browser for its own copy or cut, which the wall answers; without leave to, it says which key does. */
function ask(room: WallRoom, command: "copy" | "cut", key: string): void {
  room.wall.focus();
  // The old way, because it works on plain HTTP as well and needs no permission.
  if (!document.execCommand(command)) showToast(t("copy.byKey", { key: shownKeys(key) ?? key }));
}

/** Reads the clipboard where the browser lets a page do so; elsewhere only the key may. */
async function pasteByHand(room: WallRoom): Promise<void> {
  const place = room.wall.pastePlace();
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> =>
      item?.types.includes(type) ? (await item.getType(type)).text() : "";
    const clipping = { text: await read("text/plain"), html: await read("text/html") };
    const [{ pasteInto }] = await Promise.all([import("@/ui/paste/pasteInto"), fetchWords(["editing"])]);
    await pasteInto(room, clipping, place);
  } catch {
    showToast(t("paste.byKey", { key: shownKeys("mod+v") ?? (onMac() ? "⌘V" : "Ctrl+V") }));
  }
}

/** The clipboard. Its keys are the browser's own: it turns them into events that the wall answers. */
export const clipboardActions: readonly Action[] = [
  {
    id: "edit.cut",
    group: "cards",
    labelKey: "edit.cut",
    keys: ["mod+x"],
    keysByBrowser: true,
    icon: Scissors,
    writes: true,
    when: some,
    run: (room) => ask(room, "cut", "mod+x"),
  },
  {
    id: "edit.copy",
    group: "cards",
    labelKey: "action.copy",
    keys: ["mod+c"],
    keysByBrowser: true,
    icon: Copy,
    writes: false,
    when: some,
    run: (room) => ask(room, "copy", "mod+c"),
  },
  {
    id: "edit.paste",
    group: "cards",
    labelKey: "edit.paste",
    keys: ["mod+v"],
    keysByBrowser: true,
    icon: ClipboardPaste,
    writes: true,
    when: always,
    run: (room) => void pasteByHand(room),
  },
];
