import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { PlainButton } from "@/ui/controls/PlainButton";
import { useText } from "@/ui/strings/translate";
import { closeToast, type Toast } from "@/ui/toasts/toasts";

const STAYS_MS = 9_000;

/** One toast. It goes by itself, but never while a pointer or the focus is on it. */
export function ToastCard({ toast }: { readonly toast: Toast }) {
  const t = useText();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => closeToast(toast.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  const hold = { onPointerEnter: () => setHeld(true), onFocus: () => setHeld(true) };
  const release = { onPointerLeave: () => setHeld(false), onBlur: () => setHeld(false) };
  return (
    <div className="toast" {...hold} {...release}>
      <span>{toast.text}</span>
      {toast.action ? (
        <PlainButton
          className="toast-action"
          onPress={() => {
            toast.action?.run();
            closeToast(toast.id);
          }}
        >
          {toast.action.label}
        </PlainButton>
      ) : null}
      <PlainButton className="toast-close" aria-label={t("action.dismiss")} onPress={() => closeToast(toast.id)}>
        <X size={16} aria-hidden="true" />
      </PlainButton>
    </div>
  );
}
