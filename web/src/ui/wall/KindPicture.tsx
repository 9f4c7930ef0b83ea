import type { Area } from "@/maps/definition";
import type { KindSummary } from "@/maps/kindIndex";

const WIDTH = 120;
const HEIGHT = 72;
const EDGE = 6;
const HEADER = 12;
const LANE_HEADER = 18;
const GAP = 3;
const CARD_HEIGHT = 9;
const CARD_WIDTH = 22;

/** Which cells of the picture hold a card, so that it looks lived in without pretending to be anybody's map. */
function filled(lane: number, column: number): boolean {
  return lane === 0 ? column % 4 !== 3 : (lane * 3 + column * 2) % 5 < 3 && column < 6 - lane;
}

/** A kind of map as a small drawing: its lanes and columns, its lines, a few cards. */
export function KindPicture({ kind }: { readonly kind: KindSummary }) {
  if (kind.layout) return <RegionsPicture areas={Object.values(kind.layout.areas)} />;
  const lanes = Math.min(5, Math.max(1, kind.starter.lanes.length));
  const columns = Math.min(6, Math.max(3, kind.starter.columns.filter((column) => !column.parent).length));
  const w = (WIDTH - 2 * EDGE - LANE_HEADER) / columns;
  const h = (HEIGHT - 2 * EDGE - HEADER) / lanes;
  const lines = new Set(
    kind.lines.flatMap((line) => kind.starter.lanes.findIndex((lane) => line.below.includes(lane.role))),
  );
  return (
    <svg className="kind-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {Array.from({ length: columns }, (_, column) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the picture is fixed, its index is what it is
          key={`c${column}`}
          x={EDGE + LANE_HEADER + column * w + GAP / 2}
          y={EDGE}
          width={w - GAP}
          height={HEADER - GAP}
          rx="2"
          fill="var(--accent)"
          opacity="0.75"
        />
      ))}
      {Array.from({ length: lanes * columns }, (_, cell) => {
        const column = cell % columns;
        const lane = Math.floor(cell / columns);
        return filled(lane, column) ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the picture is fixed, its index is what it is
            key={`k${cell}`}
            x={EDGE + LANE_HEADER + column * w + GAP}
            y={EDGE + HEADER + lane * h + GAP / 2}
            width={w - 2 * GAP}
            height={Math.min(h - GAP - 1.5, CARD_HEIGHT)}
            rx="1.5"
            fill={lane % 2 ? "var(--card-yellow)" : "var(--card-teal)"}
            stroke="var(--card-line)"
            strokeWidth="0.5"
          />
        ) : null;
      })}
      {Array.from({ length: lanes }, (_, lane) => (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: the picture is fixed, its index is what it is
          key={`l${lane}`}
          x1={EDGE}
          x2={WIDTH - EDGE}
          y1={EDGE + HEADER + (lane + 1) * h - GAP / 2}
          y2={EDGE + HEADER + (lane + 1) * h - GAP / 2}
          stroke={lines.has(lane) ? "var(--ink-soft)" : "var(--line)"}
          strokeWidth={lines.has(lane) ? 0.9 : 0.6}
          strokeDasharray={lines.has(lane) ? "3 2" : undefined}
        />
      ))}
    </svg>
  );
}

/** A map of regions: its grid, and a few notes. */
function RegionsPicture({ areas }: { readonly areas: readonly Area[] }) {
  const w = (WIDTH - 2 * EDGE) / Math.max(...areas.map(([x, , wide]) => x + wide));
  const h = (HEIGHT - 2 * EDGE) / Math.max(...areas.map(([, y, , high]) => y + high));
  return (
    <svg className="kind-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {areas.map(([x, y, wide, high], at) => {
        const [left, top] = [EDGE + x * w + GAP / 2, EDGE + y * h + GAP / 2];
        const width = wide * w - GAP;
        return (
          <g key={`${x} ${y}`}>
            <rect
              x={left}
              y={top}
              width={width}
              height={high * h - GAP}
              rx="2"
              fill="none"
              stroke="var(--line-strong)"
              strokeWidth="0.8"
            />
            <rect
              x={left + 2}
              y={top + 2}
              width={Math.min(width - 4, 12)}
              height="2"
              fill="var(--accent)"
              opacity="0.75"
            />
            {filled(0, at) ? (
              <rect
                x={left + 2}
                y={top + 6}
                width={Math.min(width - 4, CARD_WIDTH)}
                height={Math.min(CARD_HEIGHT, high * h - GAP - 8)}
                rx="1.5"
                fill={at % 2 ? "var(--card-yellow)" : "var(--card-teal)"}
                stroke="var(--card-line)"
                strokeWidth="0.5"
              />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
