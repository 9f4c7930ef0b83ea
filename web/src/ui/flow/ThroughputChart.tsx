import type { Flow } from "@/api/dto";
import { Chart } from "@/ui/flow/Chart";
import { DayAxis, dayX } from "@/ui/flow/DayAxis";
import { type Week, weeks } from "@/ui/flow/scale";
import { useText } from "@/ui/strings/translate";

interface ThroughputChartProps {
  readonly flow: Flow;
  readonly onOpen: (week: Week) => void;
}

/** How many items were finished in each week; weeks end with the last day of the period. */
export function ThroughputChart({ flow, onOpen }: ThroughputChartProps) {
  const t = useText();
  const bars = weeks(flow.throughput);
  const count = flow.throughput.length;
  return (
    <Chart
      name={t("flow.throughputName", { count: flow.throughput.reduce((sum, each) => sum + each, 0) })}
      most={Math.max(1, ...bars.map((bar) => bar.sum))}
      unit={t("flow.items")}
      draw={(plot) => {
        const x = dayX(plot, count);
        return (
          <>
            <DayAxis plot={plot} first={flow.first} count={count} />
            {bars.map((bar) => {
              const [from, to] = [x(bar.at - 0.5), x(bar.at + bar.days - 0.5)];
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the table has buttons
                <rect
                  key={bar.at}
                  onClick={() => onOpen(bar)}
                  className={bar.days < 7 ? "chart-bar is-short" : "chart-bar"}
                  x={from + 2}
                  width={Math.max(1, to - from - 4)}
                  y={plot.y(bar.sum)}
                  height={plot.bottom - plot.y(bar.sum)}
                >
                  <title>{t("flow.weekOf", { count: bar.sum, days: bar.days })}</title>
                </rect>
              );
            })}
          </>
        );
      }}
    />
  );
}
