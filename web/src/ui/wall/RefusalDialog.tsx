import { useState } from "react";
import type { BoardSession } from "@/sync/session";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { KeptCopies } from "@/ui/copies/KeptCopies";
import { fileName, openAsNewBoard } from "@/ui/copies/keepCopy";
import { letGo } from "@/ui/copies/keptHere";
import { download } from "@/ui/download";
import { useSignal } from "@/ui/signals";
import { type TextKey, useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { beginsAnew } from "@/ui/wall/beginAnew";
import { useRoom } from "@/ui/wall/RoomContext";

const WORDS: Readonly<Record<string, TextKey>> = {
  "not-signed-in": "refusal.notSignedIn",
  "not-permitted": "refusal.notPermitted",
  "board-deleted": "refusal.boardDeleted",
  "board-unknown": "refusal.boardDeleted",
  "other-epoch": "refusal.otherEpoch",
  "too-large": "refusal.tooLarge",
};

/** Says why the server takes nothing more from here, and offers what was written as a copy. */
export function RefusalDialog() {
  const { session } = useRoom();
  return session ? <Refusal session={session} /> : null;
}

function Refusal({ session }: { readonly session: BoardSession }) {
  const t = useText();
  const room = useRoom();
  const status = useSignal(session.status);
  const { refusal, unsent } = status;
  const [seen, setSeen] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  if (!refusal && seen !== null) setSeen(null);
  const copy = refusal?.copy ?? null;
  if (!refusal || beginsAnew(status) || (seen !== null && seen === refusal.code))
    return <KeptCopies personId={room.me.id} boardId={room.id} latest={copy} />;
  const title = room.info.peek().title;

  async function asNewBoard(): Promise<void> {
    setBusy(true);
    const name = t("refusal.copyName", { title });
    const done = await tellProblem(async () => {
      const made = await openAsNewBoard(name, session.takeCopy(), room.me.id);
      if (copy) await letGo(copy);
      room.go(`/b/${made}`);
    });
    if (!done) setBusy(false);
  }

  return (
    <DialogShell title={t("refusal.title")} role="alertdialog" onClose={() => setSeen(refusal.code)}>
      <div className="dialog-body">
        <p>{t(WORDS[refusal.slug] ?? "refusal.other")}</p>
        <p>{t("refusal.kept", { count: unsent })}</p>
        <div className="dialog-foot">
          <PressButton onPress={() => download(fileName(title), session.takeCopy())}>
            {t("refusal.download")}
          </PressButton>
          <PressButton weight="primary" isDisabled={busy} onPress={() => void asNewBoard()}>
            {t("refusal.newBoard")}
          </PressButton>
        </div>
      </div>
    </DialogShell>
  );
}
