import { Link2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { InvitedRole, NewInvitation } from "@/api/dto";
import { invitations, invite } from "@/api/sharing";
import { useAsk } from "@/ui/ask";
import { CopyField } from "@/ui/controls/CopyField";
import { PressButton } from "@/ui/controls/PressButton";
import { Segments } from "@/ui/controls/Segments";
import { spoken } from "@/ui/dates";
import { InvitationList } from "@/ui/share/InvitationList";
import { QrPicture } from "@/ui/share/QrPicture";
import { noteFirstStep } from "@/ui/shelf/firstStepsDone";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { useRoom } from "@/ui/wall/RoomContext";

/** Makes an invitation link, shows it as text and as a picture to point a phone at, and lists those in use. */
export function InvitationSection() {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const [role, setRole] = useState<InvitedRole>("editor");
  const [made, setMade] = useState<NewInvitation | null>(null);
  const [asked, again] = useAsk(`invitations:${room.id}`, () => invitations(room.id));
  useEffect(() => room.session?.events.subscribe(again), [room.session, again]);

  async function make(): Promise<void> {
    await tellProblem(async () => {
      setMade(await invite(room.id, role));
      noteFirstStep("shared");
    });
    again();
  }

  return (
    <section className="share-section" aria-label={t("share.invite")}>
      <h3>{t("share.invite")}</h3>
      <div className="share-make">
        <Segments
          label={t("share.as")}
          value={role}
          onChange={(next) => {
            setRole(next);
            setMade(null);
          }}
          options={[
            { value: "editor", label: t("role.editor") },
            { value: "facilitator", label: t("role.facilitator") },
            { value: "viewer", label: t("role.viewer") },
          ]}
        />
        {made ? null : (
          <PressButton weight="primary" icon={<Link2 size={16} aria-hidden="true" />} onPress={() => void make()}>
            {t("share.make")}
          </PressButton>
        )}
      </div>
      {made ? (
        <div className="share-made">
          <QrPicture text={made.url} label={t("share.qr")} />
          <div className="share-link">
            <CopyField label={t("share.link")} value={made.url} autoFocus />
            <p className="field-hint">{t("share.once", { when: spoken(lang, made.expires_at) })}</p>
          </div>
        </div>
      ) : null}
      {asked.state === "here" ? (
        <InvitationList
          invitations={asked.value}
          again={again}
          onEnded={(id) => setMade((shown) => (shown?.id === id ? null : shown))}
        />
      ) : null}
    </section>
  );
}
