import { X } from "lucide-react";
import { useRef } from "react";
import { ChangesPanel } from "@/ui/changes/ChangesPanel";
import { IconButton } from "@/ui/controls/IconButton";
import { useKeptFocus } from "@/ui/keptFocus";
import { usePanelSubject } from "@/ui/panel/usePanelSubject";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { AgendaPanel } from "@/ui/walk/AgendaPanel";
import { currentStop } from "@/ui/walk/agenda";
import { StopPanel } from "@/ui/walk/StopPanel";
import { stopTitle } from "@/ui/walk/stopWords";
import { type OnWalk, useWalk } from "@/ui/walk/useWalk";
import type { Side, WalkParts } from "@/ui/walk/walkParts";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import "@/ui/styles/panel.css";
import "@/ui/styles/share.css";
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

/** The bar, or without a walk the wall, has the keyboard next. */
function leaveTo({ wall }: WallRoom): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const stop = document.querySelector<HTMLElement>(".stage-stop");
    if (stop) stop.focus();
    else wall.focus();
  });
}

function Open({ parts }: { readonly parts: WalkParts }) {
  const on = useWalk();
  const side = useSignal(parts.side);
  if (side === null || (side !== "changes" && !on)) return null;
  return <Panel parts={parts} on={on} side={side} />;
}

interface PanelProps {
  readonly parts: WalkParts;
  readonly on: OnWalk | null;
  readonly side: Side;
}

function Panel({ parts, on, side }: PanelProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const panel = useRef<HTMLElement>(null);
  useKeptFocus(panel, "h2");
  const stop = on ? currentStop(on.walk) : null;
  const title =
    side === "agenda"
      ? t("walk.agenda")
      : side === "changes"
        ? t("changes.title")
        : stop
          ? stopTitle(room.board.state, stop, lang)
          : t("walk.noStop");
  return (
    <section ref={panel} className="panel walk-panel" aria-label={title}>
      <header className="panel-head">
        <h2 tabIndex={-1}>{title}</h2>
        <IconButton
          label={t("action.close")}
          side="left"
          onPress={() => {
            parts.side.value = null;
            leaveTo(room);
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
