import type { Invitation, InvitedRole } from "@/api/dto";
import { revokeInvitation } from "@/api/sharing";
import { PressButton } from "@/ui/controls/PressButton";
import { since, spoken } from "@/ui/dates";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { useRoom } from "@/ui/wall/RoomContext";

interface InvitationListProps {
  readonly invitations: readonly Invitation[];
  readonly again: () => void;
  readonly onEnded: (id: string) => void;
}

/** The links that still let people in, each with a way to end it. */
export function InvitationList({ invitations, again, onEnded }: InvitationListProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const now = Date.now();
  const open = invitations.filter((one) => !one.revoked_at && new Date(one.expires_at).getTime() > now);
  if (open.length === 0) return null;

  async function revoke(id: string): Promise<void> {
    if (await tellProblem(() => revokeInvitation(room.id, id))) onEnded(id);
    again();
  }

  return (
    <ul className="rows" aria-label={t("share.openLinks")}>
      {open.map((one) => (
        <li key={one.id}>
          <span className="row-main">
            <span>{t(`share.link.${one.role as InvitedRole}`)}</span>
            <span className="soft">
              {t("share.linkFacts", {
                made: since(lang, one.created_at),
                until: spoken(lang, one.expires_at),
                uses: one.uses,
              })}
            </span>
          </span>
          <PressButton weight="lost" onPress={() => void revoke(one.id)}>
            {t("share.revoke")}
          </PressButton>
        </li>
      ))}
    </ul>
  );
}
