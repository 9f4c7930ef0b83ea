import { signal } from "@preact/signals-core";
import { recall, remember } from "@/ui/memory";

/** The three things a first start invites to, and "dismissed". */
export type FirstStep = "opened" | "wrote" | "shared" | "dismissed";

const REMEMBERED = "first-steps";

function read(): ReadonlySet<string> {
  return new Set((recall(REMEMBERED) ?? "").split(",").filter(Boolean));
}

/** What has been done on this device. */
export const firstStepsDone = signal<ReadonlySet<string>>(read());

/** Notes that a step is done; the hint goes away when all are. */
export function noteFirstStep(step: FirstStep): void {
  if (firstStepsDone.peek().has(step)) return;
  const next = new Set([...firstStepsDone.peek(), step]);
  firstStepsDone.value = next;
  remember(REMEMBERED, [...next].join(","));
}
