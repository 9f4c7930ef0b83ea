import { Fragment } from "react";
import type { BoxScoreSheet } from "@/api/dto";
import { enterBoxScore } from "@/api/streams";
import { TableBehind } from "@/ui/flow/TableBehind";
import { useSignal } from "@/ui/signals";
import { moneyWords, numberWords } from "@/ui/streams/amounts";
import {
  type BoxRow,
  boundsOf,
  type EnteredKey,
  PANELS,
  type RowUnit,
  seenOf,
  valueIn,
} from "@/ui/streams/boxScoreRows";
import { NumberCell } from "@/ui/streams/NumberCell";
import { type Language, language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

interface BoxScoreTableProps {
  readonly stream: string;
  readonly sheet: BoxScoreSheet;
  readonly again: () => void;
}

/** Three panels in three columns, and beside them what the boards say of the week. */
export function BoxScoreTable({ stream, sheet, again }: BoxScoreTableProps) {
  const t = useText();
  const gaps = sheet.columns.filter((column) => column.capacity_gap !== null);
  const lang = useSignal(language);
  return (
    <>
      <section className="flow-scroll" aria-label={t("money.measure")} tabIndex={-1}>
        <table className="box-score">
          <thead>
            <tr>
              <th scope="col">{t("money.measure")}</th>
              {sheet.columns.map(({ state }) => (
                <th key={state} scope="col">
                  {t(`money.${state}`)}
                </th>
              ))}
              <th scope="col">{t("money.seen")}</th>
            </tr>
          </thead>
          <tbody>
            {PANELS.map((panel) => (
              <Fragment key={panel.key}>
                <tr className="box-panel">
                  <th colSpan={sheet.columns.length + 2} scope="colgroup">
                    {t(`money.${panel.key}`)}
                  </th>
                </tr>
                {panel.rows.map((row) => (
                  <Row key={row.key} row={row} sheet={sheet} stream={stream} again={again} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      {gaps.map(({ state, capacity_gap: gap }) => (
        <p key={state} className="flow-warning">
          {t("money.capacityGap", {
            column: t(`money.${state}`),
            sum: numberWords(100 + (gap ?? 0), lang, 1),
          })}
        </p>
      ))}
      <p className="soft">{t("money.unknown")}</p>
      <Weeks sheet={sheet} />
    </>
  );
}

interface RowProps extends BoxScoreTableProps {
  readonly row: BoxRow;
}

function Row({ row, sheet, stream, again }: RowProps) {
  const t = useText();
  const lang = useSignal(language);
  const { currency, may_enter } = sheet.rules;
  const label = t(`money.${row.key}`);
  const said = (value: number | null): string => (value === null ? "–" : wordsOf(value, row.unit, currency, lang));

  async function enter(key: EnteredKey, at: number, value: number | null): Promise<void> {
    const state = sheet.columns[at]?.state;
    if (state) await tellProblem(() => enterBoxScore(stream, sheet.week, state, { [key]: value }));
    again();
  }

  return (
    <tr className={row.kind === "computed" ? "is-computed" : undefined}>
      <th scope="row">
        {label}
        {row.unit === "number" ? null : <span className="soft"> {t(`money.unit.${row.unit}`, { currency })}</span>}
      </th>
      {sheet.columns.map((column, at) => (
        <td key={column.state}>
          {row.kind === "entered" && may_enter ? (
            <NumberCell
              label={t("money.cell", { measure: label, column: t(`money.${column.state}`) })}
              value={valueIn(row, column)}
              bounds={boundsOf(row)}
              onChange={(value) => void enter(row.key, at, value)}
            />
          ) : (
            said(valueIn(row, column))
          )}
        </td>
      ))}
      <td className="soft">{row.kind === "entered" && row.seen ? said(seenOf(row, sheet.observed)) : ""}</td>
    </tr>
  );
}

function wordsOf(value: number, unit: RowUnit, currency: string, lang: Language): string {
  if (unit === "money") return moneyWords(value, currency, lang);
  return unit === "percent" ? `${numberWords(value, lang, 1)} %` : numberWords(value, lang, 1);
}

function Weeks({ sheet }: { readonly sheet: BoxScoreSheet }) {
  const t = useText();
  const lang = useSignal(language);
  const money = (value: number | null): string =>
    value === null ? "–" : moneyWords(value, sheet.rules.currency, lang);
  return (
    <TableBehind
      name={t("money.weeks")}
      heads={[t("flow.weekFrom"), t("money.revenue"), t("money.profit"), t("money.return_on_sales")]}
      rows={sheet.weeks.map((week) => ({
        key: week.week,
        cells: [
          week.week,
          money(week.revenue),
          money(week.profit),
          week.return_on_sales === null ? "–" : `${numberWords(100 * week.return_on_sales, lang, 1)} %`,
        ],
      }))}
    />
  );
}
