import { useState } from "react";
import type { KeptCopy } from "@/sync/database";
import { PressButton } from "@/ui/controls/PressButton";
import { fileName, openAsNewBoard } from "@/ui/copies/keepCopy";
import { letGo } from "@/ui/copies/keptHere";
import { since } from "@/ui/dates";
import { download } from "@/ui/download";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { recallVisit } from "@/ui/wall/visits";

interface CopyRowProps {
  readonly copy: KeptCopy;
  readonly go: (address: string) => void;
}

/** One kept copy, and the three ways it can go. */
export function CopyRow({ copy, go }: CopyRowProps) {
  const t = useText();
  const lang = useSignal(language);
  const [busy, setBusy] = useState(false);
  const [sure, setSure] = useState(false);
  const title = recallVisit(copy.boardId)?.info.title ?? t("copies.someBoard");
  const when = since(lang, new Date(copy.keptAt).toISOString());

  async function asNewBoard(): Promise<void> {
    setBusy(true);
    await tellProblem(async () => {
      const id = await openAsNewBoard(t("refusal.copyName", { title }), copy.state, copy.personId);
      await letGo(copy.id);
      go(`/b/${id}`);
    });
    setBusy(false);
  }

  return (
    <li className="copy-row">
      <span className="row-main">
        <span>{title}</span>
        <span className="soft">{t("copies.facts", { when, count: copy.edits })}</span>
      </span>
      {sure ? (
        <span className="copy-ways">
          <PressButton
            weight="lost"
            autoFocus
            aria-label={t("copies.discardSureOf", { title })}
            onPress={() => void letGo(copy.id)}
          >
            {t("copies.discardSure")}
          </PressButton>
          <PressButton onPress={() => setSure(false)}>{t("copies.keep")}</PressButton>
        </span>
      ) : (
        <span className="copy-ways">
          <PressButton weight="quiet" aria-label={t("copies.discardOf", { title })} onPress={() => setSure(true)}>
            {t("copies.discard")}
          </PressButton>
          <PressButton
            aria-label={t("copies.downloadOf", { title })}
            onPress={() => download(fileName(title), copy.state)}
          >
            {t("refusal.download")}
          </PressButton>
          <PressButton
            aria-label={t("copies.newBoardOf", { title })}
            isDisabled={busy}
            onPress={() => void asNewBoard()}
          >
            {t("refusal.newBoard")}
          </PressButton>
        </span>
      )}
    </li>
  );
}
