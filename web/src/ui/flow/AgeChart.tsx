import type { Flow, FlowItem } from "@/api/dto";
import { Chart, type Plot } from "@/ui/flow/Chart";
import { beside } from "@/ui/flow/scale";
import { stageName } from "@/ui/flow/stageName";
import { useText } from "@/ui/strings/translate";

interface AgeChartProps {
  readonly flow: Flow;
  readonly kind: string;
  readonly onOpen: (item: FlowItem) => void;
}

/** How old everything under way is, by the column it is in, against how old finished items were when they left it. */
export function AgeChart({ flow, kind, onOpen }: AgeChartProps) {
  const t = useText();
  const start = flow.start_stage ?? 0;
  const stages = flow.stages.slice(start, flow.finish_stage ?? flow.stages.length);
  const lines = new Map(flow.ages.map((each) => [each.column_id, each.days]));
  const highest = flow.ages.map((each) => each.days["95"] ?? 0);
  const most = Math.max(1, ...highest, ...flow.open.map((item) => item.age_days ?? 0));
  return (
    <Chart
      name={t("flow.ageName", { count: flow.open.length })}
      most={most}
      unit={t("flow.days")}
      draw={(plot) => {
        const step = plot.width / Math.max(1, stages.length);
        return stages.map((stage, at) => (
          <g key={stage.column_id}>
            <Bounds plot={plot} from={plot.left + at * step} step={step} days={lines.get(stage.column_id) ?? {}} />
            <text className="chart-tick" x={plot.left + (at + 0.5) * step} y={plot.below} textAnchor="middle">
              {stageName(stage, kind)}
            </text>
            <Points
              plot={plot}
              x={plot.left + (at + 0.5) * step}
              items={flow.open.filter((item) => item.column_id === stage.column_id && item.age_days !== null)}
              expected={lines.get(stage.column_id)?.["85"] ?? null}
              onOpen={onOpen}
            />
          </g>
        ));
      }}
    />
  );
}

interface BoundsProps {
  readonly plot: Plot;
  readonly from: number;
  readonly step: number;
  readonly days: Readonly<Record<string, number>>;
}

function Bounds({ plot, from, step, days }: BoundsProps) {
  return (
    <>
      {Object.entries(days).map(([share, at]) => (
        <line
          key={share}
          className={share === "85" ? "chart-bound is-expected" : "chart-bound"}
          x1={from + 6}
          x2={from + step - 6}
          y1={plot.y(at)}
          y2={plot.y(at)}
        />
      ))}
    </>
  );
}

interface PointsProps {
  readonly plot: Plot;
  readonly x: number;
  readonly items: readonly FlowItem[];
  readonly expected: number | null;
  readonly onOpen: (item: FlowItem) => void;
}

function Points({ plot, x, items, expected, onOpen }: PointsProps) {
  const t = useText();
  const taken = new Map<number, number>();
  return (
    <>
      {items.map((item) => {
        const age = item.age_days ?? 0;
        const place = taken.get(age) ?? 0;
        taken.set(age, place + 1);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the table has buttons
          <circle
            key={item.card_id}
            className={expected !== null && age > expected ? "chart-point is-old" : "chart-point"}
            cx={x + beside(place, 14)}
            cy={plot.y(age)}
            r={6}
            onClick={() => onOpen(item)}
          >
            <title>{t("flow.point", { title: item.title, days: age })}</title>
          </circle>
        );
      })}
    </>
  );
}
