import { Waypoints } from "lucide-react";
import { Button } from "react-aria-components";
import type { BoardState, CardId } from "@/document/records";
import { alignmentOf } from "@/maps/alignment/tree";
import { IconButton } from "@/ui/controls/IconButton";
import { useText } from "@/ui/strings/translate";
import { goToCard } from "@/ui/wall/goToCard";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/goals.css";

/** Which objective of the board serves which, from the highest down, with the way to each and from there to the work. */
export function AlignmentTree() {
  const t = useText();
  const room = useRoom();
  const { state } = room.board;
  const { steps, circles } = alignmentOf(state);
  const named = steps.filter(({ card }) => titleOf(state, card) !== "");
  if (named.length < 2) return null;
  const round = new Set(circles);
  const trace = (card: CardId): void => {
    room.wall.select([card]);
    room.dialog.value = "trace";
  };
  return (
    <section className="alignment" aria-label={t("align.title")}>
      <h3 className="panel-label">{t("align.title")}</h3>
      <ul>
        {named.map(({ card, depth, again }, at) => {
          const title = titleOf(state, card);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an objective that serves two stands here twice
            <li key={`${card} ${at}`} style={{ paddingInlineStart: `${Math.min(depth, 6) * 16}px` }}>
              <Button className="alignment-step" onPress={() => goToCard(room, card)}>
                <span dir="auto">{title}</span>
                {again ? <span className="soft">{t("align.again")}</span> : null}
                {round.has(card) ? <span className="alignment-circle">{t("align.circle")}</span> : null}
              </Button>
              <IconButton label={t("align.trace", { title })} side="left" onPress={() => trace(card)}>
                <Waypoints size={16} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <p className="panel-note soft">{t("align.hint")}</p>
    </section>
  );
}

function titleOf(state: BoardState, card: CardId): string {
  return state.cards.get(card)?.title.trim() ?? "";
}
