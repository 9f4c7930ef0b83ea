/** The browser's figures as one Markdown table. */
import type { Smoothness } from "./hand";

/** What was found of one whiteboard with so many notes. */
export interface Figures {
  readonly name: string;
  readonly count: number;
  readonly lines: number;
  readonly paint: number;
  readonly interactive: number;
  readonly codeKb: number;
  readonly heapMb: number;
  readonly pan100: Smoothness;
  readonly pan30: Smoothness;
  readonly panAll: Smoothness;
  readonly sweep: Smoothness;
  readonly marquee: Smoothness | null;
  readonly drag: Smoothness | null;
  readonly caught: number | null;
  readonly typing: number;
}

interface Row {
  readonly title: string;
  readonly of: (figures: Figures) => readonly (number | null | undefined)[];
}

const frames = (title: string, key: "pan100" | "pan30" | "panAll" | "sweep" | "marquee" | "drag"): Row => ({
  title: `${title}, fps · p95 ms`,
  of: (one) => [one[key]?.fps, one[key]?.p95],
});

const ROWS: readonly Row[] = [
  { title: "open, nothing cached: useful paint · interactive, ms", of: (one) => [one.paint, one.interactive] },
  frames("pan at 100 %", "pan100"),
  frames("pan at 30 %", "pan30"),
  frames("pan with the whole board in view (Excalidraw ends at 10 %)", "panAll"),
  frames("zoom sweep from all to 100 %", "sweep"),
  frames("marquee over 500", "marquee"),
  frames("drag 500 while 20 others move theirs", "drag"),
  { title: "notes and connectors the marquee caught", of: (one) => [one.caught] },
  { title: "typing: key to next frame p95, ms", of: (one) => [one.typing] },
  { title: "heap after load, MB", of: (one) => [one.heapMb] },
  { title: "script and style of the first load, gzip KB", of: (one) => [one.codeKb] },
];

function cell(values: readonly (number | null | undefined)[]): string {
  const shown = values.map((value) => (value == null || Number.isNaN(value) ? "–" : value.toFixed(value < 10 ? 1 : 0)));
  return shown.every((value) => value === "–") ? "–" : shown.join(" · ");
}

function ratio(row: Row, ours: Figures | undefined, theirs: Figures | undefined): string {
  if (!ours || !theirs) return "";
  const mine = row.of(ours);
  const other = row.of(theirs);
  const shown = mine.map((value, at) => (value == null || !other[at] ? "–" : (value / other[at]).toFixed(2)));
  return shown.every((value) => value === "–") ? "–" : shown.join(" · ");
}

/** One table for each number of notes: whiteboards across, then ours to Excalidraw and to the empty page. */
export function table(figures: readonly Figures[], version: string): string {
  const lines = [`Chromium ${version}, 1440 × 900, without a graphics card. Ratios are ours to the other.`, ""];
  const heading = ({ count, lines }: Figures): string =>
    `${count.toLocaleString("en")} notes${lines ? `, ${lines.toLocaleString("en")} connectors` : ""}`;
  for (const extent of new Set(figures.map(heading))) {
    const shown = figures.filter((one) => heading(one) === extent);
    const ours = shown.find((one) => one.name === "Walkboard");
    const others = shown.filter((one) => one !== ours);
    const heads = [...shown.map((one) => one.name), ...others.map((one) => `ratio to ${one.name}`)];
    lines.push(`| ${extent} | ${heads.join(" | ")} |`, `|${"---|".repeat(heads.length + 1)}`);
    for (const row of ROWS) {
      const cells = [...shown.map((one) => cell(row.of(one))), ...others.map((one) => ratio(row, ours, one))];
      lines.push(`| ${row.title} | ${cells.join(" | ")} |`);
    }
    lines.push("");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}
