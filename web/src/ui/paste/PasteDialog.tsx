import { useEffect, useRef, useState } from "react";
import { ProgressBar } from "react-aria-components";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { fits, MOST_NEW_STRIPS, type Overflow } from "@/ui/paste/overflow";
import { PastePreview } from "@/ui/paste/PastePreview";
import { firstOf } from "@/ui/paste/pasted";
import { type PendingPaste, pendingPaste } from "@/ui/paste/pasteInto";
import { pasteOwn } from "@/ui/paste/pasteOwn";
import { MOST_PASTED, plantPasted } from "@/ui/paste/plantPasted";
import { language } from "@/ui/strings/language";
import { type Translate, useText } from "@/ui/strings/translate";
import "@/ui/styles/editing.css";
import "@/ui/styles/strips.css";
import { useRoom } from "@/ui/wall/RoomContext";

/** How many cards a careful person begins with. */
const A_FEW = 100;

function missingWords(t: Translate, { lanes, columns }: Overflow): string {
  const words = [
    lanes > 0 ? t("paste.lanes", { count: lanes }) : "",
    columns > 0 ? t("paste.columns", { count: columns }) : "",
  ];
  return new Intl.ListFormat(language.peek()).format(words.filter((one) => one !== ""));
}

/** Asks before very many cards are made, or where they do not fit, and shows how far it has come. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const [pending] = useState(() => pendingPaste.peek());
  const [done, setDone] = useState<number | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  if (!pending) return null;
  const { count, over, place } = pending;
  const all = Math.min(count, MOST_PASTED);
  const tooWide = over.lanes > MOST_NEW_STRIPS || over.columns > MOST_NEW_STRIPS;

  async function make({ pasted, place, own }: PendingPaste, most: number, over?: Overflow): Promise<void> {
    setDone(0);
    if (own && place.kind === "map") await pasteOwn(room, own, place, over);
    else await plantPasted(room, firstOf(pasted, most), place, { done: setDone, stop: stop.current.signal }, over);
    pendingPaste.value = null;
    onClose();
  }

  return (
    <DialogShell title={t("paste.title", { count })} onClose={onClose} closable={done === null}>
      <div className="dialog-body">
        {done === null ? <p>{count > all ? t("paste.tooMany", { count, most: all }) : t("paste.many")}</p> : null}
        {done === null && place.kind === "map" && !fits(over) ? (
          <>
            <p>{t("paste.over", { missing: missingWords(t, over) })}</p>
            <PastePreview pasted={pending.pasted} place={place} />
          </>
        ) : null}
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
              {count > A_FEW && !pending.own ? (
                <PressButton onPress={() => void make(pending, A_FEW)}>
                  {t("paste.first", { count: A_FEW })}
                </PressButton>
              ) : null}
              {fits(over) || tooWide ? null : (
                <PressButton weight="primary" autoFocus onPress={() => void make(pending, all, over)}>
                  {t("paste.makeRoom")}
                </PressButton>
              )}
              <PressButton
                weight={fits(over) || tooWide ? "primary" : "plain"}
                autoFocus={fits(over) || tooWide}
                onPress={() => void make(pending, all)}
              >
                {fits(over) ? t("paste.all", { count: all }) : t("paste.squeeze")}
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
