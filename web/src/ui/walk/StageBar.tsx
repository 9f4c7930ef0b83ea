import { ArrowLeft, ArrowRight, Flag } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, Toolbar } from "react-aria-components";
import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { announce } from "@/ui/announce";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { useKeptFocus } from "@/ui/keptFocus";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { currentStop, neighbour, progress } from "@/ui/walk/agenda";
import { Hands } from "@/ui/walk/Hands";
import { StageNote } from "@/ui/walk/StageNote";
import { StageTools } from "@/ui/walk/StageTools";
import { toggleSide } from "@/ui/walk/side";
import { stopTitle } from "@/ui/walk/stopWords";
import { Timer } from "@/ui/walk/Timer";
import { type OnWalk, useWalk } from "@/ui/walk/useWalk";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/share.css";
import "@/ui/styles/stage.css";
import "@/ui/styles/stagePhone.css";
import "@/ui/styles/walk.css";

/** The bar below the wall while a walk is under way: where the group is, how long, what comes next, who wants to speak. */
export function StageBar() {
  const on = useWalk();
  return on ? <Bar on={on} /> : null;
}

function Bar({ on }: { readonly on: OnWalk }) {
  const t = useText();
  const { parts, walk } = on;
  const side = useSignal(parts.side);
  // What the bar and the panel cover is known from here on: the stop is shown again in what is left of the window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another panel is another room for the wall
  useEffect(() => parts.following.settle(), [parts, side]);
  useAnnouncedStops(on);
  const bar = useRef<HTMLElement>(null);
  useKeptFocus(bar, ".stage-stop");
  return (
    <section ref={bar} className="stage-bar" aria-label={t("walk.bar", { name: walk.name })}>
      <StageNote on={on} />
      <div className="stage-what">
        <Timer on={on} />
        <StopName on={on} />
      </div>
      <Course on={on} />
      <Toolbar className="stage-tools" aria-label={t("walk.takePart")}>
        <Hands on={on} />
        <StageTools on={on} />
      </Toolbar>
    </section>
  );
}

/** Says politely where the group has gone. */
function useAnnouncedStops({ walk }: OnWalk): void {
  const t = useText();
  const room = useRoom();
  const stop = currentStop(walk);
  const id = stop?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another stop is news
  useEffect(() => {
    if (!stop) return;
    const title = stopTitle(room.board.state, stop, language.peek());
    announce(t("walk.atStop", { ...progress(walk), title }));
  }, [id]);
}

function StopName({ on: { parts, walk, steering } }: { readonly on: OnWalk }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const side = useSignal(parts.side);
  const stop = currentStop(walk);
  const title = stop ? stopTitle(room.board.state, stop, lang) : walk.name;
  const { lead, iLead } = steering;
  return (
    <Button className="stage-stop" aria-expanded={side === "stop"} onPress={() => toggleSide(room, "stop")}>
      <span className="stage-title">{title}</span>
      <span className="stage-facts number">
        {t("walk.position", progress(walk))}
        <span className="stage-lead">
          {lead ? t(iLead ? "walk.youLead" : "walk.leads", { name: lead.name }) : t("walk.nobodyLeads")}
        </span>
      </span>
    </Button>
  );
}

/** Back and forth along the stops, for who steers. */
function Course({ on: { parts, walk, steering } }: { readonly on: OnWalk }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const justMoved = useSignal(parts.store.justMoved);
  if (!steering.maySteer) return null;
  const next = neighbour(walk, 1);
  const previous = actionOf("walk.previous");
  return (
    <div className="stage-course" data-moving={justMoved}>
      <IconButton
        side="top"
        label={t("walk.previous")}
        keys={shownKeys(previous.keys?.[0])}
        isDisabled={neighbour(walk, -1) === null}
        onPress={() => previous.run(room)}
      >
        <ArrowLeft size={20} aria-hidden="true" />
      </IconButton>
      {next ? (
        <PressButton
          weight="primary"
          icon={<ArrowRight size={16} aria-hidden="true" />}
          onPress={() => actionOf("walk.next").run(room)}
        >
          {t("walk.nextStop")}
          <span className="stage-next">
            {": "}
            <bdi>{stopTitle(room.board.state, next, lang)}</bdi>
          </span>
        </PressButton>
      ) : (
        <PressButton
          weight="primary"
          icon={<Flag size={16} aria-hidden="true" />}
          onPress={() => actionOf("walk.end").run(room)}
        >
          {t("walk.end")}
        </PressButton>
      )}
    </div>
  );
}
