import { signal } from "@preact/signals-core";
import { announce } from "@/ui/announce";

/** Something that happened, with at most one thing to do about it. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const SHOWN_AT_ONCE = 3;
let count = 0;

/** The toasts on the screen, oldest first; more than three push the oldest out. */
export const toasts = signal<readonly Toast[]>([]);

/** Shows a toast and says it aloud; the same words twice are one toast. Returns its id. */
export function showToast(text: string, action: Toast["action"] = null): number {
  count += 1;
  toasts.value = [...toasts.peek().filter((toast) => toast.text !== text), { id: count, text, action }].slice(
    -SHOWN_AT_ONCE,
  );
  announce(text);
  return count;
}

/** Takes a toast away. */
export function closeToast(id: number): void {
  toasts.value = toasts.peek().filter((toast) => toast.id !== id);
}
