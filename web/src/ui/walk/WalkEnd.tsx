import { Flag } from "lucide-react";
import { useEffect, useState } from "react";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { useText } from "@/ui/strings/translate";
import { useWalk } from "@/ui/walk/useWalk";
import { finish } from "@/ui/walk/walkCommands";
import { useRoom } from "@/ui/wall/RoomContext";

/** Says what ending the walk does, because it cannot come back; then shows the minutes. */
export function WalkEnd({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const on = useWalk();
  const [busy, setBusy] = useState(false);
  const gone = on === null && !busy;
  useEffect(() => {
    // Somebody else has ended it meanwhile.
    if (gone) onClose();
  }, [gone, onClose]);
  const left = on?.walk.stops.filter((stop) => stop.state === "waiting").length ?? 0;

  async function end(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const walk = await finish(room);
    setBusy(false);
    if (!walk) return;
    room.walk?.store.dismissOver();
    onClose();
    room.go(`/b/${room.id}/walks/${walk}`);
  }

  return (
    <DialogShell title={t("end.title")} onClose={onClose} role="alertdialog">
      <div className="dialog-body">
        <p>{t("end.text", { name: on?.walk.name ?? "" })}</p>
        {left > 0 ? <p className="soft">{t("end.left", { count: left })}</p> : null}
        <div className="dialog-foot">
          <PressButton weight="quiet" onPress={onClose}>
            {t("end.notYet")}
          </PressButton>
          <PressButton
            weight="primary"
            isDisabled={busy}
            icon={<Flag size={16} aria-hidden="true" />}
            onPress={() => void end()}
          >
            {t("end.do")}
          </PressButton>
        </div>
      </div>
    </DialogShell>
  );
}
