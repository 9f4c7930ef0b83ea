import type { ImageThing } from "@/document/things";
import { DraftLine } from "@/ui/panel/DraftLine";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** What is to be seen on an image, for those who do not see it; written to the board when the field is left. */
export function AltField({ image }: { readonly image: ImageThing }) {
  const t = useText();
  const mayWrite = useSignal(useRoom().mayWrite);
  return (
    <div className="alt-field">
      <DraftLine id={image.id} text={image.text} label={t("image.alt")} isReadOnly={!mayWrite || image.locked} />
      {image.text === "" && mayWrite ? <p className="field-hint">{t("image.altHint")}</p> : null}
    </div>
  );
}
