import type { Flow } from "@/api/dto";
import { type BandPlace, bandAt, dayAt } from "@/ui/flow/bands";
import { Chart, type Plot } from "@/ui/flow/Chart";
import { DayAxis, dayX } from "@/ui/flow/DayAxis";
import { stageName } from "@/ui/flow/stageName";
import { useText } from "@/ui/strings/translate";

interface BandsChartProps {
  readonly flow: Flow;
  readonly kind: string;
  readonly onOpen: (band: BandPlace) => void;
}

/** The band below the pointer. */
function bandBelow(event: React.MouseEvent<SVGElement>, plot: Plot, bands: Flow["bands"], most: number) {
  const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
  if (!box) return null;
  const height = (plot.bottom - (event.clientY - box.top)) / (plot.bottom - plot.y(most));
  return bandAt(bands, dayAt(plot, bands[0]?.length ?? 0, event.clientX - box.left), Math.max(0, height * most));
}

function outline(plot: Plot, band: readonly number[]): string {
  const x = dayX(plot, band.length);
  const points = band.map((value, day) => `${x(day)},${plot.y(value)}`);
  return `M${x(0)},${plot.bottom} L${points.join(" L")} L${x(band.length - 1)},${plot.bottom} Z`;
}

/** The cumulative flow: what had reached each stage by each day, the furthest stage in front. */
export function BandsChart({ flow, kind, onOpen }: BandsChartProps) {
  const t = useText();
  const most = Math.max(1, ...flow.bands.map((band) => band.at(-1) ?? 0));
  const share = (at: number): string => `${Math.round(25 + (75 * (at + 1)) / flow.bands.length)}%`;
  return (
    <>
      <Chart
        name={t("flow.bandsName")}
        most={most}
        unit={t("flow.items")}
        draw={(plot) => (
          <>
            {flow.bands.map((band, at) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the table has buttons
              <path
                onClick={(event) => {
                  const band = bandBelow(event, plot, flow.bands, most);
                  if (band) onOpen(band);
                }}
                key={flow.stages[at]?.column_id}
                className="chart-band"
                style={{ "--share": share(at) } as React.CSSProperties}
                d={outline(plot, band)}
              >
                <title>{flow.stages[at] ? stageName(flow.stages[at], kind) : ""}</title>
              </path>
            ))}
            <DayAxis plot={plot} first={flow.first} count={flow.throughput.length} />
          </>
        )}
      />
      <ul className="chart-legend" aria-hidden="true">
        {flow.stages.map((stage, at) => (
          <li key={stage.column_id} style={{ "--share": share(at) } as React.CSSProperties}>
            {stageName(stage, kind)}
          </li>
        ))}
      </ul>
    </>
  );
}
