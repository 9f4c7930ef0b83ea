import { useEffect, useRef, useState } from "react";
import { ProgressBar } from "react-aria-components";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { firstOf } from "@/ui/paste/pasted";
import { type PendingPaste, pendingPaste } from "@/ui/paste/pasteInto";
import { MOST_PASTED, plantPasted } from "@/ui/paste/plantPasted";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/editing.css";
import { useRoom } from "@/ui/wall/RoomContext";

/** How many cards a careful person begins with. */
const A_FEW = 100;

/** Asks before very many cards are made, and shows how far it has come. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const [pending] = useState(() => pendingPaste.peek());
  const [done, setDone] = useState<number | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  if (!pending) return null;
  const { count } = pending;
  const all = Math.min(count, MOST_PASTED);

  async function make({ pasted, place }: PendingPaste, most: number): Promise<void> {
    setDone(0);
    await plantPasted(room, firstOf(pasted, most), place, { done: setDone, stop: stop.current.signal });
    pendingPaste.value = null;
    onClose();
  }

  return (
    <DialogShell title={t("paste.title", { count })} onClose={onClose} closable={done === null}>
      <div className="dialog-body">
        {done === null ? <p>{count > all ? t("paste.tooMany", { count, most: all }) : t("paste.many")}</p> : null}
        {done === null ? null : (
          <ProgressBar className="paste-progress" aria-label={t("paste.working")} value={done} maxValue={all}>
            {({ percentage }) => (
              <>
                <p className="number">{t("paste.progress", { done, all })}</p>
                <div className="paste-track">
                  <div className="paste-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
                </div>
              </>
            )}
          </ProgressBar>
        )}
        <div className="dialog-foot">
          {done === null ? (
            <>
              <PressButton onPress={onClose}>{t("paste.none")}</PressButton>
              <PressButton onPress={() => void make(pending, A_FEW)}>{t("paste.first", { count: A_FEW })}</PressButton>
              <PressButton weight="primary" autoFocus onPress={() => void make(pending, all)}>
                {t("paste.all", { count: all })}
              </PressButton>
            </>
          ) : (
            <PressButton autoFocus onPress={() => stop.current.abort()}>
              {t("paste.stop")}
            </PressButton>
          )}
        </div>
      </div>
    </DialogShell>
  );
}
