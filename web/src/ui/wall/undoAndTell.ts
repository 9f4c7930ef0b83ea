import { announce } from "@/ui/announce";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { leftAlone } from "@/ui/wall/leftAlone";
import type { WallRoom } from "@/ui/wall/room";

/** Takes the last step back, and says so when something was left alone because somebody changed it since. */
export function undoAndTell(room: WallRoom): void {
  const result = room.undo.undo();
  if (result.skipped.length > 0) showToast(leftAlone(room, result.skipped, "toast.undoLeft"));
  else announce(t("toast.undone"));
}

/** Does the last step again, with the same honesty. */
export function redoAndTell(room: WallRoom): void {
  const result = room.undo.redo();
  if (result.skipped.length > 0) showToast(leftAlone(room, result.skipped, "toast.redoLeft"));
  else announce(t("toast.redone"));
}
