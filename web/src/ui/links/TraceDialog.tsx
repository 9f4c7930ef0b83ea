import { useState } from "react";
import { Button } from "react-aria-components";
import type { FoundCard } from "@/api/dto";
import type { CardId } from "@/document/records";
import { gapsOf, type Progress, type TraceEnd, type TraceStep, traceOf } from "@/maps/trace";
import { FarCard } from "@/ui/across/FarCard";
import { farKey } from "@/ui/across/farCards";
import { farEndsOf } from "@/ui/across/farEnds";
import { farViewOf } from "@/ui/across/farView";
import { farCardsOf, useFarCards } from "@/ui/across/roomFar";
import { selectedCards } from "@/ui/actions/selected";
import { DialogShell } from "@/ui/controls/DialogShell";
import { useSignal } from "@/ui/signals";
import { type TextKey, useText } from "@/ui/strings/translate";
import { goToCard } from "@/ui/wall/goToCard";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";
import "@/ui/styles/links.css";

/** More steps than this are a number. */
const MOST = 60;

/** From a goal down to the items that are worked on, and back: what serves what, how far it is, and what is missing. */
export function TraceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  useBoardState(room.board);
  const [card, setCard] = useState<CardId | null>(() => selectedCards(room)[0] ?? null);
  const { state } = room.board;
  const known = useFarCards(room, [...farEndsOf(state).values()].flat());
  const isOld = useSignal(farCardsOf(room).stale) && known.size > 0;
  const far = farViewOf(room.id, known);
  const trace = card && state.cards.get(card) ? traceOf(state, card, far) : null;
  const gaps = gapsOf(state, far);
  const go = (id: CardId): void => {
    onClose();
    goToCard(room, id);
  };
  return (
    <DialogShell title={t("trace.title")} onClose={onClose} wide>
      <div className="dialog-body trace">
        {isOld ? <p className="soft">{t("across.old")}</p> : null}
        {card && trace ? (
          <>
            <Steps words="trace.above" steps={[...trace.above].reverse()} known={known} onPick={setCard} />
            <div className="trace-self">
              <Button className="trace-title" onPress={() => go(card)}>
                <strong dir="auto">{wordsOf(state.cards.get(card)?.title, t("links.noWords"))}</strong>
                <span className="soft">{t("trace.goThere")}</span>
              </Button>
              <Bar progress={trace.progress} />
            </div>
            <Steps words="trace.below" steps={trace.below} known={known} onPick={setCard} />
            {trace.above.length + trace.below.length === 0 ? <p className="soft">{t("trace.nothing")}</p> : null}
            {trace.circles.length > 0 ? (
              <p className="soft">{t("trace.circles", { count: trace.circles.length })}</p>
            ) : null}
          </>
        ) : null}
        <Missing words="trace.unserved" cards={gaps.unserved} onPick={setCard} />
        <Missing words="trace.orphans" cards={gaps.orphans} onPick={setCard} />
      </div>
    </DialogShell>
  );
}

interface StepsProps {
  readonly words: "trace.above" | "trace.below";
  readonly steps: readonly TraceStep[];
  readonly known: ReadonlyMap<string, FoundCard>;
  readonly onPick: (card: CardId) => void;
}

function Steps({ words, steps, known, onPick }: StepsProps) {
  const t = useText();
  if (steps.length === 0) return null;
  return (
    <section aria-label={t(words)}>
      <h3 className="panel-label">{t(words)}</h3>
      <ul className="trace-steps">
        {steps.slice(0, MOST).map(({ end, depth, progress }) => (
          <li key={keyOf(end)} style={{ paddingInlineStart: `${(depth - 1) * 16}px` }}>
            {end.on === "board" ? (
              <FarCard at={end} told={known.get(farKey(end))} />
            ) : (
              <Step card={end.card} progress={progress} onPick={onPick} />
            )}
          </li>
        ))}
      </ul>
      {steps.length > MOST ? <p className="soft">{t("trace.more", { count: steps.length - MOST })}</p> : null}
    </section>
  );
}

interface StepProps extends Pick<StepsProps, "onPick"> {
  readonly card: CardId;
  readonly progress: Progress;
}

function Step({ card, progress, onPick }: StepProps) {
  const t = useText();
  const { board } = useRoom();
  return (
    <Button className="trace-step" onPress={() => onPick(card)}>
      <span dir="auto">{wordsOf(board.state.cards.get(card)?.title, t("links.noWords"))}</span>
      <Bar progress={progress} />
    </Button>
  );
}

/** How much of it is done, in figures and as a bar; nothing where nothing is worked on. What is not known is said. */
function Bar({ progress: { done, total, unknown } }: { readonly progress: Progress }) {
  const t = useText();
  const more = unknown > 0 ? <span className="soft">{t("trace.unknown", { count: unknown })}</span> : null;
  if (total === 0) return <span className="trace-progress soft">{more ?? t("trace.noItems")}</span>;
  return (
    <span className="trace-progress">
      <span className="trace-bar" aria-hidden="true">
        <span style={{ width: `${(done / total) * 100}%` }} />
      </span>
      <span className="number">{t("trace.progress", { done, total })}</span>
      {more}
    </span>
  );
}

interface MissingProps {
  readonly words: TextKey;
  readonly cards: readonly CardId[];
  readonly onPick: (card: CardId) => void;
}

function Missing({ words, cards, onPick }: MissingProps) {
  const t = useText();
  const { board } = useRoom();
  if (cards.length === 0) return null;
  return (
    <section aria-label={t(words)}>
      <h3 className="panel-label">{t(words)}</h3>
      <ul className="trace-missing">
        {cards.slice(0, MOST).map((card) => (
          <li key={card}>
            <Button className="trace-chip" onPress={() => onPick(card)}>
              <span dir="auto">{wordsOf(board.state.cards.get(card)?.title, t("links.noWords"))}</span>
            </Button>
          </li>
        ))}
      </ul>
      {cards.length > MOST ? <p className="soft">{t("trace.more", { count: cards.length - MOST })}</p> : null}
    </section>
  );
}

function keyOf(end: TraceEnd): string {
  return end.on === "board" ? farKey(end) : end.card;
}

function wordsOf(title: string | undefined, without: string): string {
  return title?.replace(/\s+/g, " ").trim() || without;
}
