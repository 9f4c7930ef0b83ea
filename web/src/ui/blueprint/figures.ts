/** The numbers of a blueprint as sentences with their reasons and places. */
import type { BoardState, CardId } from "@/document/records";
import { handoffsOf, systemsOf, touchesOf } from "@/maps/blueprint/contacts";
import { backingOf, type CurvePoint, criticalOf, curveOf, failPointsOf } from "@/maps/blueprint/feelings";
import { signed } from "@/maps/blueprint/laneSigns";
import { type Blueprint, filledCells, textOf } from "@/maps/blueprint/reading";
import { minutesOf, timingOf, waits } from "@/maps/blueprint/timing";
import type { KindDefinition, Language } from "@/maps/definition";
import { spanWords } from "@/maps/spanWords";
import { columnTitle } from "@/maps/titles";
import type { Figure } from "@/ui/figures/figure";
import type { TextKey, Translate } from "@/ui/strings/translate";

/** What figures are put into words with. */
export interface FigureWords {
  readonly kind: KindDefinition;
  readonly t: Translate;
  readonly language: Language;
  readonly state: BoardState;
}

/** All figures of a blueprint in the order in which they are read. */
export function figuresOf(blueprint: Blueprint, words: FigureWords): Figure[] {
  return [
    ...timeFigures(blueprint, words),
    ...contactFigures(blueprint, words),
    ...momentFigures(blueprint, words),
    backingFigure(blueprint, words),
  ];
}

function timeFigures(blueprint: Blueprint, { kind, t, language }: FigureWords): Figure[] {
  const timing = timingOf(blueprint);
  const { total, unknown, waiting, acceptable, over } = timing;
  const known = blueprint.steps.filter((step) => minutesOf(step, "duration") !== null);
  const open = t("blueprint.unknown");
  const found: Figure[] = [
    {
      key: "time",
      label: t("blueprint.time"),
      value: total === null ? open : spanWords(kind, total, language),
      why: t("blueprint.timeWhy", { count: known.length, unknown }),
      attention: false,
      places: blueprint.steps.filter((step) => !known.includes(step)).map(({ column }) => ({ column })),
    },
    {
      key: "waiting",
      label: t("blueprint.waiting"),
      value: waiting === null ? open : percent(waiting, language),
      why: t("blueprint.waitingWhy"),
      attention: false,
      places: blueprint.steps.filter(waits).map(({ column }) => ({ column })),
    },
  ];
  if (acceptable === null) return found;
  const judged = over === null ? "Open" : over ? "Over" : "Under";
  const time = spanWords(kind, Math.max(0, (total ?? 0) - acceptable), language);
  return [
    ...found,
    {
      key: "acceptable",
      label: t("blueprint.acceptable"),
      value: spanWords(kind, acceptable, language),
      why: t(`blueprint.acceptable${judged}`, { time }),
      attention: over === true,
      places: [],
    },
  ];
}

function contactFigures(blueprint: Blueprint, { t }: FigureWords): Figure[] {
  const touches = touchesOf(blueprint);
  const handoffs = handoffsOf(blueprint);
  const systems = systemsOf(blueprint);
  const plain = { attention: false };
  return [
    {
      key: "touchpoints",
      label: t("blueprint.touchpoints"),
      value: touches === null ? t("blueprint.unknown") : String(touches.length),
      why: t(touches === null ? "blueprint.touchpointsNone" : "blueprint.touchpointsWhy"),
      places: (touches ?? []).map(({ stage }) => stage),
      ...plain,
    },
    {
      key: "handoffs",
      label: t("blueprint.handoffs"),
      value: String(handoffs.found.length),
      why: t("blueprint.handoffsWhy", { unknown: handoffs.unknown }),
      places: handoffs.found.map(({ to }) => to),
      ...plain,
    },
    {
      key: "systems",
      label: t("blueprint.systems"),
      value: String(systems.found.length),
      why: t("blueprint.systemsWhy", { unknown: systems.unknown }),
      places: systems.found,
      ...plain,
    },
  ];
}

function momentFigures(blueprint: Blueprint, words: FigureWords): Figure[] {
  const { t } = words;
  const failing = failPointsOf(blueprint);
  const critical = criticalOf(blueprint);
  const counted = (key: "failPoints" | "critical", cards: readonly CardId[]): Figure => ({
    key,
    label: t(`blueprint.${key}`),
    value: String(cards.length),
    why: t(`blueprint.${key}Why`),
    attention: false,
    places: cards.map((card) => ({ card })),
  });
  return [
    counted("failPoints", failing),
    counted("critical", critical),
    ...feelings("feelings", curveOf(blueprint, "emotion"), blueprint, words),
    ...feelings("feelingsStaff", curveOf(blueprint, "emotion_staff"), blueprint, words),
  ];
}

/** A curve as its lowest point, and all of it as text; nothing while nobody said anything. */
function feelings(
  key: "feelings" | "feelingsStaff",
  curve: readonly CurvePoint[],
  { structure }: Blueprint,
  { t, language, state }: FigureWords,
): Figure[] {
  const known = curve.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return [];
  const lowest = Math.min(...known);
  const why = curve.map(({ column, value }) => {
    const leaf = structure.leaves.find((one) => one.column.id === column);
    const step = leaf ? columnTitle(leaf.column, leaf.role, state, language).text : "";
    return `${step} ${value === null ? t("blueprint.unsaid") : signed(value, language)}`;
  });
  return [
    {
      key,
      label: t(`blueprint.${key}` as TextKey),
      value: t("blueprint.lowest", { value: signed(lowest, language) }),
      why: `${why.join(", ")}.`,
      attention: lowest < 0,
      places: curve.filter(({ value }) => value === lowest).map(({ column }) => ({ column })),
    },
  ];
}

function backingFigure(blueprint: Blueprint, { t, language }: FigureWords): Figure {
  const { share, ...counts } = backingOf(blueprint);
  const weak = [...filledCells(blueprint).values()].filter(
    ({ zone, cards }) =>
      zone !== null && !cards.some((card) => ["partly", "researched"].includes(textOf(card, "evidence") ?? "")),
  );
  return {
    key: "backing",
    label: t("blueprint.backing"),
    value: share === null || counts.unsaid === counts.total ? t("blueprint.unknown") : percent(share, language),
    why: t("blueprint.backingWhy", { ...counts }),
    attention: false,
    places: weak.map(({ lane, column }) => ({ lane, column })),
  };
}

function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: "percent" }).format(share);
}
