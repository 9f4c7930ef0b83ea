import { LockOpen } from "lucide-react";
import { isLocked } from "@/document/commands/items";
import type { ItemId } from "@/document/things";
import { actionOf } from "@/ui/actions/registry";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** That some of the selected things are locked, and the way out. */
export function LockedNote({ items }: { readonly items: readonly ItemId[] }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const count = items.filter((id) => isLocked(room.board, id)).length;
  if (count === 0) return null;
  return (
    <section className="locked-note">
      <p>{t("lock.note", { count: items.length === 1 ? 1 : count })}</p>
      {mayWrite ? (
        <PressButton
          weight="quiet"
          icon={<LockOpen size={16} aria-hidden="true" />}
          onPress={() => actionOf("edit.unlock").run(room)}
        >
          {t("edit.unlock")}
        </PressButton>
      ) : null}
    </section>
  );
}
