import { useEffect, useState } from "react";
import { Form } from "react-aria-components";
import { selectedCards, selectedPart } from "@/ui/actions/selected";
import { Choice } from "@/ui/controls/Choice";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { neighbour } from "@/ui/walk/agenda";
import { cardWords, columnWords, mapWords } from "@/ui/walk/stopWords";
import { useWalk } from "@/ui/walk/useWalk";
import { insertStop } from "@/ui/walk/walkCommands";
import { useRoom } from "@/ui/wall/RoomContext";

const TITLE_LENGTH = 200;
const MINUTE = 60;
const MINUTES: readonly number[] = [2, 5, 10, 15, 20, 30];

/** Adds a topic to the agenda: next, or as the last one; where something is selected, at that. */
export function TopicDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const on = useWalk();
  const [title, setTitle] = useState("");
  const [minutes, setMinutes] = useState("5");
  const [when, setWhen] = useState("next");
  const [at] = useState(() => {
    const [card] = selectedCards(room);
    const part = card ? null : selectedPart(room);
    const column = part?.part === "column" ? part.column.id : null;
    return { card_id: card ?? null, map_id: part?.map.id ?? null, column_id: column };
  });
  const over = on === null;
  useEffect(() => {
    if (over) onClose();
  }, [over, onClose]);
  const { state } = room.board;
  const about = at.card_id
    ? cardWords(state, at.card_id, lang)
    : columnWords(state, at.column_id, lang) || mapWords(state, at.map_id, lang);

  async function add(): Promise<void> {
    if (title.trim() === "" || !on) return;
    const before = when === "next" ? (neighbour(on.walk, 1)?.id ?? null) : null;
    if (await insertStop(room, { ...at, title: title.trim(), seconds: Number(minutes) * MINUTE, before })) onClose();
  }

  return (
    <DialogShell title={t("walk.topic")} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextLine
          label={t("topic.title")}
          value={title}
          onChange={setTitle}
          maxLength={TITLE_LENGTH}
          autoFocus
          hint={about ? t("topic.at", { title: about }) : undefined}
        />
        <div className="capture-row">
          <Choice
            label={t("topic.when")}
            value={when}
            onChange={setWhen}
            options={[
              { value: "next", label: t("topic.next") },
              { value: "last", label: t("topic.last") },
            ]}
          />
          <Choice
            label={t("agenda.time")}
            value={minutes}
            onChange={setMinutes}
            options={MINUTES.map((one) => ({ value: String(one), label: t("agenda.minutes", { minutes: one }) }))}
          />
        </div>
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary">
            {t("topic.add")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}
