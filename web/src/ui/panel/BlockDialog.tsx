import { useState } from "react";
import { Form } from "react-aria-components";
import { setBlocked } from "@/document/commands/cards";
import { REASON_LIMIT } from "@/document/records";
import { blockedCards, selectedCards } from "@/ui/actions/selected";
import { announce } from "@/ui/announce";
import { reasonWords } from "@/ui/blockedWords";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** Asks what is in the way of the selected cards. Those that are blocked already keep their reason. */
export function BlockDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const [reason, setReason] = useState("");
  const [cards] = useState(() => {
    const blocked = new Set(blockedCards(room));
    return selectedCards(room).filter((card) => !blocked.has(card));
  });

  function block(): void {
    setBlocked(room.board, cards, reason);
    announce(t("block.done", { count: cards.length, reason: reasonWords(lang, reason) }));
    onClose();
  }

  return (
    <DialogShell title={t("block.title", { count: cards.length })} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          block();
        }}
      >
        <TextLine
          label={t("block.reason")}
          hint={t("block.hint")}
          value={reason}
          onChange={setReason}
          maxLength={REASON_LIMIT}
          autoFocus
        />
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary">
            {t("block.do")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}
