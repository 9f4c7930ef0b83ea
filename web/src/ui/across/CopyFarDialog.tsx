import { useState } from "react";
import { Form } from "react-aria-components";
import { carryTo } from "@/ui/across/carried";
import { useOtherBoards } from "@/ui/across/otherBoards";
import { selectedCards } from "@/ui/actions/selected";
import { Choice } from "@/ui/controls/Choice";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { shortWords } from "@/ui/pages/problemWords";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** Copies the selected cards to another board and goes there; each copy stands for its original. */
export function CopyFarDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const [cards] = useState(() => selectedCards(room));
  const [wanted, setWanted] = useState("");
  const asked = useOtherBoards(room);
  const boards = asked.state === "here" ? asked.value.filter(({ role }) => role !== "viewer") : [];
  const target = boards.find(({ id }) => id === wanted) ?? boards[0];
  return (
    <DialogShell title={t("across.copyTitle")} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          if (target) carryTo(room, cards, target.id);
        }}
      >
        <p className="soft">{t("across.copyExplain", { count: cards.length })}</p>
        {asked.state === "problem" ? <p role="alert">{t(shortWords(asked.problem))}</p> : null}
        {asked.state === "here" && boards.length === 0 ? <p>{t("across.noBoards")}</p> : null}
        {target ? (
          <Choice
            label={t("across.board")}
            value={target.id}
            onChange={setWanted}
            options={boards.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : null}
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary" isDisabled={!target}>
            {t("across.copyGo")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}
