import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { ToastCard } from "@/ui/toasts/ToastCard";
import { toasts } from "@/ui/toasts/toasts";

/** The toasts, at the bottom of the window. */
export function ToastStack() {
  const t = useText();
  const shown = useSignal(toasts);
  if (shown.length === 0) return null;
  return (
    <section className="toasts" aria-label={t("toast.region")}>
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}
