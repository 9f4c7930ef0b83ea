import { useEffect, useState } from "react";
import { setTitle } from "@/document/commands/cards";
import { TITLE_LIMIT } from "@/document/records";
import type { ImageThing } from "@/document/things";
import { TextLine } from "@/ui/controls/TextLine";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** What is to be seen on an image, for those who do not see it; written to the board when the field is left. */
export function AltField({ image }: { readonly image: ImageThing }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const [draft, setDraft] = useState(image.text);
  useEffect(() => setDraft(image.text), [image.text]);
  const commit = () => {
    if (draft.trim() !== image.text) setTitle(room.board, image.id, draft.trim());
  };
  return (
    <div className="alt-field">
      <TextLine
        label={t("image.alt")}
        value={draft}
        onChange={setDraft}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          else event.continuePropagation();
        }}
        isReadOnly={!mayWrite || image.locked}
        maxLength={TITLE_LIMIT}
      />
      {image.text === "" && mayWrite ? <p className="field-hint">{t("image.altHint")}</p> : null}
    </div>
  );
}
