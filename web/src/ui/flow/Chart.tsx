import type { ReactNode } from "react";
import { linear, ticks } from "@/ui/flow/scale";
import { useWidth } from "@/ui/flow/useWidth";

/** The drawing surface of a chart inside its axes, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  /** A value's height. */
  readonly y: (value: number) => number;
}

interface ChartProps {
  /** The chart in one sentence, for who does not see it. */
  readonly name: string;
  readonly most: number;
  readonly unit: string;
  /** Draws what lies between the axes, and the labels below. */
  readonly draw: (plot: Plot) => ReactNode;
}

const HEIGHT = 300;
const LEFT = 44;
const RIGHT = 28;
const TOP = 28;
const BOTTOM = 36;

/** Axes and lines of a chart of the window's width. Whoever cannot see or point at it finds the same in its table. */
export function Chart({ name, most, unit, draw }: ChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const steps = ticks(most);
  const top = steps.at(-1) ?? 1;
  const y = linear(top, HEIGHT - BOTTOM, TOP);
  const right = Math.max(LEFT + 1, width - RIGHT);
  return (
    <div className="chart" ref={ref}>
      {width > 0 ? (
        <svg width={width} height={HEIGHT} role="img" aria-label={name}>
          <text className="chart-unit" x={LEFT} y={14}>
            {unit}
          </text>
          {steps.map((step) => (
            <g key={step}>
              <line className="chart-line" x1={LEFT} x2={right} y1={y(step)} y2={y(step)} />
              <text className="chart-tick" x={LEFT - 8} y={y(step) + 4} textAnchor="end">
                {step}
              </text>
            </g>
          ))}
          {draw({ left: LEFT, right, top: TOP, bottom: HEIGHT - BOTTOM, width: right - LEFT, y })}
        </svg>
      ) : null}
    </div>
  );
}
