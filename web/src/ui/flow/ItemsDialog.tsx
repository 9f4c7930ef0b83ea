import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { useText } from "@/ui/strings/translate";

/** A card behind a part of a chart. */
export interface CardNamed {
  readonly card_id: string;
  readonly title: string;
}

interface ItemsDialogProps {
  readonly title: string;
  readonly items: readonly CardNamed[];
  /** How many more there are than are listed. */
  readonly more?: number;
  readonly onOpen: (card: CardNamed) => void;
  readonly onClose: () => void;
}

/** The cards behind a bar, a band or a blocker; pressing one shows the moves that made it. */
export function ItemsDialog({ title, items, more = 0, onOpen, onClose }: ItemsDialogProps) {
  const t = useText();
  return (
    <DialogShell title={title} onClose={onClose}>
      <div className="dialog-body">
        {items.length === 0 ? <p className="soft">{t("flow.noneHere")}</p> : null}
        <ul className="flow-cards">
          {items.map((item) => (
            <li key={item.card_id}>
              <PressButton weight="quiet" onPress={() => onOpen(item)}>
                {item.title === "" ? t("flow.untitled") : item.title}
              </PressButton>
            </li>
          ))}
        </ul>
        {more > 0 ? <p className="soft">{t("flow.cut", { count: more })}</p> : null}
      </div>
    </DialogShell>
  );
}
