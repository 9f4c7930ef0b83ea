import type { NewAgreement } from "@/api/dto";
import type { AgreementStore } from "@/ui/agreements/agreementStore";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";

/** An answer that takes longer than this is worth a word. */
const SOON_MS = 1_500;

/** Says what became of something written down: that everybody has it, or that it waits on this device. A refusal speaks for itself. */
export function tellWritten(store: AgreementStore, id: string, kind: NewAgreement["kind"]): void {
  let told = false;
  const waits = setTimeout(() => {
    told = true;
    showToast(t(store.outbox.isKept(id) ? "capture.waits" : "capture.waitsOnlyHere"));
    stop();
  }, SOON_MS);
  const stop = store.unsent.subscribe((unsent) => {
    const entry = unsent.find((one) => one.id === id);
    if (told || (entry && !entry.refused)) return;
    told = true;
    clearTimeout(waits);
    if (!entry) showToast(t(kind === "decision" ? "capture.decided" : "capture.noted"));
    // The first call comes while subscribing, before there is something to stop.
    queueMicrotask(() => stop());
  });
}
