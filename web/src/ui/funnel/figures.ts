/** The numbers of a funnel as sentences with their reasons and places, segment by segment. */
import type { BoardState } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { conversions, countsOf, mayGrow, onTheWay, overall, steepest } from "@/maps/funnel/conversion";
import type { Funnel, Segment, StageCount } from "@/maps/funnel/reading";
import { percentWords } from "@/maps/percentWords";
import { spanWords } from "@/maps/spanWords";
import { columnTitle } from "@/maps/titles";
import type { Figure, FigurePlace } from "@/ui/figures/figure";
import type { Translate } from "@/ui/strings/translate";

/** What figures are put into words with. */
export interface FunnelWords {
  readonly kind: KindDefinition;
  readonly t: Translate;
  readonly language: Language;
  readonly state: BoardState;
}

/** The figures of a segment in the order of its stages, and what all of them come to. */
export function funnelFigures(funnel: Funnel, segment: Segment, words: FunnelWords): Figure[] {
  const { stages } = segment;
  const steps = stages.flatMap((stage, at) => {
    const from = stages[at - 1];
    return from ? [stepFigure(funnel, segment, from, stage, at, words)] : [];
  });
  return [overallFigure(funnel, segment, words), ...steps, ...wayFigures(segment, words)];
}

function placeOf({ lane }: Segment, { column }: StageCount): FigurePlace {
  return lane === null ? { column } : { column, lane };
}

function stepFigure(
  funnel: Funnel,
  segment: Segment,
  from: StageCount,
  to: StageCount,
  at: number,
  words: FunnelWords,
): Figure {
  const { t } = words;
  const counts = countsOf(segment, "now");
  const share = conversions(counts)[at - 1] ?? null;
  const isWorst = steepest(counts) === at;
  const growth = share !== null && share > 1 ? t(mayGrow(to.role) ? "funnel.growsRightly" : "funnel.grows") : "";
  const sentences = [
    shareWords(from.now, to.now, words),
    beforeWords(funnel, conversions(countsOf(segment, "before"))[at - 1] ?? null, from, to, words),
    to.takes === null ? "" : t("funnel.takes", { time: spanWords(words.kind, to.takes, words.language) }),
    isWorst ? t("funnel.steepest") : "",
    growth,
  ];
  return {
    key: `${segment.lane ?? "all"}:${to.column}`,
    label: t("funnel.step", { from: titleOf(funnel, at - 1, words), to: titleOf(funnel, at, words) }),
    value: share === null ? t("funnel.unknown") : percentWords(share, words.language),
    why: sentences.filter((one) => one !== "").join(" "),
    attention: isWorst || (share !== null && share > 1 && !mayGrow(to.role)),
    places: [placeOf(segment, to)],
  };
}

function overallFigure(funnel: Funnel, segment: Segment, words: FunnelWords): Figure {
  const { t, language } = words;
  const [first] = segment.stages;
  const last = segment.stages.at(-1);
  const share = overall(countsOf(segment, "now"));
  const was = overall(countsOf(segment, "before"));
  const sentences =
    first && last
      ? [shareWords(first.now, last.now, words), beforeWords(funnel, was, first, last, words)].filter(
          (one) => one !== "",
        )
      : [];
  return {
    key: `${segment.lane ?? "all"}:overall`,
    label: t("funnel.overall"),
    value: share === null ? t("funnel.unknown") : percentWords(share, language),
    why: sentences.join(" "),
    attention: false,
    places: [first, last].flatMap((stage) => (stage ? [placeOf(segment, stage)] : [])),
  };
}

/** How long from the first stage to the last, once any step says so. */
function wayFigures(segment: Segment, { kind, t, language }: FunnelWords): Figure[] {
  const open = segment.stages.slice(1).filter(({ takes }) => takes === null);
  if (open.length === segment.stages.length - 1) return [];
  const time = onTheWay(segment);
  const asked = open.length > 0 ? open : segment.stages.slice(1);
  return [
    {
      key: `${segment.lane ?? "all"}:way`,
      label: t("funnel.way"),
      value: time === null ? t("funnel.unknown") : spanWords(kind, time, language),
      why: t("funnel.wayWhy", { missing: open.length }),
      attention: false,
      places: asked.map((stage) => placeOf(segment, stage)),
    },
  ];
}

function shareWords(from: number | null, to: number | null, { t, language }: FunnelWords): string {
  if (from === null || to === null) return t("funnel.missing");
  return t("funnel.share", { count: to.toLocaleString(language), of: from.toLocaleString(language) });
}

function beforeWords(
  { names }: Funnel,
  share: number | null,
  from: StageCount,
  to: StageCount,
  { t, language }: FunnelWords,
): string {
  if (share === null || from.before === null || to.before === null) return "";
  return t("funnel.before", {
    period: names.before === "" ? t("funnel.periodBefore") : names.before,
    share: percentWords(share, language),
    count: to.before.toLocaleString(language),
    of: from.before.toLocaleString(language),
  });
}

function titleOf({ structure }: Funnel, at: number, { state, language }: FunnelWords): string {
  const leaf = structure.leaves[at];
  return leaf ? columnTitle(leaf.column, leaf.role, state, language).text : "";
}
