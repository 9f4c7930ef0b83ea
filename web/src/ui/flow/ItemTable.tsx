import type { FlowItem } from "@/api/dto";
import { PressButton } from "@/ui/controls/PressButton";
import { dayOf } from "@/ui/dates";
import { TableBehind } from "@/ui/flow/TableBehind";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface ItemTableProps {
  readonly name: string;
  readonly items: readonly FlowItem[];
  readonly onOpen: (item: FlowItem) => void;
}

/** Finished or open items as a table; pressing one shows its way. */
export function ItemTable({ name, items, onOpen }: ItemTableProps) {
  const t = useText();
  const lang = useSignal(language);
  const day = (moment: string | null): string => (moment ? dayOf(lang, Date.parse(moment)) : "–");
  const whole = (value: number | null): string => (value === null ? "–" : String(value));
  return (
    <TableBehind
      name={name}
      heads={[
        t("flow.card"),
        t("flow.started"),
        t("flow.finished"),
        t("flow.cycle"),
        t("flow.lead"),
        t("flow.age"),
        t("flow.blocked"),
      ]}
      rows={items.map((item) => ({
        key: item.card_id,
        cells: [
          <PressButton key="open" weight="quiet" onPress={() => onOpen(item)}>
            {item.title === "" ? t("flow.untitled") : item.title}
          </PressButton>,
          day(item.started),
          day(item.finished),
          whole(item.cycle_days),
          whole(item.lead_days),
          whole(item.age_days),
          String(item.blocked_days),
        ],
      }))}
    />
  );
}
