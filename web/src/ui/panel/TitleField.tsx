import type { RecordId } from "@/document/records";
import { DraftLine } from "@/ui/panel/DraftLine";
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
  const mayWrite = useSignal(useRoom().mayWrite);
  return <DraftLine id={id} text={title} label={t("panel.name")} placeholder={standsIn} isReadOnly={!mayWrite} />;
}
