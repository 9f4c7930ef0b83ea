/**
 * The funnel of a segment, lying on its side: a bar under each stage, the higher the more people reached it, what gets on between
 * them, and the step in which most people leave marked. What the period before was like is an outline around it.
 */
import type { BoardState, LaneId } from "@/document/records";
import type { Box, Point } from "@/geometry/box";
import type { Span, Spans } from "@/maps/bands";
import type { KindDefinition, Language } from "@/maps/definition";
import { type DrawLane, type DrawnLane, drawnLanes } from "@/maps/drawnLanes";
import { conversions, countsOf, isSaid, onTheWay, overall, steepest } from "@/maps/funnel/conversion";
import { type Funnel, type Period, readFunnel, type Segment } from "@/maps/funnel/reading";
import type { LaneReadings, MapReading } from "@/maps/kindCode";
import type { LaneMark, Tone } from "@/maps/model";
import { noteWords } from "@/maps/notes";
import { percentWords } from "@/maps/percentWords";
import { spanWords } from "@/maps/spanWords";
import { columnTitle } from "@/maps/titles";

/** The part of a column that its bar takes; what is left is for what gets on. */
const BAR = 0.5;
/** Room above the bars for their counts, and below them. */
const HEAD = 40;
const FOOT = 16;
/** Little is not nothing. */
const THINNEST = 3;
const TYPE = 18;
const SMALL = 14;

interface Sketch {
  readonly kind: KindDefinition;
  readonly funnel: Funnel;
  readonly state: BoardState;
  readonly language: Language;
}

/** What a funnel draws: nothing in the row of a segment of which nobody said anything. */
export function funnelSigns(reading: MapReading, language: Language): LaneReadings {
  const { kind, map, structure, state } = reading;
  const drawn = new Set(structure.lanes.filter(({ role }) => role?.draws === "funnel").map(({ lane }) => lane.id));
  if (drawn.size === 0) return drawnLanes(reading, new Map());
  const sketch = { kind, funnel: readFunnel(kind, map.id, state, structure), state, language };
  const draws = sketch.funnel.segments.flatMap((segment): [LaneId, DrawLane][] => {
    const { lane } = segment;
    if (lane === null || !drawn.has(lane) || !isSaid(segment)) return [];
    return [[lane, (band, spans) => drawSegment(sketch, segment, band, spans)]];
  });
  return drawnLanes(reading, new Map(draws));
}

function drawSegment(sketch: Sketch, segment: Segment, band: Box, spans: Spans): DrawnLane {
  const bars = { x: band.x, y: band.y + HEAD, w: band.w, h: band.h - HEAD - FOOT };
  const counts = countsOf(segment, "now");
  const most = Math.max(0, ...[...counts, ...countsOf(segment, "before")].map((count) => count ?? 0));
  const places = segment.stages.map(({ column }) => spans.of.get(column) ?? null);
  const lines = endWords(sketch, segment);
  return {
    marks: [
      ...outlines(countsOf(segment, "before"), most, places, bars),
      ...flows(counts, most, places, bars),
      ...places.flatMap((span, at) => (span ? barMarks(sketch, segment, at, most, span, bars) : [])),
      ...places.flatMap((span, at) => stepMarks(sketch, segment, at, places[at - 1] ?? null, span, bars)),
    ],
    note: [...segment.stages.map((_, at) => stageWords(sketch, segment, at)), ...lines]
      .map((one) => `${one}.`)
      .join(" "),
    end: lines,
  };
}

/** Half the height of a bar: it grows with the root of the count, so that a hundred of ten thousand are still seen. The number stands above it. */
function half(count: number, most: number, bars: Box): number {
  return most === 0 ? THINNEST / 2 : Math.max(THINNEST, bars.h * Math.sqrt(count / most)) / 2;
}

function barOf({ x, w }: Span): Span {
  return { x: x + (w * (1 - BAR)) / 2, w: w * BAR };
}

function block(left: number, right: number, from: number, to: number, middle: number): Point[] {
  return [
    { x: left, y: middle - from },
    { x: right, y: middle - to },
    { x: right, y: middle + to },
    { x: left, y: middle + from },
  ];
}

/** What gets on from bar to bar. */
function flows(
  counts: readonly (number | null)[],
  most: number,
  places: readonly (Span | null)[],
  bars: Box,
): LaneMark[] {
  const worst = steepest(counts);
  return counts.flatMap((count, at): LaneMark[] => {
    const [from, to, before] = [places[at - 1], places[at], counts[at - 1]];
    if (!from || !to || count === null || before === null || before === undefined) return [];
    const [left, right] = [barOf(from).x + barOf(from).w, barOf(to).x];
    const points = block(left, right, half(before, most, bars), half(count, most, bars), bars.y + bars.h / 2);
    return [{ type: "area", points, tone: at === worst ? "attention_wash" : "wash" }];
  });
}

