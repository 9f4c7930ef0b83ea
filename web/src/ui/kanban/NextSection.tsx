import type { MapRecord } from "@/document/records";
import { PressButton } from "@/ui/controls/PressButton";
import { agesOn } from "@/ui/kanban/agesOf";
import { nextOn, pullNext, titleOf } from "@/ui/kanban/pull";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** So many cards are named that come after the next one. */
const FOLLOWING = 2;

/** What to pull next on a map, why, and what comes after it. */
export function NextSection({ map }: { readonly map: MapRecord }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  useSignal(agesOn(room.board));
  const found = nextOn(room, map);
  const [first, ...others] = found?.next.candidates ?? [];
  const following = others.slice(0, FOLLOWING).map(({ card }) => `“${titleOf(room, card)}”`);
  return (
    <section className="next-pull" aria-label={t("kanban.offer")}>
      <h3 className="panel-label">{t("kanban.offer")}</h3>
      {found && first ? (
        <>
          <p dir="auto">
            {t("kanban.pullInto", { card: found.title, column: found.column })}
            <span className="soft">{t(`kanban.pullBecause.${first.because}`)}</span>
          </p>
          {following.length > 0 ? (
            <p className="panel-note soft" dir="auto">
              {t("kanban.pullMore", { cards: following.join(", ") })}
            </p>
          ) : null}
          <div className="panel-actions">
            <PressButton onPress={() => room.wall.focusCard(found.card)}>{t("kanban.pullGo")}</PressButton>
            {mayWrite ? <PressButton onPress={() => pullNext(room)}>{t("kanban.pullNow")}</PressButton> : null}
          </div>
        </>
      ) : (
        <p className="panel-note soft">{t("kanban.pullNothing")}</p>
      )}
    </section>
  );
}
