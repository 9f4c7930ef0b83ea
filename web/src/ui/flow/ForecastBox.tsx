import { useMemo, useState } from "react";
import type { Flow } from "@/api/dto";
import { howMany, SHARES, whenDone } from "@/maps/flow/forecast";
import { TextLine } from "@/ui/controls/TextLine";
import { dayOf } from "@/ui/dates";
import { dayAfter, daysBetween } from "@/ui/flow/scale";
import { TableBehind } from "@/ui/flow/TableBehind";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

/** So many items one may ask about. */
const MOST_ITEMS = 1_000;
/** What is asked at first: a quarter of a year ahead. */
const AHEAD = 91;

const read = (text: string, fallback: number): number => {
  const value = Number.parseInt(text, 10);
  return Number.isFinite(value) ? Math.min(MOST_ITEMS, Math.max(1, value)) : fallback;
};

/** When a number of items will be finished, and how many by a day: read from the days of the period. */
export function ForecastBox({ flow }: { readonly flow: Flow }) {
  const t = useText();
  const lang = useSignal(language);
  const [items, setItems] = useState(String(Math.max(1, flow.open.length)));
  const [day, setDay] = useState(dayAfter(flow.last, AHEAD));
  const count = read(items, 1);
  const days = Math.max(1, daysBetween(flow.last, day) || AHEAD);
  const when = useMemo(() => whenDone(flow.throughput, count), [flow.throughput, count]);
  const many = useMemo(() => howMany(flow.throughput, days), [flow.throughput, days]);
  const spoken = (ahead: number): string => dayOf(lang, Date.parse(`${dayAfter(flow.last, ahead)}T12:00:00Z`));
  return (
    <>
      <div className="flow-asks">
        <TextLine label={t("flow.askItems")} value={items} onChange={setItems} inputMode="numeric" type="number" />
        <TextLine label={t("flow.askDay")} value={day} onChange={setDay} type="date" />
      </div>
      <div aria-live="polite" className="flow-answers">
        <p>{when ? t("flow.when", { count, day: spoken(when[85]), half: spoken(when[50]) }) : t("flow.whenUnknown")}</p>
        {many ? <p>{t("flow.howMany", { count: many[85], half: many[50], day: spoken(days) })}</p> : null}
      </div>
      {when && many ? (
        <TableBehind
          name={t("flow.forecast")}
          heads={[t("flow.share"), t("flow.doneBy", { count }), t("flow.countBy", { day: spoken(days) })]}
          rows={SHARES.map((share) => ({
            key: String(share),
            cells: [`${share} %`, spoken(when[share]), String(many[share])],
          }))}
        />
      ) : null}
    </>
  );
}
