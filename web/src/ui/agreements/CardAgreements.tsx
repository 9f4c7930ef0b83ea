import type { CardId } from "@/document/records";
import { AgreementList } from "@/ui/agreements/AgreementList";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import type { Draft, WalkParts } from "@/ui/walk/walkParts";
import { useRoom } from "@/ui/wall/RoomContext";

/** What was agreed at a card, and a way to agree on more. */
export function CardAgreements({ card }: { readonly card: CardId }) {
  const { walk } = useRoom();
  return walk ? <Listed parts={walk} card={card} /> : null;
}

function Listed({ parts, card }: { readonly parts: WalkParts; readonly card: CardId }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const own = useSignal(parts.agreements.all).filter((one) => one.card_id === card);
  const unsent = useSignal(parts.agreements.unsent).filter(({ body }) => body.card_id === card);
  if (!mayWrite && own.length === 0) return null;
  const capture = (kind: Draft["kind"]) => () => {
    parts.draft.value = { kind, edited: null, card };
    room.dialog.value = "capture";
  };
  return (
    <section className="card-agreements" aria-label={t("agreement.title")}>
      <h3 className="panel-label">{t("agreement.title")}</h3>
      {own.length + unsent.length > 0 ? <AgreementList agreements={own} unsent={unsent} /> : null}
      {mayWrite ? (
        <div className="panel-actions">
          <PressButton onPress={capture("decision")}>{t("agreement.addDecision")}</PressButton>
          <PressButton onPress={capture("action")}>{t("agreement.addAction")}</PressButton>
        </div>
      ) : null}
    </section>
  );
}
