import { Link } from "wouter";
import type { Snapshot } from "@/api/dto";
import { spoken } from "@/ui/dates";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** The kept states of a board, newest first; each opens as it was. */
export function SnapshotList({ snapshots }: { readonly snapshots: readonly Snapshot[] }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
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
        </li>
      ))}
    </ul>
  );
}
