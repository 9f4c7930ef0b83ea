import { useEffect } from "react";
import { offered } from "@/ui/actions/action";
import { matches, onMac } from "@/ui/actions/keys";
import { actions } from "@/ui/actions/registry";
import type { WallRoom } from "@/ui/wall/room";

/** Whether the keyboard is in a field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
  );
}

/** Whether the focus is somewhere that has its own use for single keys: a menu, a list, a dialog. */
function hasOwnKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("[role=menu],[role=listbox],[role=dialog],[role=alertdialog]") !== null
  );
}

/** Whether the key leafs on through something that scrolls, where the focus is. */
function leafs({ target, key }: KeyboardEvent): boolean {
  const panel = target instanceof Element ? target.closest(".panel-body") : null;
  if (!panel || (key !== "PageDown" && key !== "PageUp")) return false;
  return key === "PageUp" ? panel.scrollTop > 0 : panel.scrollTop + panel.clientHeight < panel.scrollHeight - 1;
}

/** Runs the actions by their keys while a wall is on the screen. What the wall or a field has handled is left alone. */
export function useActionKeys(room: WallRoom): void {
  useEffect(() => {
    const mac = onMac();
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target) || hasOwnKeys(event.target)) return;
      if (room.dialog.peek() !== null || leafs(event)) return;
      const action = actions.find((one) => one.keys?.some((keys) => matches(keys, event, mac)) && offered(one, room));
      if (!action || action.keysByBrowser) return;
      event.preventDefault();
      action.run(room);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [room]);
}
