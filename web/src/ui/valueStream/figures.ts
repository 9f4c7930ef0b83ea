/** The numbers of a value stream map as sentences with their reasons and places. */
import type { BoardState, ColumnId } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { percentWords } from "@/maps/percentWords";
import { columnTitle } from "@/maps/titles";
import { rolledOf, stepsByValue, streamHandoffs, streamSystems } from "@/maps/valueStream/quality";
import type { StreamStep, ValueStream } from "@/maps/valueStream/reading";
import { reworkTiming } from "@/maps/valueStream/rework";
import { type StreamTiming, streamTiming } from "@/maps/valueStream/timing";
import { sumWords, workWords } from "@/maps/valueStream/words";
import type { Figure, FigurePlace } from "@/ui/figures/figure";
import type { Translate } from "@/ui/strings/translate";

/** What figures are put into words with. */
export interface StreamWords {
  readonly kind: KindDefinition;
  readonly t: Translate;
  readonly language: Language;
  readonly state: BoardState;
}

/** All figures in the order in which they are read. */
export function streamFigures(stream: ValueStream, words: StreamWords): Figure[] {
  const timing = streamTiming(stream);
  return [
    ...timeFigures(stream, timing, words),
    ...shareFigures(stream, timing, words),
    ...wayFigures(stream, words),
    valueFigure(stream, words),
  ];
}

const at = (columns: readonly ColumnId[]): FigurePlace[] => columns.map((column) => ({ column }));

/** The steps that count, those with the most of it first. */
function most(stream: ValueStream, { counted }: StreamTiming, of: (step: StreamStep) => number | null): FigurePlace[] {
  const steps = stream.steps.filter(({ column }) => counted.has(column));
  return at([...steps].sort((a, b) => (of(b) ?? 0) - (of(a) ?? 0)).map(({ column }) => column));
}

function timeFigures(stream: ValueStream, timing: StreamTiming, { kind, t, language }: StreamWords): Figure[] {
  const { unknown, counted } = timing;
  const missing = unknown.length;
  const words = (minutes: number): string => sumWords(kind, minutes, timing, stream.day, language);
  const hours = (stream.day / 60).toLocaleString(language);
  const plain = { attention: false };
  const found: Figure[] = [
    {
      key: "lead",
      label: t("valueStream.lead"),
      value: words(timing.lead),
      why: t("valueStream.leadWhy", { count: counted.size, missing, hours }),
      places: missing > 0 ? at(unknown) : most(stream, timing, (step) => step.lead),
      ...plain,
    },
    {
      key: "process",
      label: t("valueStream.process"),
      value: words(timing.process),
      why: t("valueStream.processWhy", { count: counted.size, missing }),
      places: missing > 0 ? at(unknown) : most(stream, timing, (step) => step.process),
      ...plain,
    },
  ];
  if (timing.work === timing.process) return found;
  const value = workWords(kind, timing.work, stream.day, language);
  const aside = stream.steps.filter(({ column }) => !counted.has(column)).map(({ column }) => column);
  const label = t("valueStream.work");
  return [...found, { key: "work", label, value, why: t("valueStream.workWhy"), places: at(aside), ...plain }];
}

function shareFigures(stream: ValueStream, timing: StreamTiming, { t, language }: StreamWords): Figure[] {
  const { unknown, unvalued } = timing;
  const rolled = rolledOf(stream);
  const open = t("valueStream.unknown");
  const share = (value: number | null): string => (value === null ? open : percentWords(value, language));
  const lacking = [...new Set([...unknown, ...unvalued])];
  return [
    {
      key: "ratio",
      label: t("valueStream.ratio"),
      value: share(timing.ratio),
      why: t("valueStream.ratioWhy", { missing: unknown.length }),
      attention: false,
      places:
        unknown.length > 0 ? at(unknown) : most(stream, timing, ({ lead, process }) => (lead ?? 0) - (process ?? 0)),
    },
    {
      key: "value",
      label: t("valueStream.valueRatio"),
      value: share(timing.valueRatio),
      why: t("valueStream.valueRatioWhy", { missing: lacking.length }),
      attention: false,
      places: at(lacking.length > 0 ? lacking : (stepsByValue(stream).get("adds") ?? [])),
    },
    {
      key: "rolled",
      label: t("valueStream.rolled"),
      value: share(rolled.share),
      why: t("valueStream.rolledWhy", { missing: rolled.unknown.length }),
      attention: false,
      places: rolled.unknown.length > 0 ? at(rolled.unknown) : weakestFirst(stream),
    },
  ];
}

function weakestFirst({ steps }: ValueStream): FigurePlace[] {
  return at([...steps].sort((a, b) => (a.accurate ?? 1) - (b.accurate ?? 1)).map(({ column }) => column));
}

function wayFigures(stream: ValueStream, words: StreamWords): Figure[] {
  const { t, language, state } = words;
  const handoffs = streamHandoffs(stream);
  const systems = streamSystems(stream);
  const name = (column: ColumnId): string => {
    const leaf = stream.structure.leaves.find((one) => one.column.id === column);
    return leaf ? columnTitle(leaf.column, leaf.role, state, language).text : "";
  };
  const loops = stream.loops.map(({ from, to, share }) => {
    const ends = { from: name(from.column), to: name(to.column) };
    return share === null
      ? t("valueStream.loopUnsaid", ends)
      : t("valueStream.loop", { ...ends, share: percentWords(share, language) });
  });
  return [
    {
      key: "handoffs",
      label: t("valueStream.handoffs"),
      value: String(handoffs.found.length),
      why: t("valueStream.handoffsWhy", { unknown: handoffs.unknown }),
      attention: false,
      places: at(handoffs.found.map(({ to }) => to)),
    },
    {
      key: "systems",
      label: t("valueStream.systems"),
      value: String(systems.length),
      why: t("valueStream.systemsWhy"),
      attention: false,
      places: systems.map((card) => ({ card })),
    },
    {
      key: "rework",
      label: t("valueStream.rework"),
      value: String(loops.length),
      why: loops.length === 0 ? t("valueStream.reworkNone") : loops.join(" "),
      attention: false,
      places: stream.loops.map(({ from }) => from),
    },
    ...withReworkFigure(stream, words),
  ];
}

/** What it takes on average with all that comes back; the times above are those of one pass. */
function withReworkFigure(stream: ValueStream, { kind, t, language }: StreamWords): Figure[] {
  const timing = reworkTiming(stream);
  if (timing === null) return [];
  const said = (minutes: number): string => workWords(kind, minutes, stream.day, language);
  return [
    {
      key: "withRework",
      label: t("valueStream.withRework"),
      value: said(timing.lead),
      why: t("valueStream.withReworkWhy", { process: said(timing.process) }),
      attention: false,
      places: stream.loops.map(({ to }) => to),
    },
  ];
}

function valueFigure(stream: ValueStream, { t }: StreamWords): Figure {
  const by = stepsByValue(stream);
  const count = (key: "adds" | "necessary" | "unnecessary" | null): number => by.get(key)?.length ?? 0;
  return {
    key: "steps",
    label: t("valueStream.steps"),
    value: String(stream.steps.length),
    why: t("valueStream.stepsWhy", {
      adds: count("adds"),
      necessary: count("necessary"),
      unnecessary: count("unnecessary"),
      unsaid: count(null),
    }),
    attention: count("unnecessary") > 0,
    places: at(by.get("unnecessary") ?? by.get(null) ?? []),
  };
}
