import { ChevronRight, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { restoreBoard } from "@/api/boards";
import type { BoardSummary } from "@/api/dto";
import { PlainButton } from "@/ui/controls/PlainButton";
import { PressButton } from "@/ui/controls/PressButton";
import { since } from "@/ui/dates";
import { nextFocus } from "@/ui/shelf/nextFocus";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

interface BinProps {
  readonly boards: readonly BoardSummary[];
  readonly again: () => void;
}

/** Deleted boards, until somebody wants them back. Not there while it is empty. */
export function Bin({ boards, again }: BinProps) {
  const t = useText();
  const lang = useSignal(language);
  const [open, setOpen] = useState(false);
  const list = useId();
  if (boards.length === 0) return null;

  async function restore(board: BoardSummary): Promise<void> {
    await tellProblem(() => restoreBoard(board.id));
    nextFocus(`[data-board-id="${board.id}"]`);
    again();
  }

  return (
    <section className="bin">
      <h2 className="bin-head">
        <PlainButton
          className="button button-quiet"
          aria-expanded={open}
          aria-controls={list}
          onPress={() => setOpen(!open)}
        >
          <Trash2 size={16} aria-hidden="true" />
          <span>{t("shelf.bin", { count: boards.length })}</span>
          <ChevronRight className="bin-mark" size={16} aria-hidden="true" />
        </PlainButton>
      </h2>
      <div id={list} hidden={!open}>
        <ul className="bin-list">
          {boards.map((board) => (
            <li key={board.id}>
              <span>{board.title}</span>
              <span className="soft">
                {board.deleted_at ? t("shelf.deletedWhen", { when: since(lang, board.deleted_at) }) : null}
              </span>
              <PressButton weight="quiet" onPress={() => void restore(board)}>
                {t("action.restore")}
              </PressButton>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
