import { signal } from "@preact/signals-core";
import { recall, remember } from "@/ui/memory";

/** What a screen reader is told of what others do on the wall: nothing, what concerns cards of one's own, or everything. */
export type Telling = "off" | "mine" | "all";

const REMEMBERED = "telling";

function initial(): Telling {
  const kept = recall(REMEMBERED);
  return kept === "off" || kept === "all" ? kept : "mine";
}

/** What is told in this browser. */
export const telling = signal<Telling>(initial());

/** Chooses what is told for good. */
export function chooseTelling(next: Telling): void {
  remember(REMEMBERED, next);
  telling.value = next;
}
