import { useEffect, useState } from "react";
import { setTitle } from "@/document/commands/cards";
import { type RecordId, TITLE_LIMIT } from "@/document/records";
import { TextLine } from "@/ui/controls/TextLine";
import { useRoom } from "@/ui/wall/RoomContext";

interface Props {
  readonly id: RecordId;
  /** What the board has. */
  readonly text: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly isReadOnly: boolean;
}

/** The words of something on the wall as one line; written to the board when the field is left. */
export function DraftLine({ id, text, label, placeholder, isReadOnly }: Props) {
  const room = useRoom();
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const commit = () => {
    if (draft !== text) setTitle(room.board, id, draft.trim());
  };
  return (
    <TextLine
      label={label}
      placeholder={placeholder ?? ""}
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        else event.continuePropagation();
      }}
      isReadOnly={isReadOnly}
      maxLength={TITLE_LIMIT}
    />
  );
}
