import { Link } from "wouter";
import type { Snapshot } from "@/api/dto";
import { PressButton } from "@/ui/controls/PressButton";
import { spoken } from "@/ui/dates";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { showSide } from "@/ui/walk/side";
import { useRoom } from "@/ui/wall/RoomContext";

interface SnapshotListProps {
  readonly snapshots: readonly Snapshot[];
  readonly onClose: () => void;
}

/** The kept states of a board, newest first; each opens as it was, and says what has changed since. */
export function SnapshotList({ snapshots, onClose }: SnapshotListProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);

  function showChanges(snapshot: Snapshot): void {
    if (!room.walk) return;
    onClose();
    room.walk.changes.load(snapshot.id);
    showSide(room, "changes");
  }

  if (snapshots.length === 0) return <p className="soft">{t("snapshot.none")}</p>;
  return (
    <ul className="rows" aria-label={t("snapshot.list")}>
      {snapshots.map((snapshot) => (
        <li key={snapshot.id}>
          <Link href={`/b/${room.id}/snapshots/${snapshot.id}`} className="row-link">
            <span className="row-main">
              <span>{snapshot.label}</span>
              <span className="soft">
                {t("snapshot.facts", {
                  when: spoken(lang, snapshot.created_at),
                  who: snapshot.created_by?.name ?? t("snapshot.nobody"),
                  count: snapshot.card_count,
                })}
              </span>
            </span>
          </Link>
          <PressButton weight="quiet" onPress={() => showChanges(snapshot)}>
            {t("history.changed")}
            <span className="unseen"> {snapshot.label}</span>
          </PressButton>
        </li>
      ))}
    </ul>
  );
}
