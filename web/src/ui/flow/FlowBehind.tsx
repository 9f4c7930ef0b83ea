import type { Flow } from "@/api/dto";
import type { FlowAddress, FlowQuestion } from "@/api/flow";
import { BandDialog } from "@/ui/flow/BandDialog";
import type { BandPlace } from "@/ui/flow/bands";
import { type CardNamed, ItemsDialog } from "@/ui/flow/ItemsDialog";
import { JourneyDialog } from "@/ui/flow/JourneyDialog";
import { dayAfter } from "@/ui/flow/scale";
import { spokenDay } from "@/ui/flow/spokenDay";
import { stageName } from "@/ui/flow/stageName";
import { useText } from "@/ui/strings/translate";

/** What of a chart somebody looks behind: a band on a day, or cards that are known already. */
export type Behind = BandPlace | { readonly title: string; readonly items: readonly CardNamed[] };

interface FlowBehindProps {
  readonly flow: Flow;
  readonly address: FlowAddress;
  readonly question: FlowQuestion;
  readonly behind: Behind | null;
  readonly card: CardNamed | null;
  readonly onBehind: (behind: Behind | null) => void;
  readonly onCard: (card: CardNamed | null) => void;
}

/** What is open over the charts: the cards behind a part of one, and above them the way of a card. */
export function FlowBehind({ flow, address, question, behind, card, onBehind, onCard }: FlowBehindProps) {
  const t = useText();
  const close = () => onBehind(null);
  return (
    <>
      {behind && "items" in behind ? (
        <ItemsDialog title={behind.title} items={behind.items} onOpen={onCard} onClose={close} />
      ) : null}
      {behind && "stage" in behind && flow.stages[behind.stage] ? (
        <BandDialog
          address={address}
          question={question}
          stage={behind.stage}
          day={dayAfter(flow.first, behind.day)}
          title={t("flow.bandOn", {
            column: stageName(flow.stages[behind.stage] as Flow["stages"][number], flow.kind),
            day: spokenDay(flow.first, behind.day),
          })}
          onOpen={onCard}
          onClose={close}
        />
      ) : null}
      {card ? (
        <JourneyDialog
          address={address}
          card={card.card_id}
          title={card.title}
          stages={flow.stages}
          kind={flow.kind}
          onClose={() => onCard(null)}
        />
      ) : null}
    </>
  );
}
