import { announce } from "@/ui/announce";
import { t } from "@/ui/strings/translate";
import { closeToast, showToast } from "@/ui/toasts/toasts";
import { leftAlone } from "@/ui/wall/leftAlone";
import type { WallRoom } from "@/ui/wall/room";

/** Takes the way back away that is on offer, if any. */
let endOffer = (): void => undefined;

/**
 * Says what was done and offers the way back, for as long as it is the last thing this person did: undo takes back the last step, and not
 * the one that stands beside the button.
 */
export function tellWithUndo(room: WallRoom, text: string): void {
  // What is told of the same step beside it stays; all of it goes together.
  const before = endOffer;
  const toast = showToast(text, { label: t("action.undo"), run: () => undoAndTell(room) });
  const stops = [
    room.board.journal.listen(() => endOffer()),
    room.wall.editing.subscribe((editing) => editing !== null && endOffer()),
    room.writingNotes.subscribe((writing) => writing && endOffer()),
  ];
  endOffer = () => {
    endOffer = () => undefined;
    for (const stop of stops) stop();
    closeToast(toast);
    before();
    endOffer = () => undefined;
  };
}

/** Takes the last step back, and says so when something was left alone because somebody changed it since. */
export function undoAndTell(room: WallRoom): void {
  endOffer();
  const result = room.undo.undo();
  if (result.skipped.length > 0) showToast(leftAlone(room, result.skipped, "toast.undoLeft"));
  else announce(t("toast.undone"));
}

/** Does the last step again, with the same honesty. */
export function redoAndTell(room: WallRoom): void {
  endOffer();
  const result = room.undo.redo();
  if (result.skipped.length > 0) showToast(leftAlone(room, result.skipped, "toast.redoLeft"));
  else announce(t("toast.redone"));
}
