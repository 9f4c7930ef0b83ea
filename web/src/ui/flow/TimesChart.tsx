import type { Flow, FlowItem } from "@/api/dto";
import { Chart } from "@/ui/flow/Chart";
import { DayAxis, dayX } from "@/ui/flow/DayAxis";
import { ShareLines } from "@/ui/flow/ShareLines";
import { beside, daysBetween, localDay } from "@/ui/flow/scale";
import { useText } from "@/ui/strings/translate";

interface TimesChartProps {
  readonly flow: Flow;
  readonly onOpen: (item: FlowItem) => void;
}

/** How long each finished item took, on the day it was finished. */
export function TimesChart({ flow, onOpen }: TimesChartProps) {
  const t = useText();
  const count = flow.throughput.length;
  const known = flow.finished.filter((item) => item.cycle_days !== null);
  const most = Math.max(1, ...known.map((item) => item.cycle_days ?? 0));
  return (
    <Chart
      name={t("flow.timesName", { count: flow.finished.length })}
      most={most}
      unit={t("flow.days")}
      draw={(plot) => {
        const x = dayX(plot, count);
        const taken = new Map<string, number>();
        return (
          <>
            <DayAxis plot={plot} first={flow.first} count={count} />
            <ShareLines plot={plot} days={flow.percentiles} />
            {known.map((item) => {
              const day = daysBetween(flow.first, localDay(item.finished ?? "", flow.zone));
              const place = taken.get(`${day} ${item.cycle_days}`) ?? 0;
              taken.set(`${day} ${item.cycle_days}`, place + 1);
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the table has buttons
                <circle
                  key={item.card_id}
                  className="chart-point"
                  cx={x(day) + beside(place)}
                  cy={plot.y(item.cycle_days ?? 0)}
                  r={6}
                  onClick={() => onOpen(item)}
                >
                  <title>{t("flow.point", { title: item.title, days: item.cycle_days ?? 0 })}</title>
                </circle>
              );
            })}
          </>
        );
      }}
    />
  );
}
