import { ArrowRight, Camera } from "lucide-react";
import { useEffect } from "react";
import type { Snapshot } from "@/api/dto";
import { PressButton } from "@/ui/controls/PressButton";
import { spoken } from "@/ui/dates";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/snapshotBand.css";

/** Says calmly that this is the past, what it is, and how to get back to today. */
export function SnapshotBand({ snapshot }: { readonly snapshot: Snapshot }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const info = useSignal(room.info);
  useEffect(() => {
    document.title = t("page.title", { title: `${snapshot.label} – ${info.title}` });
  }, [snapshot.label, info.title, t]);
  return (
    <header className="snapshot-band">
      <Camera size={18} aria-hidden="true" />
      <div className="snapshot-words">
        <h1>{snapshot.label}</h1>
        <p>
          {t("snapshot.band", {
            board: info.title,
            when: spoken(lang, snapshot.created_at),
            who: snapshot.created_by?.name ?? t("snapshot.nobody"),
          })}
        </p>
      </div>
      <PressButton icon={<ArrowRight size={16} aria-hidden="true" />} onPress={() => room.go(`/b/${room.id}`)}>
        {t("snapshot.today")}
      </PressButton>
    </header>
  );
}
