import { Button } from "react-aria-components";
import { useText } from "@/ui/strings/translate";
import { currentStop } from "@/ui/walk/agenda";
import { type OnWalk, useSecondsLeft } from "@/ui/walk/useWalk";
import { giveMinute } from "@/ui/walk/walkCommands";
import { clockWords } from "@/ui/walk/walkTime";
import { useRoom } from "@/ui/wall/RoomContext";

const RADIUS = 20;
const AROUND = 2 * Math.PI * RADIUS;
const MINUTE = 60;

/** How long the stop has left, as a ring; over time it turns amber and counts on, and nothing else happens. */
export function Timer({ on }: { readonly on: OnWalk }) {
  const t = useText();
  const room = useRoom();
  const left = useSecondsLeft(on);
  const stop = currentStop(on.walk);
  if (left === null || !stop) return null;
  const over = left < 0;
  const share = over ? 1 : Math.min(1, left / Math.max(1, stop.seconds));
  const minutes = Math.abs(Math.trunc(left / MINUTE));
  const seconds = Math.abs(left % MINUTE);
  return (
    <div className={over ? "timer is-over" : "timer"}>
      <div
        className="timer-face"
        role="timer"
        aria-label={t(over ? "walk.timeOver" : "walk.timeLeft", { minutes, seconds })}
      >
        <svg viewBox="0 0 44 44" aria-hidden="true">
          <circle className="timer-track" cx="22" cy="22" r={RADIUS} />
          <circle
            className="timer-left"
            cx="22"
            cy="22"
            r={RADIUS}
            strokeDasharray={`${share * AROUND} ${AROUND}`}
            transform="rotate(-90 22 22)"
          />
        </svg>
        <span className="timer-words number" aria-hidden="true">
          {clockWords(left)}
        </span>
      </div>
      {on.steering.maySteer ? (
        <Button className="timer-more number" onPress={() => void giveMinute(room)}>
          {t("walk.minuteShort")}
        </Button>
      ) : null}
    </div>
  );
}
