/** The numbers of a roadmap as sentences with their reasons and places. */
import type { ColumnId } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { aimsOf, confidenceOf, risingConfidence, type ServedObjective, wordsOfObjective } from "@/maps/roadmap/aims";
import { carryOver, type Stay } from "@/maps/roadmap/carryOver";
import { doneItems } from "@/maps/roadmap/doneItems";
import { unlinked } from "@/maps/roadmap/findings";
import { estimateOf, isOver, loadOfColumn } from "@/maps/roadmap/load";
import { quarterTitle } from "@/maps/roadmap/quarters";
import type { Roadmap } from "@/maps/roadmap/reading";
import { columnTitle } from "@/maps/titles";
import type { Figure } from "@/ui/figures/figure";
import type { Translate } from "@/ui/strings/translate";

/** More names than this are a number. */
const MOST_NAMES = 6;

/** What figures are put into words with. */
export interface RoadmapWords {
  readonly kind: KindDefinition;
  readonly t: Translate;
  readonly language: Language;
  /** Where items have been; null while that is not known. */
  readonly stays: readonly Stay[] | null;
}

/** All figures of a roadmap in the order in which they are read. */
export function roadmapFigures(roadmap: Roadmap, words: RoadmapWords): Figure[] {
  if (roadmap.items.length === 0) return standing(roadmap, words);
  return [
    ...standing(roadmap, words),
    ...loads(roadmap, words),
    work(roadmap, words),
    ...aims(roadmap, words),
    ...confidence(roadmap, words),
    ...carried(roadmap, words),
  ];
}

function standing({ current, columns }: Roadmap, { t }: RoadmapWords): Figure[] {
  if (current === null) return [];
  const places = columns.filter(({ nearness }) => nearness === "now").map(({ column }) => ({ column: column.id }));
  return [
    {
      key: "stands",
      label: t("roadmap.stands"),
      value: quarterTitle(current),
      why: t("roadmap.standsWhy"),
      attention: false,
      places,
    },
  ];
}

/** Nothing is said of load while nobody said what fits. */
function loads(roadmap: Roadmap, words: RoadmapWords): Figure[] {
  const { t } = words;
  const ahead = roadmap.columns
    .filter(({ nearness }) => nearness === "now" || nearness === "next")
    .map(({ column }) => ({ column, load: loadOfColumn(roadmap, column.id) }));
  const first = ahead.find(({ load }) => load.percent !== null);
  if (!first) return [];
  const columns = ahead.map(({ column, load: { percent } }) => {
    const name = nameOf(roadmap, column.id, words);
    return percent === null
      ? t("roadmap.loadOpen", { column: name })
      : t("roadmap.loadColumn", { column: name, percent });
  });
  const open = roadmap.items.filter(
    (item) => (item.nearness === "now" || item.nearness === "next") && estimateOf(item) === null,
  );
  const over = ahead.filter(({ load }) => isOver(load));
  return [
    {
      key: "load",
      label: t("roadmap.load"),
      value: t("roadmap.loadColumn", {
        column: nameOf(roadmap, first.column.id, words),
        percent: first.load.percent ?? 0,
      }),
      why: t("roadmap.loadWhy", { columns: columns.join(", "), unestimated: open.length }),
      attention: over.length > 0,
      places: [...over.map(({ column }) => ({ column: column.id })), ...open.map(({ card }) => ({ card: card.id }))],
    },
  ];
}

function work(roadmap: Roadmap, { t }: RoadmapWords): Figure {
  const found = unlinked(roadmap, doneItems(roadmap));
  return {
    key: "unlinked",
    label: t("roadmap.unlinked"),
    value: String(found.length),
    why: t("roadmap.unlinkedWhy"),
    attention: found.length > 0,
    places: found.map(({ card }) => ({ card: card.id })),
  };
}

function aims(roadmap: Roadmap, { t, language }: RoadmapWords): Figure[] {
  const { total, none, percent, served, objectives, unfunded } = aimsOf(roadmap);
  const { state } = roadmap;
  const named = (one: ServedObjective): string => `${wordsOfObjective(state, one) || "…"} ${one.items.length}`;
  const titles = unfunded.map((card) => state.cards.get(card)?.title.trim() || "…");
  return [
    {
      key: "withObjective",
      label: t("roadmap.withObjective"),
      value: percent === null ? "–" : new Intl.NumberFormat(language, { style: "percent" }).format(percent / 100),
      why: t("roadmap.withObjectiveWhy", { served: total - none.length, total }),
      attention: false,
      places: none.map(({ card }) => ({ card: card.id })),
    },
    {
      key: "objectives",
      label: t("roadmap.objectives"),
      value: String(served.length),
      why:
        served.length === 0
          ? t("roadmap.objectivesNone")
          : t("roadmap.objectivesWhy", { items: listed(served.map(named)) }),
      attention: false,
      places: served.flatMap(({ items }) => items.map((card) => ({ card }))),
    },
    {
      key: "unfunded",
      label: t("roadmap.unfunded"),
      value: objectives === 0 ? "–" : String(unfunded.length),
      why:
        objectives === 0
          ? t("roadmap.noObjectives")
          : unfunded.length === 0
            ? t("roadmap.unfundedNone")
            : t("roadmap.unfundedWhy", { items: listed(titles) }),
      attention: unfunded.length > 0,
      places: unfunded.map((card) => ({ card })),
    },
  ];
}

function confidence(roadmap: Roadmap, words: RoadmapWords): Figure[] {
  const { t, language } = words;
  const known = confidenceOf(roadmap).flatMap(({ column, mean }) => (mean === null ? [] : [{ column, mean }]));
  if (known.length < 2) return [];
  const rising = risingConfidence(roadmap);
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const columns = known.map(({ column, mean }) => `${nameOf(roadmap, column, words)} ${format.format(mean)}`);
  return [
    {
      key: "confidence",
      label: t("roadmap.confidence"),
      value: t(rising.length > 0 ? "roadmap.rises" : "roadmap.falls"),
      why: t("roadmap.confidenceWhy", { columns: columns.join(", ") }),
      attention: false,
      places: rising.map((column) => ({ column })),
    },
  ];
}

function carried(roadmap: Roadmap, { t, stays }: RoadmapWords): Figure[] {
  if (stays === null || roadmap.current === null) return [];
  const found = carryOver(roadmap, stays);
  const items = found.map(({ card, quarters }) =>
    t("roadmap.carriedItem", { title: roadmap.state.cards.get(card)?.title.trim() || "…", count: quarters }),
  );
  return [
    {
      key: "carried",
      label: t("roadmap.carried"),
      value: String(found.length),
      why: found.length === 0 ? t("roadmap.carriedNone") : t("roadmap.carriedWhy", { items: listed(items) }),
      attention: false,
      places: found.map(({ card }) => ({ card })),
    },
  ];
}

function nameOf({ structure, state }: Roadmap, id: ColumnId, { language }: RoadmapWords): string {
  const leaf = structure.leaves.find(({ column }) => column.id === id);
  return leaf ? columnTitle(leaf.column, leaf.role, state, language).text : "";
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(rest > 0 ? [`+ ${rest}`] : [])].join(", ");
}
