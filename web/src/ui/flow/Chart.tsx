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
  /** The size of its letters, in pixels. */
  readonly letters: number;
  /** Where the words below it stand. */
  readonly below: number;
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

/** The height of the drawing between the axes, in pixels. */
const HEIGHT = 236;

/** Room around the drawing for words of this size: all of it grows with them. */
function roomAround(letters: number) {
  return { left: letters * 3.7, right: letters * 2.4, top: letters * 2.4, bottom: letters * 3 };
}

/** Axes and lines of a chart of the window's width. Whoever cannot see or point at it finds the same in its table. */
export function Chart({ name, most, unit, draw }: ChartProps) {
  const [ref, { width, letters }] = useWidth<HTMLDivElement>();
  const room = roomAround(letters);
  const steps = ticks(most);
  const top = steps.at(-1) ?? 1;
  const bottom = room.top + HEIGHT;
  const y = linear(top, bottom, room.top);
  const right = Math.max(room.left + 1, width - room.right);
  const size = { left: room.left, right, top: room.top, bottom, width: right - room.left };
  return (
    <div className="chart" ref={ref}>
      {width > 0 ? (
        <svg width={width} height={bottom + room.bottom} role="img" aria-label={name}>
          <text className="chart-unit" x={room.left} y={letters * 1.2}>
            {unit}
          </text>
          {steps.map((step) => (
            <g key={step}>
              <line className="chart-line" x1={room.left} x2={right} y1={y(step)} y2={y(step)} />
              <text className="chart-tick" x={room.left - letters * 0.7} y={y(step) + letters / 3} textAnchor="end">
                {step}
              </text>
            </g>
          ))}
          {draw({ ...size, letters, below: bottom + letters * 1.8, y })}
        </svg>
      ) : null}
    </div>
  );
}
