import { X } from "lucide-react";
import { ChangesPanel } from "@/ui/changes/ChangesPanel";
import { IconButton } from "@/ui/controls/IconButton";
import { usePanelSubject } from "@/ui/panel/usePanelSubject";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { AgendaPanel } from "@/ui/walk/AgendaPanel";
import { currentStop } from "@/ui/walk/agenda";
import { StopPanel } from "@/ui/walk/StopPanel";
import { stopTitle } from "@/ui/walk/stopWords";
import { useWalk } from "@/ui/walk/useWalk";
import type { WalkParts } from "@/ui/walk/walkParts";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/changes.css";
import "@/ui/styles/stage.css";
import "@/ui/styles/walk.css";

/** The panel of the walk, at the right; what is selected has the place first. */
export function SidePanel() {
  const { walk } = useRoom();
  const subject = usePanelSubject();
  if (!walk || subject.cards.length > 0 || subject.part !== null) return null;
  return <Open parts={walk} />;
}

function Open({ parts }: { readonly parts: WalkParts }) {
  const t = useText();
  const room = useRoom();
  const on = useWalk();
  const lang = useSignal(language);
  const side = useSignal(parts.side);
  const stop = on ? currentStop(on.walk) : null;
  if (side === null || (side !== "changes" && !on)) return null;
  const title =
    side === "agenda"
      ? t("walk.agenda")
      : side === "changes"
        ? t("changes.title")
        : stop
          ? stopTitle(room.board.state, stop, lang)
          : t("walk.noStop");
  return (
    <section className="panel walk-panel" aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        <IconButton
          label={t("action.close")}
          side="left"
          onPress={() => {
            parts.side.value = null;
          }}
        >
          <X size={18} aria-hidden="true" />
        </IconButton>
      </header>
      {side === "changes" ? <ChangesPanel parts={parts} /> : null}
      {side === "agenda" && on ? <AgendaPanel on={on} /> : null}
      {side === "stop" && on && stop ? <StopPanel on={on} stop={stop} /> : null}
    </section>
  );
}
