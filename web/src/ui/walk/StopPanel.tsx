import { Clapperboard } from "lucide-react";
import { Button } from "react-aria-components";
import type { Stop, StopCard } from "@/api/dto";
import type { CardId, MapId } from "@/document/records";
import { AgreementList } from "@/ui/agreements/AgreementList";
import { OpenActions } from "@/ui/agreements/OpenActions";
import { reasonWords } from "@/ui/blockedWords";
import { ChangesPanel } from "@/ui/changes/ChangesPanel";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { placeOfCards } from "@/ui/walk/stagePlace";
import { cardWords, goneWords, reasonOf, stopPlace, stopSentence } from "@/ui/walk/stopWords";
import type { OnWalk } from "@/ui/walk/useWalk";
import { light } from "@/ui/walk/walkCommands";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

interface StopPanelProps {
  readonly on: OnWalk;
  readonly stop: Stop;
}

/** What a stop is about: one sentence, and what belongs to it one by one. */
export function StopPanel({ on, stop }: StopPanelProps) {
  const t = useText();
  const lang = useSignal(language);
  const { board } = useRoom();
  const state = useBoardState(board);
  if (stop.kind === "changes") return <ChangesPanel parts={on.parts} />;
  const place = stopPlace(state, stop, lang);
  const gone = goneWords(state, stop, lang);
  const sentence = stopSentence(stop, lang);
  const { count, limit, quiet } = stop.facts;
  const over = limit != null && count != null && count > limit;
  return (
    <div className="panel-body">
      {place || limit != null ? (
        <p className="stop-head">
          <span className="soft">{place}</span>
          {limit != null && count != null ? (
            <span className={over ? "stop-limit number is-over" : "stop-limit number"}>
              <span aria-hidden="true">{`${count} / ${limit}`}</span>
              <span className="unseen">{t(over ? "canvas.limitExceeded" : "canvas.limit", { count, limit })}</span>
            </span>
          ) : null}
        </p>
      ) : null}
      {gone ? <p className="stop-sentence">{gone}</p> : null}
      {sentence ? <p className="stop-sentence">{sentence}</p> : null}
      {stop.kind === "actions" ? <OpenActions /> : null}
      {stop.kind === "decisions" ? <ReadBack on={on} /> : null}
      {stop.kind !== "actions" && stop.cards.length > 0 ? (
        <ul className="stop-cards">
          {stop.cards.map((card) => (
            <li key={card.card_id}>
              <StopCardButton on={on} stop={stop} card={card} />
            </li>
          ))}
        </ul>
      ) : null}
      {quiet && stop.cards.length > 0 ? <p className="soft">{t("stop.quiet", { count: quiet })}</p> : null}
    </div>
  );
}

/** One card of a stop; pressed it comes on stage, or for those who do not steer one goes there. */
function StopCardButton({ on, stop, card }: StopPanelProps & { readonly card: StopCard }) {
  const room = useRoom();
  const t = useText();
  const lang = useSignal(language);
  const { state } = room.board;
  const id = card.card_id as CardId;
  const lit = on.walk.card_id === id;
  const why = reasonOf(card, lang);
  const blocked = state.cards.get(id)?.blocked ?? null;

  function press(): void {
    if (on.steering.maySteer) {
      void light(room, id);
      on.parts.following.back();
      return;
    }
    const box = placeOfCards(room.wall, state, [id], stop.map_id as MapId | null);
    if (box) goToBox(room, box);
  }

  return (
    <Button className={lit ? "stop-card is-lit" : "stop-card"} aria-pressed={lit} onPress={press}>
      <span className="stop-card-title">{cardWords(state, id, lang)}</span>
      {why ? <span className={`stop-why is-${card.reason}`}>{why}</span> : null}
      {blocked ? <span className="stop-blocked">{reasonWords(lang, blocked.reason)}</span> : null}
      {lit ? (
        <span className="stop-lit">
          <Clapperboard size={14} aria-hidden="true" />
          {t("walk.onStage")}
        </span>
      ) : null}
    </Button>
  );
}

/** Everything that was written down on this walk, to be read aloud. */
function ReadBack({ on: { parts, walk } }: { readonly on: OnWalk }) {
  const t = useText();
  const all = useSignal(parts.agreements.all);
  const unsent = useSignal(parts.agreements.unsent);
  const own = all.filter((one) => one.walk_id === walk.id).reverse();
  if (own.length === 0 && unsent.length === 0) return <p className="soft">{t("agreement.noneOnWalk")}</p>;
  return <AgreementList agreements={own} unsent={unsent} withCards />;
}
