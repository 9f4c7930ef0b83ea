import { Hand } from "lucide-react";
import { useId } from "react";
import { Button, DialogTrigger, Popover } from "react-aria-components";
import type { Attendee } from "@/api/dto";
import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { Face } from "@/ui/controls/Face";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { useText } from "@/ui/strings/translate";
import type { OnWalk } from "@/ui/walk/useWalk";
import { lowerHand } from "@/ui/walk/walkCommands";
import { useRoom } from "@/ui/wall/RoomContext";

/** Whose hands are up, who raised it first first. */
export function raisedHands(attendance: readonly Attendee[]): readonly Attendee[] {
  return attendance
    .filter((one) => one.hand_raised_at !== null)
    .sort((a, b) => Date.parse(a.hand_raised_at ?? "") - Date.parse(b.hand_raised_at ?? ""));
}

/** My hand, and whose hands are up in their order. */
export function Hands({ on: { walk, steering } }: { readonly on: OnWalk }) {
  const t = useText();
  const room = useRoom();
  const title = useId();
  const hands = raisedHands(walk.attendance);
  const mine = hands.some(({ person }) => person.id === room.me.id);
  const action = actionOf("walk.hand");
  return (
    <>
      <IconButton
        side="top"
        label={t(mine ? "walk.handDown" : "walk.handUp")}
        keys={shownKeys(action.keys?.[0])}
        pressed={mine}
        onPress={() => action.run(room)}
      >
        <Hand size={20} aria-hidden="true" />
      </IconButton>
      {hands.length > 0 ? (
        <DialogTrigger>
          <Button className="hands-count number">
            <span aria-hidden="true">{hands.length}</span>
            <span className="unseen">{t("walk.hands", { count: hands.length })}</span>
          </Button>
          <Popover className="popover" placement="top" aria-labelledby={title}>
            <div className="hands">
              <h2 className="unseen" id={title}>
                {t("walk.handsTitle")}
              </h2>
              <ul className="rows">
                {hands.map(({ person }) => (
                  <li key={person.id}>
                    <Face name={person.name} discipline={person.discipline} />
                    <span className="row-main">{person.name}</span>
                    {steering.maySteer || person.id === room.me.id ? (
                      <PressButton weight="quiet" onPress={() => void lowerHand(room, person.id)}>
                        {t("walk.lower")}
                        <span className="unseen"> {person.name}</span>
                      </PressButton>
                    ) : null}
                  </li>
                ))}
              </ul>
            </div>
          </Popover>
        </DialogTrigger>
      ) : null}
    </>
  );
}
