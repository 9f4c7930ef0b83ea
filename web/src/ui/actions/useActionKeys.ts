import { useEffect } from "react";
import { type Action, offered } from "@/ui/actions/action";
import { isTyping } from "@/ui/actions/isTyping";
import { matches, onMac } from "@/ui/actions/keys";
import type { WallRoom } from "@/ui/wall/room";

/** Whether the focus is somewhere that has its own use for single keys: a menu, a list, a dialog. */
function hasOwnKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("[role=menu],[role=listbox],[role=dialog],[role=alertdialog]") !== null
  );
}

/** Whether the focus is in the panel: Escape goes back from there to what it is about. */
function inPanel(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".panel") !== null;
}

/** Whether the key leafs on through something that scrolls, where the focus is. */
function leafs({ target, key }: KeyboardEvent): boolean {
  const panel = target instanceof Element ? target.closest(".panel-body") : null;
  if (!panel || (key !== "PageDown" && key !== "PageUp")) return false;
  return key === "PageUp" ? panel.scrollTop > 0 : panel.scrollTop + panel.clientHeight < panel.scrollHeight - 1;
}

/** What keeps letters for what an action opened: here before any action is. */
const fetchEarlyKeys = () => import("@/ui/earlyKeys");

/** Fetches everything that can be done on a wall. */
export async function fetchActions(): Promise<readonly Action[]> {
  const [{ actions }] = await Promise.all([import("@/ui/actions/registry"), fetchEarlyKeys()]);
  return actions;
}

/**
 * Runs the actions by their keys while a wall is on the screen. What the wall or a field has handled is left alone. The actions are
 * fetched beside the first picture; keys that are pressed before they are here are answered in their order when they are: what follows a key that
 * opened something belongs to that.
 */
export function useActionKeys(room: WallRoom): void {
  useEffect(() => {
    const mac = onMac();
    let actions: readonly Action[] | null = null;
    const answer = (event: KeyboardEvent, known: readonly Action[]): void => {
      const action = known.find((one) => one.keys?.some((keys) => matches(keys, event, mac)) && offered(one, room));
      if (!action || action.keysByBrowser) return;
      event.preventDefault();
      action.run(room);
    };
    const whenHere = (run: (known: readonly Action[]) => void): void => {
      fetchActions().then(run, () => undefined); // the next key asks again
    };
    const waiting: KeyboardEvent[] = [];
    let early: Awaited<ReturnType<typeof fetchEarlyKeys>> | null = null;
    let stopHolding: (() => void) | null = null;
    let over = false;
    fetchEarlyKeys().then(
      (part) => {
        if (over) return;
        early = part;
        stopHolding = part.holdEarlyKeys(room);
      },
      () => undefined,
    );
    const answerWaiting = (known: readonly Action[]): void => {
      actions = known;
      for (const event of waiting.splice(0)) if (!over && !early?.keepEarlyKey(event)) answer(event, known);
    };
    whenHere(answerWaiting);
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target) || hasOwnKeys(event.target)) return;
      if (room.dialog.peek() !== null || leafs(event)) return;
      if (event.key === "Escape" && inPanel(event.target)) {
        event.preventDefault();
        room.wall.focus();
        return;
      }
      if (event.key === "Escape" && room.wall.tool.peek() !== "select") {
        // The wall itself answers Escape; a tool is laid down from wherever the keyboard is.
        event.preventDefault();
        room.wall.setTool("select");
        return;
      }
      if (actions) answer(event, actions);
      else {
        waiting.push(event);
        whenHere(answerWaiting);
      }
    };
    addEventListener("keydown", onKey);
    return () => {
      over = true;
      stopHolding?.();
      removeEventListener("keydown", onKey);
    };
  }, [room]);
}
