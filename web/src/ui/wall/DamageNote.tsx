import { TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import type { BoardSession } from "@/sync/session";
import { DialogShell } from "@/ui/controls/DialogShell";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { bannerWords } from "@/ui/wall/OfflineBanner";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/damage.css";

/** Says that something saved on this board is missing, and what to do about it. */
export function DamageNote() {
  const { session } = useRoom();
  return session ? <Note session={session} /> : null;
}

function Note({ session }: { readonly session: BoardSession }) {
  const t = useText();
  const status = useSignal(session.status);
  const [shown, setShown] = useState<"line" | "sheet" | "nothing">("line");
  // What keeps one from working now comes first; they share a place.
  if (!status.lacking || shown === "nothing" || bannerWords(status)) return null;
  return (
    <>
      <div className="banner damage-note" role="status">
        <TriangleAlert size={18} aria-hidden="true" />
        <span>{t("damage.line")}</span>
        <PressButton weight="quiet" onPress={() => setShown("sheet")}>
          {t("damage.what")}
        </PressButton>
        <IconButton label={t("action.dismiss")} onPress={() => setShown("nothing")}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </div>
      {shown === "sheet" ? <Sheet onClose={() => setShown("line")} /> : null}
    </>
  );
}

function Sheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <DialogShell title={t("damage.title")} onClose={onClose}>
      <div className="dialog-body damage-sheet">
        <p>{t("damage.happened")}</p>
        <h3>{t("damage.what")}</h3>
        <ol>
          <li>{t("damage.openElsewhere")}</li>
          <li>{t("damage.lookAtSnapshot")}</li>
          <li>{t("damage.tellKeeper")}</li>
        </ol>
        <div className="dialog-foot">
          <PressButton weight="primary" onPress={onClose}>
            {t("damage.understood")}
          </PressButton>
        </div>
      </div>
    </DialogShell>
  );
}