function outlines(
  counts: readonly (number | null)[],
  most: number,
  places: readonly (Span | null)[],
  bars: Box,
): LaneMark[] {
  return counts.flatMap((count, at): LaneMark[] => {
    const span = places[at];
    if (count === null || !span) return [];
    const bar = barOf(span);
    const high = half(count, most, bars);
    const points = block(bar.x - 4, bar.x + bar.w + 4, high, high, bars.y + bars.h / 2);
    const [first] = points;
    return [{ type: "line", points: first ? [...points, first] : points, tone: "soft", dashed: true }];
  });
}

function barMarks(
  { kind, language }: Sketch,
  { stages }: Segment,
  at: number,
  most: number,
  span: Span,
  bars: Box,
): LaneMark[] {
  const stage = stages[at];
  if (!stage) return [];
  const { now, before, wrong } = stage;
  const bar = barOf(span);
  const middle = span.x + span.w / 2;
  const number = (count: number): string => count.toLocaleString(language);
  const words = (text: string, y: number, size: number, tone: Tone, strong = false): LaneMark => ({
    type: "words",
    at: { x: middle, y },
    text,
    size,

    tone,
    strong,
  });
  const found: LaneMark[] = [];
  if (now !== null) {
    const high = half(now, most, bars);
    const points = block(bar.x, bar.x + bar.w, high, high, bars.y + bars.h / 2);
    found.push({ type: "area", points, tone: "accent" });
  }
  const text = now === null ? noteWords(kind, language, "unsaid") : number(now);
  found.push(words(text, bars.y - HEAD + 12, TYPE, wrong ? "attention" : "ink", true));
  if (before !== null) {
    const was = noteWords(kind, language, "was", { count: number(before) });
    found.push(words(was, bars.y - HEAD + 30, SMALL, "soft"));
  }
  return found;
}

/** Between two bars what share gets on, and below it what it was. */
function stepMarks(
  { language, kind }: Sketch,
  segment: Segment,
  at: number,
  from: Span | null,
  to: Span | null,
  bars: Box,
): LaneMark[] {
  if (!from || !to) return [];
  const counts = countsOf(segment, "now");
  const share = conversions(counts)[at - 1] ?? null;
  const was = conversions(countsOf(segment, "before"))[at - 1] ?? null;
  const x = (from.x + from.w + to.x) / 2;
  const y = bars.y + bars.h / 2;
  const found: LaneMark[] = [];
  if (share !== null) {
    const tone: Tone = steepest(counts) === at ? "attention" : "ink";
    const text = percentWords(share, language);
    found.push({ type: "words", at: { x, y: was === null ? y : y - 10 }, text, size: TYPE, tone, strong: true });
  }
  if (was !== null) {
    const text = noteWords(kind, language, "was_share", { share: percentWords(was, language) });
    found.push({ type: "words", at: { x, y: y + 12 }, text, size: SMALL, tone: "soft" });
  }
  return found;
}

function stageWords({ kind, funnel, state, language }: Sketch, segment: Segment, at: number): string {
  const stage = segment.stages[at];
  const leaf = funnel.structure.leaves[at];
  const counts = countsOf(segment, "now");
  const share = at === 0 ? null : (conversions(counts)[at - 1] ?? null);
  const values = {
    stage: leaf ? columnTitle(leaf.column, leaf.role, state, language).text : "",
    count: stage?.now?.toLocaleString(language) ?? noteWords(kind, language, "unknown"),
    share: share === null ? "" : percentWords(share, language),
  };
  const said = noteWords(kind, language, share === null ? "stage" : "stage_step", values);
  return steepest(counts) === at ? `${said} (${noteWords(kind, language, "worst")})` : said;
}

/** What stands at the end of the row: from the first stage to the last, in both periods, and how long that takes. */
function endWords({ kind, funnel, language }: Sketch, segment: Segment): string[] {
  const share = (period: Period): string | null => {
    const all = overall(countsOf(segment, period));
    return all === null ? null : percentWords(all, language);
  };
  const [now, before] = [share("now"), share("before")];
  const time = onTheWay(segment);
  const name = funnel.names.before || noteWords(kind, language, "before");
  return [
    now === null ? null : noteWords(kind, language, "overall", { share: now }),
    before === null ? null : noteWords(kind, language, "overall_was", { period: name, share: before }),
    time === null ? null : noteWords(kind, language, "takes", { time: spanWords(kind, time, language) }),
  ].filter((line) => line !== null);
}
