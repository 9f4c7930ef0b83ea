import type { ReactNode } from "react";
import type { FundingSheet } from "@/api/dto";
import { fields } from "@/maps/fields";
import { useSignal } from "@/ui/signals";
import { moneyWords, numberWords, shareWords } from "@/ui/streams/amounts";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

/** What a quarter costs and holds against what was promised, and where the days went: each number with its reason. */
export function FundingFigures({ sheet }: { readonly sheet: FundingSheet }) {
  const t = useText();
  const lang = useSignal(language);
  const { currency } = sheet.rules;
  const days = sheet.mix.reduce((sum, each) => sum + each.days, 0);
  return (
    <>
      <dl className="stream-figures">
        <Figure
          label={t("money.budget")}
          value={moneyWords(sheet.budget, currency, lang)}
          why={t("money.budget.why")}
        />
        <Figure
          label={t("money.capacityWeeks")}
          value={numberWords(sheet.capacity_weeks, lang, 1)}
          why={t("money.capacityWeeks.why")}
        />
        <Figure
          label={t("money.load")}
          value={sheet.load === null ? "–" : shareWords(sheet.load, lang)}
          why={t("money.load.why", {
            demand: numberWords(sheet.demand, lang, 1),
            count: sheet.committed,
            unestimated: sheet.unestimated,
          })}
          attention={(sheet.load ?? 0) > 1}
        />
        <Figure
          label={t("money.costPerItem")}
          value={sheet.cost_per_item === null ? "–" : moneyWords(sheet.cost_per_item, currency, lang)}
          why={t("money.costPerItem.why", { count: sheet.finished })}
        />
        <Figure
          label={t("money.waste")}
          value={sheet.non_productive === null ? "–" : shareWords(sheet.non_productive, lang)}
          why={t("money.waste.why", { blocked: numberWords(sheet.blocked_days, lang, 1), rework: sheet.rework, days })}
        />
      </dl>
      {sheet.mix.length > 0 ? (
        <>
          <h3>{t("money.mix")}</h3>
          <ul className="stream-mix">
            {sheet.mix.map((each) => (
              <li key={each.category}>
                <span>{categoryName(each.category, lang) ?? t("money.unsorted")}</span>
                <span className="stream-bar" aria-hidden="true">
                  <span style={{ width: `${(100 * each.days) / Math.max(1, days)}%` }} />
                </span>
                <span className="soft">
                  {t("money.mixShare", { share: shareWords(each.days / Math.max(1, days), lang), days: each.days })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function categoryName(key: string, lang: "en" | "de"): string | null {
  return fields.get("investment")?.choices?.find((choice) => choice.key === key)?.label[lang] ?? (key || null);
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly why: ReactNode;
  readonly attention?: boolean;
}

function Figure({ label, value, why, attention = false }: FigureProps) {
  return (
    <div className={attention ? "is-attention" : undefined}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        <span className="soft">{why}</span>
      </dd>
    </div>
  );
}
