import type { BoardSession } from "@/sync/session";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/arriving.css";

/** That the board itself is on its way, once that takes a moment, and how far it is. */
export function Arriving({ session }: { readonly session: BoardSession }) {
  const t = useText();
  const { arrived } = useSignal(session.status);
  return (
    <p className="arriving" role="status">
      {t("page.waiting")}
      <progress value={arrived ?? undefined} aria-label={t("page.waiting")} />
    </p>
  );
}
