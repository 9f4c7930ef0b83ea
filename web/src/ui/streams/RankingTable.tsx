import { Link } from "wouter";
import type { FundingSheet } from "@/api/dto";
import { fields } from "@/maps/fields";
import { TableBehind } from "@/ui/flow/TableBehind";
import { useSignal } from "@/ui/signals";
import { numberWords } from "@/ui/streams/amounts";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

/** What to do first, and what waiting costs by class of service. */
export function RankingTable({ sheet }: { readonly sheet: FundingSheet }) {
  const t = useText();
  const lang = useSignal(language);
  const classes = fields.get("class")?.choices ?? [];
  const className = (key: string): string => classes.find((each) => each.key === key)?.label[lang] ?? key;
  const number = (value: number): string => numberWords(value, lang);
  return (
    <>
      <h3>{t("money.ranking")}</h3>
      <p className="soft">
        {t("money.ranking.why")} {sheet.unranked > 0 ? t("money.unranked", { count: sheet.unranked }) : ""}
      </p>
      <TableBehind
        name={t("money.ranking")}
        heads={[t("flow.card"), t("flow.class"), t("money.delay"), t("money.size"), t("money.rank")]}
        rows={sheet.ranking.map((item) => ({
          key: `${item.board_id} ${item.card_id}`,
          cells: [
            <Link key="card" href={`/b/${item.board_id}?card=${item.card_id}`}>
              {item.title || t("flow.untitled")}
            </Link>,
            className(item.service_class),
            number(item.delay),
            number(item.size),
            number(item.rank),
          ],
        }))}
      />
      {sheet.waiting.length > 0 ? <h3>{t("money.waiting")}</h3> : null}
      <TableBehind
        name={t("money.waiting")}
        heads={[t("flow.class"), t("flow.items"), t("money.delay"), t("money.delayDays")]}
        rows={sheet.waiting.map((each) => ({
          key: each.service_class,
          cells: [className(each.service_class), String(each.items), number(each.delay), number(each.delay_days)],
        }))}
      />
    </>
  );
}
