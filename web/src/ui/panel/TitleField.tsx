import { useEffect, useState } from "react";
import { setTitle } from "@/document/commands/cards";
import { type RecordId, TITLE_LIMIT } from "@/document/records";
import { TextLine } from "@/ui/controls/TextLine";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface TitleFieldProps {
  readonly id: RecordId;
  readonly title: string;
  readonly standsIn: string;
}

/** The title of a map, lane or column in the panel; written to the board when the field is left. */
export function TitleField({ id, title, standsIn }: TitleFieldProps) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const [draft, setDraft] = useState(title);
  useEffect(() => setDraft(title), [title]);
  const commit = () => {
    if (draft !== title) setTitle(room.board, id, draft.trim());
  };
  return (
    <TextLine
      label={t("panel.name")}
      placeholder={standsIn}
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        else event.continuePropagation();
      }}
      isReadOnly={!mayWrite}
      maxLength={TITLE_LIMIT}
    />
  );
}
