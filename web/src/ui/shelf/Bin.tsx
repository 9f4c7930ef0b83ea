import { ChevronRight, Trash2 } from "lucide-react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { restoreBoard } from "@/api/boards";
import type { BoardSummary } from "@/api/dto";
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
  if (boards.length === 0) return null;

  async function restore(board: BoardSummary): Promise<void> {
    await tellProblem(() => restoreBoard(board.id));
    nextFocus(`[data-board-id="${board.id}"]`);
    again();
  }

  return (
    <Disclosure className="bin">
      <Heading className="bin-head">
        <Button slot="trigger" className="button button-quiet">
          <Trash2 size={16} aria-hidden="true" />
          <span>{t("shelf.bin", { count: boards.length })}</span>
          <ChevronRight className="bin-mark" size={16} aria-hidden="true" />
        </Button>
      </Heading>
      <DisclosurePanel>
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
      </DisclosurePanel>
    </Disclosure>
  );
}
