import { useRef, useState } from "react";
import { Button, Group } from "react-aria-components";
import type { Agreement, Walk } from "@/api/dto";
import type { CardId } from "@/document/records";
import { ownerAndDue, stateWords } from "@/ui/agreements/agreementWords";
import { PressButton } from "@/ui/controls/PressButton";
import { useKeptFocus } from "@/ui/keptFocus";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { placeOfCards } from "@/ui/walk/stagePlace";
import { cardWords } from "@/ui/walk/stopWords";
import { alterAgreement } from "@/ui/walk/walkCommands";
import type { WalkParts } from "@/ui/walk/walkParts";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";

/** The actions of earlier walks, one by one: done, dropped, or kept. */
export function OpenActions() {
  const { walk } = useRoom();
  return walk ? <Actions parts={walk} /> : null;
}

/** Whether an action was open when this walk began: it still is, or was closed since. */
function wasOpenBefore(action: Agreement, walk: Walk): boolean {
  if (action.walk_id === walk.id) return false;
  return action.closed_at === null || Date.parse(action.closed_at) >= Date.parse(walk.started_at);
}

function Actions({ parts }: { readonly parts: WalkParts }) {
  const t = useText();
  const all = useSignal(parts.agreements.all);
  const walk = useSignal(parts.store.walk);
  // What was open when the walk began: what is agreed on this very walk is not left from an earlier one.
  const listed = all.filter((one) => one.kind === "action" && walk !== null && wasOpenBefore(one, walk)).reverse();
  if (listed.length === 0) return <p className="soft">{t("agreement.noneOpen")}</p>;
  return (
    <ul className="agreements">
      {listed.map((one) => (
        <ActionRow key={one.id} action={one} />
      ))}
    </ul>
  );
}

function ActionRow({ action }: { readonly action: Agreement }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const mayWrite = useSignal(room.mayWrite);
  const [kept, setKept] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  useKeptFocus(row, ".button");
  const { text, owner, due, card_id, state } = action;
  const words = kept && state === "open" ? t("agreement.isKept") : stateWords(lang, action);
  const facts = [words, ownerAndDue(lang, owner?.name ?? null, due)].filter(Boolean).join(" · ");

  function goThere(): void {
    const box = card_id ? placeOfCards(room.wall, room.board.state, [card_id as CardId], null) : null;
    if (box) goToBox(room, box);
  }

  return (
    <li ref={row} className={`agreement action-row is-${kept && state === "open" ? "kept" : state}`}>
      <span className="row-main">
        <span className="agreement-text">{text}</span>
        {facts ? <span className="soft">{facts}</span> : null}
        {card_id ? (
          <Button className="agreement-card" onPress={goThere}>
            {cardWords(room.board.state, card_id, lang)}
          </Button>
        ) : null}
      </span>
      {mayWrite && state === "open" && !kept ? (
        <Group className="action-choices" aria-label={text}>
          <PressButton onPress={() => void alterAgreement(room, action.id, { state: "done" })}>
            {t("agreement.done")}
          </PressButton>
          <PressButton weight="quiet" onPress={() => setKept(true)}>
            {t("agreement.keep")}
          </PressButton>
          <PressButton weight="quiet" onPress={() => void alterAgreement(room, action.id, { state: "dropped" })}>
            {t("agreement.drop")}
          </PressButton>
        </Group>
      ) : null}
      {mayWrite && (state !== "open" || kept) ? (
        <PressButton
          weight="quiet"
          onPress={() => {
            setKept(false);
            if (state !== "open") void alterAgreement(room, action.id, { state: "open" });
          }}
        >
          {t("action.undo")}
          <span className="unseen"> {text}</span>
        </PressButton>
      ) : null}
    </li>
  );
}
