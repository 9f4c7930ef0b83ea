import type { BoardSession } from "@/sync/session";
import type { SyncStatus } from "@/sync/status";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** What is said while changes cannot be sent, or cannot be kept. */
export function bannerWords(status: SyncStatus): TextKey | null {
  const kept = status.storage === "durable" || status.storage === "opening";
  if (status.state === "offline") return kept ? "offline.kept" : "offline.notKept";
  if (status.state === "reconnecting") return kept ? "away.kept" : "away.notKept";
  return null;
}

/** Says what happens to changes while there is no connection. */
export function OfflineBanner() {
  const { session } = useRoom();
  return session ? <Banner session={session} /> : null;
}

function Banner({ session }: { readonly session: BoardSession }) {
  const t = useText();
  const status = useSignal(session.status);
  const words = bannerWords(status);
  if (!words) return null;
  return (
    <div className="banner" role="status">
      <span>{t(words, { count: status.unsent })}</span>
      {status.state === "reconnecting" ? (
        <PressButton weight="quiet" onPress={() => session.retry()}>
          {t("action.retryNow")}
        </PressButton>
      ) : null}
    </div>
  );
}
