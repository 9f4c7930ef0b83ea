import { DialogShell } from "@/ui/controls/DialogShell";
import { InvitationSection } from "@/ui/share/InvitationSection";
import { MemberSection } from "@/ui/share/MemberSection";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/share.css";

/** Who may come, and who is in. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const mayManage = useSignal(room.mayManage);
  return (
    <DialogShell title={t("share.title")} onClose={onClose} wide>
      <div className="dialog-body">
        {mayManage ? <InvitationSection /> : <p className="soft">{t("share.ownersInvite")}</p>}
        <MemberSection />
      </div>
    </DialogShell>
  );
}
