import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import type { Draft, WalkParts } from "@/ui/walk/walkParts";
import type { WallRoom } from "@/ui/wall/room";

/** What was typed and neither kept nor thrown away, by what it was written for, while the board is open. */
const left = new WeakMap<WalkParts, Map<string, string>>();

const nameOf = ({ edited, again }: Draft): string => edited?.id ?? again?.id ?? "new";

/** What a sheet that was left had in it; null when nothing was left. */
export function leftText(parts: WalkParts, draft: Draft): string | null {
  return left.get(parts)?.get(nameOf(draft)) ?? null;
}

/** What was typed has found its place, or was taken out by hand. */
export function forgetText(parts: WalkParts, draft: Draft): void {
  left.get(parts)?.delete(nameOf(draft));
}

/** Keeps what was typed in a sheet that is left, says so and offers the way back. */
export function leaveText(room: WallRoom, parts: WalkParts, draft: Draft, text: string): void {
  const texts = left.get(parts) ?? new Map<string, string>();
  left.set(parts, texts.set(nameOf(draft), text));
  showToast(t("capture.left"), {
    label: t("capture.goOn"),
    run: () => {
      parts.draft.value = draft;
      room.dialog.value = "capture";
    },
  });
}
