import "@/maps/declaredFields";
import { useEffect, useState } from "react";
import { Label, TextArea, TextField } from "react-aria-components";
import { daysSince } from "@/canvas/cardView";
import { setBlocked } from "@/document/commands/cards";
import { type Blocked, type Card, REASON_LIMIT } from "@/document/records";
import { fields } from "@/maps/fields";
import { reasonWords, sinceWords } from "@/ui/blockedWords";
import { FieldEditor } from "@/ui/fields/FieldEditor";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** The field grows with the reason, so that one can read it; it is one line of text all the same. */
const MOST_ROWS = 6;
const LETTERS_A_ROW = 26;
const LINE_BREAKS = /[\r\n]+/g;

/** Where a blocker is and who can clear it; said of a card while it is blocked. */
export const BLOCKER_FIELDS: readonly string[] = ["block_origin", "block_help"];

interface BlockedNoteProps {
  readonly card: Card;
  readonly blocked: Blocked;
}

/** That a card is blocked: why, who said so, and since when. The reason can be put in better words. */
export function BlockedNote({ card, blocked }: BlockedNoteProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const people = useSignal(room.people);
  const mayWrite = useSignal(room.mayWrite);
  const who = people.find((person) => person.id === blocked.by)?.name ?? null;
  const days = daysSince(blocked.at, Date.now());
  return (
    <section className="blocked-note" aria-label={t("canvas.blocked")}>
      <h3 className="panel-label">{days === null ? t("canvas.blocked") : t("canvas.blockedDays", { days })}</h3>
      {mayWrite ? (
        <ReasonField key={card.id} card={card} reason={blocked.reason} />
      ) : (
        <p>{reasonWords(lang, blocked.reason)}</p>
      )}
      <p className="soft panel-note">{sinceWords(lang, blocked.at, who)}</p>
      <FieldEditor root="cards" records={[card]} offered={BLOCKER_FIELDS.flatMap((key) => fields.get(key) ?? [])} />
    </section>
  );
}

/** The reason as a field; written to the board when it is left. */
function ReasonField({ card, reason }: { readonly card: Card; readonly reason: string }) {
  const t = useText();
  const room = useRoom();
  const [draft, setDraft] = useState(reason);
  useEffect(() => setDraft(reason), [reason]);
  const commit = () => {
    // Somebody else may have let the card go on while this was written.
    if (draft.trim() !== reason && room.board.state.cards.get(card.id)?.blocked)
      setBlocked(room.board, [card.id], draft);
  };
  return (
    <TextField
      className="field"
      value={draft}
      onChange={(words) => setDraft(words.replace(LINE_BREAKS, " "))}
      onBlur={commit}
      maxLength={REASON_LIMIT}
    >
      <Label className="field-label">{t("block.reason")}</Label>
      <TextArea
        className="field-input blocked-reason"
        placeholder={t("blocked.noReason")}
        rows={Math.min(MOST_ROWS, Math.ceil((draft.length + 1) / LETTERS_A_ROW))}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          commit();
        }}
      />
    </TextField>
  );
}
