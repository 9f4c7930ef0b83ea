import { useLayoutEffect, useRef } from "react";
import type { RecordId } from "@/document/records";
import { bindTextarea } from "@/document/text";
import { useText } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { useRoom } from "@/ui/wall/RoomContext";
import { redoAndTell, undoAndTell } from "@/ui/wall/undoAndTell";

interface RenameFieldProps {
  readonly record: RecordId;
  /** Told when the writing is over; `again` says that Enter ended it. */
  readonly onEnd: (how: "enter" | "leave" | "blur") => void;
}

/** The words of a row while they are written: bound to the shared text, as on the wall. */
export function RenameField({ record, onEnd }: RenameFieldProps) {
  const t = useText();
  const room = useRoom();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    const text = room.board.titleOf(record);
    if (!element || !text) return;
    const limit = room.board.textLimitOf(record);
    const onCut = (count: number): void => {
      showToast(t("thing.cut", { count }));
    };
    const binding = bindTextarea(text, element, room.undo.beginText(record), { limit, onCut });
    element.focus({ preventScroll: true });
    element.setSelectionRange(0, element.value.length);
    return () => {
      binding.destroy();
      room.undo.endText();
    };
  }, [room, record, t]);

  function key(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
    const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (mod && (event.key.toLowerCase() === "z" || event.key.toLowerCase() === "y")) {
      event.preventDefault();
      if (event.shiftKey || event.key.toLowerCase() === "y") redoAndTell(room);
      else undoAndTell(room);
    } else if (event.key === "Escape" || event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) {
      event.preventDefault();
      onEnd(event.key === "Enter" ? "enter" : "leave");
    }
  }

  return (
    <textarea
      ref={field}
      className="outline-field"
      rows={1}
      dir="auto"
      aria-label={t("canvas.titleField")}
      onKeyDown={key}
      onBlur={() => onEnd("blur")}
    />
  );
}
