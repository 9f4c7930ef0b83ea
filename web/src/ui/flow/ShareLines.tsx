import type { Plot } from "@/ui/flow/Chart";

interface ShareLinesProps {
  readonly plot: Plot;
  readonly days: Readonly<Record<string, number>>;
}

/** Lines below which 50, 70, 85 and 95 % of the items lie. Lines at the same height share a label. */
export function ShareLines({ plot, days }: ShareLinesProps) {
  const byHeight = new Map<number, string[]>();
  for (const [share, at] of Object.entries(days)) byHeight.set(at, [...(byHeight.get(at) ?? []), share]);
  return (
    <g>
      {[...byHeight].map(([at, shares]) => (
        <g key={at} className={shares.includes("85") ? "chart-share is-expected" : "chart-share"}>
          <line x1={plot.left} x2={plot.right} y1={plot.y(at)} y2={plot.y(at)} />
          {/* On the left: the latest items, of which there are most, lie on the right. */}
          <text x={plot.left + 4} y={plot.y(at) - 5}>
            {`${shares.join(", ")} %`}
          </text>
        </g>
      ))}
    </g>
  );
}
