import { forget, recall, remember } from "@/ui/memory";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";

const KEY = "snapping";
let off = recall(KEY) === "off";

/** Whether what is carried snaps to what lies around it, as this browser was told. */
export function snaps(): boolean {
  return !off;
}

/** Turns snapping off or on again, for this browser. */
export function toggleSnapping(): void {
  off = !off;
  if (off) remember(KEY, "off");
  else forget(KEY);
  showToast(t(off ? "snap.off" : "snap.on"));
}
