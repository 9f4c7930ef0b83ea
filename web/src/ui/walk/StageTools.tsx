import { ListOrdered, MoreHorizontal, NotebookPen } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from "react-aria-components";
import { members } from "@/api/sharing";
import { type Action, offered } from "@/ui/actions/action";
import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { useAsk } from "@/ui/ask";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import type { OnWalk } from "@/ui/walk/useWalk";
import { lead } from "@/ui/walk/walkCommands";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";

/** Writing down, the agenda, and what is needed less often. */
export function StageTools({ on }: { readonly on: OnWalk }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const side = useSignal(on.parts.side);
  const capture = actionOf("walk.decision");
  const agenda = actionOf("walk.agenda");
  return (
    <>
      {mayWrite ? (
        <PressButton icon={<NotebookPen size={18} aria-hidden="true" />} onPress={() => capture.run(room)}>
          {t("walk.capture")}
        </PressButton>
      ) : null}
      <IconButton
        side="top"
        label={t("walk.agenda")}
        keys={shownKeys(agenda.keys?.[0])}
        pressed={side === "agenda"}
        onPress={() => agenda.run(room)}
      >
        <ListOrdered size={20} aria-hidden="true" />
      </IconButton>
      <MoreMenu on={on} />
    </>
  );
}

/** Who may be given the lead: everybody on the walk but who has it and who may only look, as far as that is known. */
function useCandidates({ id }: WallRoom, { attendance, facilitator }: OnWalk["walk"]) {
  const [asked] = useAsk(`members:${id}`, () => members(id));
  const looking = new Set(
    asked.state === "here" ? asked.value.filter(({ role }) => role === "viewer").map(({ person }) => person.id) : [],
  );
  return attendance.filter(({ person }) => person.id !== facilitator?.id && !looking.has(person.id));
}

const MORE = ["walk.follow", "walk.changes", "walk.marks", "walk.minute", "walk.topic", "walk.lead"] as const;

function MoreMenu({ on: { parts, walk, steering } }: { readonly on: OnWalk }) {
  const t = useText();
  const room = useRoom();
  const others = useCandidates(room, walk);
  const following = useSignal(parts.following.following);
  const marked = useSignal(parts.marked);
  const wordsOf = (action: Action): string => {
    if (action.id === "walk.marks") return t(marked ? "walk.hideMarks" : "walk.showMarks");
    if (action.id !== "walk.follow") return t(action.labelKey, action.labelValues?.());
    if (steering.iLead) return t("walk.backToStop");
    return t(following ? "walk.lookAround" : "walk.back");
  };
  const shown = MORE.map(actionOf).filter((action) => offered(action, room));
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t("walk.more")}>
        <MoreHorizontal size={20} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="top end">
        <Menu
          className="menu"
          aria-label={t("walk.more")}
          onAction={(key) => {
            const id = String(key);
            if (id.startsWith("lead:")) void lead(room, id.slice("lead:".length));
            else actionOf(id).run(room);
          }}
        >
          {shown.map((action) => (
            <MenuItem key={action.id} id={action.id} className="menu-item">
              {wordsOf(action)}
              {action.keys?.[0] ? <kbd className="keys">{shownKeys(action.keys[0])}</kbd> : null}
            </MenuItem>
          ))}
          {steering.maySteer && others.length > 0 ? (
            <SubmenuTrigger>
              <MenuItem id="hand-over" className="menu-item menu-more">
                {t("walk.handOver")}
              </MenuItem>
              <Popover className="popover">
                <Menu
                  className="menu"
                  aria-label={t("walk.handOver")}
                  onAction={(key) => void lead(room, String(key).slice("lead:".length))}
                >
                  {others.map(({ person }) => (
                    <MenuItem key={person.id} id={`lead:${person.id}`} className="menu-item">
                      {person.name}
                    </MenuItem>
                  ))}
                </Menu>
              </Popover>
            </SubmenuTrigger>
          ) : null}
          {steering.maySteer ? <Separator className="menu-line" /> : null}
          {steering.maySteer ? (
            <MenuItem id="walk.end" className="menu-item">
              {t("walk.end")}
            </MenuItem>
          ) : null}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
