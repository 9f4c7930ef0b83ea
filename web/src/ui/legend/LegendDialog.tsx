import { useState } from "react";
import { setLegend } from "@/document/commands/legend";
import { PAPER_KEYS, type PaperKey } from "@/document/records";
import { DialogShell } from "@/ui/controls/DialogShell";
import { TextLine } from "@/ui/controls/TextLine";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";
import "@/ui/styles/legend.css";

/** The longest meaning that still fits beside its colour. */
const MEANING_LENGTH = 60;

/** What each colour means on this board, written by whoever may write. */
export function LegendDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <DialogShell title={t("legend.title")} onClose={onClose}>
      <div className="dialog-body">
        <p className="soft">{t("legend.hint")}</p>
        <ul className="legend-rows">
          {PAPER_KEYS.map((paper) => (
            <Row key={paper} paper={paper} />
          ))}
        </ul>
      </div>
    </DialogShell>
  );
}

function Row({ paper }: { readonly paper: PaperKey }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const kept = useBoardState(room.board).legend.get(paper) ?? "";
  /** What is being written; null while nobody writes here, so that what others write is shown. */
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && room.mayWrite.peek()) setLegend(room.board, paper, draft);
    setDraft(null);
  };
  return (
    <li>
      <span className="legend-swatch" style={{ background: `var(--card-${paper})` }} aria-hidden="true" />
      <TextLine
        label={t(`paper.${paper}`)}
        value={draft ?? kept}
        isReadOnly={!mayWrite}
        maxLength={MEANING_LENGTH}
        onChange={setDraft}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") commit();
          // Escape still closes the dialog.
          event.continuePropagation();
        }}
      />
    </li>
  );
}
