import type { Plot } from "@/ui/flow/Chart";
import { dayAfter, dayMarks } from "@/ui/flow/scale";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";

/** How much room the label of a day takes, by the size of its letters. */
const LABEL = 6;

interface DayAxisProps {
  readonly plot: Plot;
  readonly first: string;
  readonly count: number;
}

/** Where a day of the period stands, in pixels. */
export function dayX(plot: Plot, count: number): (day: number) => number {
  const step = plot.width / Math.max(1, count);
  return (day) => plot.left + (day + 0.5) * step;
}

/** The days below a chart. */
export function DayAxis({ plot, first, count }: DayAxisProps) {
  const lang = useSignal(language);
  const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "de", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const x = dayX(plot, count);
  return (
    <g>
      {dayMarks(count, plot.width, plot.letters * LABEL).map((day) => (
        <text key={day} className="chart-tick" x={x(day)} y={plot.below} textAnchor="middle">
          {format.format(new Date(`${dayAfter(first, day)}T00:00:00Z`))}
        </text>
      ))}
    </g>
  );
}
