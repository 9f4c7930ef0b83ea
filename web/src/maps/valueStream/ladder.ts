/**
 * The ladder at the foot of a value stream map: for each step lead time high and process time low, in the column of the step;
 * at its end what they come to. Steps that run alongside a longer branch are drawn dashed and do not count.
 */
import type { BoardState, ColumnId } from "@/document/records";
import type { Box, Point } from "@/geometry/box";
import type { Spans } from "@/maps/bands";
import type { KindDefinition, Language } from "@/maps/definition";
import { type DrawLane, type DrawnLane, drawnLanes } from "@/maps/drawnLanes";
import type { LaneReadings, MapReading } from "@/maps/kindCode";
import type { LaneMark } from "@/maps/model";
import { noteWords } from "@/maps/notes";
import { columnTitle } from "@/maps/titles";
import { rolledOf } from "@/maps/valueStream/quality";
import { readValueStream, type StreamStep, type ValueStream } from "@/maps/valueStream/reading";
import { type StreamTiming, streamTiming } from "@/maps/valueStream/timing";
import { timingWords, workWords } from "@/maps/valueStream/words";

/** Where lead time and process time stand in the height of the band. */
const HIGH = 0.34;
const LOW = 0.7;
const TYPE = 16;
/** Between a line and what is written at it. */
const AIR = 14;

interface Ladder {
  readonly kind: KindDefinition;
  readonly stream: ValueStream;
  readonly timing: StreamTiming;
  readonly state: BoardState;
  readonly language: Language;
}

/** What a value stream map draws: nothing until somebody said how long anything takes. */
export function streamSigns(reading: MapReading, language: Language): LaneReadings {
  const { kind, map, structure, state } = reading;
  const lanes = structure.lanes.filter(({ role }) => role?.draws === "ladder");
  const stream = lanes.length > 0 ? readValueStream(kind, map.id, state, structure) : null;
  if (!stream || stream.steps.every(isUntimed)) return drawnLanes(reading, new Map());
  const ladder = { kind, stream, timing: streamTiming(stream), state, language };
  const draw: DrawLane = (band, spans) => drawLadder(ladder, band, spans);
  return drawnLanes(reading, new Map(lanes.map(({ lane }) => [lane.id, draw])));
}

/** Numbers that cannot be are said as well: they show where to look. */
function isUntimed({ process, lead, contradicts }: StreamStep): boolean {
  return process === null && lead === null && !contradicts;
}

function drawLadder(ladder: Ladder, band: Box, spans: Spans): DrawnLane {
  const { kind, stream, timing, language } = ladder;
  const lines = timingWords(kind, timing, rolledOf(stream).share, stream.day, language);
  const rungs = stream.steps.map((step) => rungWords(ladder, step));
  return {
    marks: [...lineMarks(ladder, band, spans), ...stream.steps.flatMap((step) => timeMarks(ladder, step, band, spans))],
    note: [...rungs, ...lines].map((one) => `${one}.`).join(" "),
    end: lines,
  };
}

/** The line goes on from step to step; where a time is missing, or another branch counts, it is dashed. */
function lineMarks({ stream, timing }: Ladder, band: Box, spans: Spans): LaneMark[] {
  const found: LaneMark[] = [];
  let points: Point[] = [];
  let dashed = false;
  const close = (): void => {
    if (points.length > 0) found.push({ type: "line", points, tone: dashed ? "soft" : "accent", dashed });
    points = [];
  };
  for (const step of stream.steps) {
    const span = spans.of.get(step.column);
    if (!span) continue;
    const open = step.process === null || step.lead === null || !timing.counted.has(step.column);
    if (open !== dashed) {
      close();
      dashed = open;
    }
    const [high, low] = [band.y + band.h * HIGH, band.y + band.h * LOW];
    const middle = span.x + span.w / 2;
    if (points.length > 0) points.push({ x: span.x, y: low });
    points.push({ x: span.x, y: high }, { x: middle, y: high }, { x: middle, y: low }, { x: span.x + span.w, y: low });
  }
  close();
  return found;
}

function timeMarks({ kind, stream, timing, language }: Ladder, step: StreamStep, band: Box, spans: Spans): LaneMark[] {
  const span = spans.of.get(step.column);
  if (!span) return [];
  const counts = timing.counted.has(step.column);
  const words = (minutes: number | null, x: number, y: number): LaneMark => ({
    type: "words",
    at: { x, y },
    text: workWords(kind, minutes, stream.day, language),
    size: TYPE,

    tone: step.contradicts ? "attention" : counts ? "ink" : "soft",
    strong: counts,
  });
  return [
    words(step.lead, span.x + span.w / 4, band.y + band.h * HIGH - AIR),
    words(step.process, span.x + (3 * span.w) / 4, band.y + band.h * LOW + AIR),
  ];
}

function rungWords(ladder: Ladder, { column, lead, process }: StreamStep): string {
  const { kind, stream, timing, language } = ladder;
  const time = (minutes: number | null): string =>
    minutes === null ? noteWords(kind, language, "unknown") : workWords(kind, minutes, stream.day, language);
  const values = { step: titleOf(ladder, column), lead: time(lead), process: time(process) };
  const rung = noteWords(kind, language, "rung", values);
  return timing.counted.has(column) ? rung : noteWords(kind, language, "aside", { rung });
}

function titleOf({ stream, state, language }: Ladder, column: ColumnId): string {
  const leaf = stream.structure.leaves.find((one) => one.column.id === column);
  return leaf ? columnTitle(leaf.column, leaf.role, state, language).text : "";
}
