import { signal } from "@preact/signals-core";

/** What the live region says; the number makes the same words twice two announcements. */
export const announcement = signal<{ readonly text: string; readonly number: number }>({ text: "", number: 0 });

/** Says something to people who use a screen reader. */
export function announce(text: string): void {
  announcement.value = { text, number: announcement.peek().number + 1 };
}
