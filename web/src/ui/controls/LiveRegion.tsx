import { announcement } from "@/ui/announce";
import { useSignal } from "@/ui/signals";

/** The one place from which a screen reader hears what happened. */
export function LiveRegion() {
  const { text, number } = useSignal(announcement);
  return (
    <div className="unseen" role="status" aria-live="polite" data-testid="announcements">
      <span key={number}>{text}</span>
    </div>
  );
}
