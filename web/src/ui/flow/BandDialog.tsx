import { type FlowAddress, type FlowQuestion, flowBand } from "@/api/flow";
import { useAsk } from "@/ui/ask";
import { DialogShell } from "@/ui/controls/DialogShell";
import { type CardNamed, ItemsDialog } from "@/ui/flow/ItemsDialog";
import { shortWords } from "@/ui/pages/problemWords";
import { useText } from "@/ui/strings/translate";

interface BandDialogProps {
  readonly address: FlowAddress;
  readonly question: FlowQuestion;
  readonly stage: number;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly title: string;
  readonly onOpen: (card: CardNamed) => void;
  readonly onClose: () => void;
}

/** The cards a band of the cumulative flow is made of on a day; only the server has all of their moves. */
export function BandDialog({ address, question, stage, day, title, onOpen, onClose }: BandDialogProps) {
  const t = useText();
  const [asked] = useAsk(`${stage} ${day}`, (signal) => flowBand(address, question, { stage, day }, signal));
  if (asked.state === "here") {
    const { count, items } = asked.value;
    return <ItemsDialog title={title} items={items} more={count - items.length} onOpen={onOpen} onClose={onClose} />;
  }
  return (
    <DialogShell title={title} onClose={onClose}>
      <p className="soft">{asked.state === "waiting" ? t("page.waiting") : t(shortWords(asked.problem))}</p>
    </DialogShell>
  );
}
