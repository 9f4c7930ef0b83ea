import { useEffect, useState } from "react";
import { daysSince } from "@/canvas/cardView";
import { setBlocked } from "@/document/commands/cards";
import { type Blocked, type Card, REASON_LIMIT } from "@/document/records";
import { reasonWords, sinceWords } from "@/ui/blockedWords";
import { TextLine } from "@/ui/controls/TextLine";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

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
    <TextLine
      label={t("block.reason")}
      placeholder={t("blocked.noReason")}
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        else event.continuePropagation();
      }}
      maxLength={REASON_LIMIT}
    />
  );
}
