import { shownKeys } from "@/ui/actions/shownKeys";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import type { OnWalk } from "@/ui/walk/useWalk";
import { lead } from "@/ui/walk/walkCommands";
import { useRoom } from "@/ui/wall/RoomContext";

/** One thing to know above the bar: that one looks around, or that nobody leads. */
export function StageNote({ on: { parts, steering } }: { readonly on: OnWalk }) {
  const t = useText();
  const room = useRoom();
  const following = useSignal(parts.following.following);
  const astray = useSignal(parts.following.astray);
  const { lead: leader, leadHere, mayTakeLead, iLead } = steering;
  if (!following || (iLead && astray)) {
    return (
      <div className="stage-note">
        <span>{t(iLead ? "walk.awayFromStop" : "walk.lookingAround")}</span>
        <PressButton onPress={() => parts.following.back()}>
          {t(iLead ? "walk.backToStop" : "walk.back")}
          <kbd className="keys">{shownKeys("g")}</kbd>
        </PressButton>
      </div>
    );
  }
  if (leadHere) return null;
  return (
    <div className="stage-note is-later">
      <span>{leader ? t("walk.leadAway", { name: leader.name }) : t("walk.nobodyLeadsNow")}</span>
      {mayTakeLead ? <PressButton onPress={() => void lead(room, null)}>{t("walk.takeLead")}</PressButton> : null}
    </div>
  );
}
