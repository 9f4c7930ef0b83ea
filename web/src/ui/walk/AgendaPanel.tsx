import { Check, ListPlus, Minus, MoreHorizontal, Play } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, SubmenuTrigger } from "react-aria-components";
import type { Stop } from "@/api/dto";
import { actionOf } from "@/ui/actions/registry";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { beforeWhich } from "@/ui/walk/agenda";
import { stopPlace, stopTitle } from "@/ui/walk/stopWords";
import type { OnWalk } from "@/ui/walk/useWalk";
import { alterStop, goToStop } from "@/ui/walk/walkCommands";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

const MINUTE = 60;
/** How many minutes a stop may be given by one press. */
const MINUTES: readonly number[] = [1, 2, 3, 5, 8, 10, 15, 20, 30];

/** How many minutes a stop may take, in whole ones. */
const minutesOf = (stop: Stop): number => Math.max(1, Math.round(stop.seconds / MINUTE));

/** All stops in their order; who steers may go to one, skip it, move it and change its time. */
export function AgendaPanel({ on }: { readonly on: OnWalk }) {
  const t = useText();
  const room = useRoom();
  useBoardState(room.board);
  const { stops } = on.walk;
  const minutes = stops.reduce((sum, stop) => sum + (stop.state === "skipped" ? 0 : minutesOf(stop)), 0);
  return (
    <div className="panel-body">
      <p className="soft">{t("agenda.sum", { minutes })}</p>
      <ol className="agenda">
        {stops.map((stop, index) => (
          <StopRow key={stop.id} on={on} stop={stop} number={index + 1} />
        ))}
      </ol>
      {on.steering.maySteer ? (
        <PressButton icon={<ListPlus size={16} aria-hidden="true" />} onPress={() => actionOf("walk.topic").run(room)}>
          {t("walk.topic")}
        </PressButton>
      ) : null}
    </div>
  );
}

interface StopRowProps {
  readonly on: OnWalk;
  readonly stop: Stop;
}

function StopRow({ on, stop, number }: StopRowProps & { readonly number: number }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const { state } = room.board;
  const title = stopTitle(state, stop, lang);
  const place = stopPlace(state, stop, lang);
  const current = stop.id === on.walk.stop_id;
  const words = (
    <>
      <StopSign stop={stop} number={number} current={current} />
      <span className="row-main">
        <span>{title}</span>
        <span className="soft number">
          {place ? `${place} · ` : ""}
          {t("agenda.minutes", { minutes: minutesOf(stop) })}
        </span>
      </span>
    </>
  );
  return (
    <li className={`agenda-stop is-${current ? "current" : stop.state}`} aria-current={current ? "step" : undefined}>
      {on.steering.maySteer ? (
        <Button className="agenda-go" onPress={() => void goToStop(room, stop.id)}>
          {words}
        </Button>
      ) : (
        <span className="agenda-go">{words}</span>
      )}
      {on.steering.maySteer ? <StopMenu on={on} stop={stop} title={title} /> : null}
    </li>
  );
}

function StopSign({ stop, number, current }: { stop: Stop; number: number; current: boolean }) {
  const t = useText();
  const skipped = stop.state === "skipped" && !current;
  const done = stop.state === "done" && !current;
  return (
    <span className="agenda-sign number">
      {current ? <Play size={14} aria-hidden="true" /> : null}
      {skipped ? <Minus size={14} aria-hidden="true" /> : null}
      {done ? <Check size={14} aria-hidden="true" /> : null}
      {current || skipped || done ? null : number}
      <span className="unseen">
        {current ? t("agenda.here") : skipped ? t("agenda.skipped") : done ? t("agenda.done") : ""}
      </span>
    </span>
  );
}

function StopMenu({ on, stop, title }: StopRowProps & { readonly title: string }) {
  const t = useText();
  const room = useRoom();
  const up = beforeWhich(on.walk, stop.id, -1);
  const down = beforeWhich(on.walk, stop.id, 1);
  const move = (before: string | null | undefined): void => {
    if (before !== undefined) void alterStop(room, stop.id, { move: { before } });
  };
  const skipped = stop.state === "skipped";
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t("agenda.menu", { title })}>
        <MoreHorizontal size={18} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t("agenda.menu", { title })}
          disabledKeys={[
            ...(up === undefined ? ["up"] : []),
            ...(down === undefined ? ["down"] : []),
            ...(stop.id === on.walk.stop_id || stop.state === "done" ? ["skip"] : []),
          ]}
        >
          <MenuItem
            id="skip"
            className="menu-item"
            onAction={() => void alterStop(room, stop.id, { state: skipped ? "waiting" : "skipped" })}
          >
            {t(skipped ? "agenda.takeIn" : "agenda.skip")}
          </MenuItem>
          <MenuItem id="up" className="menu-item" onAction={() => move(up)}>
            {t("agenda.up")}
          </MenuItem>
          <MenuItem id="down" className="menu-item" onAction={() => move(down)}>
            {t("agenda.down")}
          </MenuItem>
          <SubmenuTrigger>
            <MenuItem id="time" className="menu-item menu-more">
              {t("agenda.time")}
            </MenuItem>
            <Popover className="popover">
              <Menu
                className="menu"
                aria-label={t("agenda.time")}
                selectionMode="single"
                selectedKeys={[String(minutesOf(stop))]}
                onAction={(key) => void alterStop(room, stop.id, { seconds: Number(key) * MINUTE })}
              >
                {MINUTES.map((minutes) => (
                  <MenuItem key={minutes} id={String(minutes)} className="menu-item number">
                    {t("agenda.minutes", { minutes })}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </SubmenuTrigger>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
