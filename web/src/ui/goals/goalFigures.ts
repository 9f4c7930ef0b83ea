/** The numbers of a map of goals as sentences with their reasons and places. */
import type { FieldChange } from "@/api/dto";
import type { Card } from "@/document/records";
import { workFor } from "@/maps/alignment/service";
import type { Language } from "@/maps/definition";
import { disciplineLabel } from "@/maps/disciplines";
import { fields } from "@/maps/fields";
import { fieldWords } from "@/maps/fieldWords";
import { type Goals, isBegun, type KeyResult, type Objective } from "@/maps/goals/reading";
import { bandOf } from "@/maps/goals/score";
import { columnTitle } from "@/maps/titles";
import { dayOf } from "@/ui/dates";
import type { Figure } from "@/ui/figures/figure";
import type { TextKey, Translate } from "@/ui/strings/translate";

/** So many earlier values of a confidence are told. */
const EARLIER = 3;

/** What figures are put into words with. */
export interface GoalWords {
  readonly t: Translate;
  readonly language: Language;
  /** How confidence was before, oldest first; empty while that is not known. */
  readonly confidence: readonly FieldChange[];
}

/** All figures of a map of goals: each objective, and those nothing is done for. */
export function goalFigures(goals: Goals, words: GoalWords): Figure[] {
  const begun = goals.objectives.filter(isBegun);
  if (begun.length === 0) return [];
  return [...begun.map((objective) => figureOf(goals, objective, words)), idle(goals, begun, words)];
}

function figureOf({ structure, state }: Goals, objective: Objective, words: GoalWords): Figure {
  const { t, language } = words;
  const { card, column, results, score, contributors } = objective;
  const names = contributors.map(({ discipline, cards }) => `${disciplineLabel(discipline, language)} ${cards}`);
  const leaf = structure.leaves.find((one) => one.column.id === column);
  const why = [
    reasonOf(objective, words),
    card ? confidenceOf(card, words) : "",
    names.length > 0 ? t("goals.contributors", { names: names.join(", ") }) : "",
  ];
  return {
    key: column,
    label: leaf ? columnTitle(leaf.column, leaf.role, state, language).text : "…",
    value: scoreWords(score, words),
    why: why.filter((one) => one !== "").join(" "),
    attention: score !== null && bandOf(score) === "far",
    places: [{ column }, ...results.map((result) => ({ card: result.card.id }))],
  };
}

/** A score with the word for it: colour alone says nothing to many. */
export function scoreWords(score: number | null, { t, language }: Pick<GoalWords, "t" | "language">): string {
  if (score === null) return t("goals.unknown");
  return t("goals.score", { score: decimals(score, language), band: t(`goals.band.${bandOf(score)}` as TextKey) });
}

function reasonOf({ results }: Objective, words: GoalWords): string {
  const { t } = words;
  if (results.length === 0) return t("goals.none");
  const known = results.filter(({ score }) => score !== null).length;
  const weighted = results.some(({ weight }) => weight !== results[0]?.weight);
  const told = results.map((result) => resultWords(result, words)).join("; ");
  return t(weighted ? "goals.meanWeighted" : "goals.mean", { known, count: results.length, results: told });
}

function resultWords({ card, baseline, target, current, score }: KeyResult, { t, language }: GoalWords): string {
  const title = card.title.trim() || "…";
  if (score === null) return t("goals.resultOpen", { title });
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const [from, to, now] = [baseline, target, current].map((value) => format.format(value ?? 0));
  const unit = String(card.fields.get("unit") ?? "").trim();
  return t("goals.result", {
    title: unit === "" ? title : t("goals.inUnit", { title, unit }),
    baseline: from ?? "",
    target: to ?? "",
    current: now ?? "",
    score: decimals(score, language),
  });
}

/** How sure one is, and how sure one was until when: by the server's clock. */
function confidenceOf(card: Card, { t, language, confidence }: GoalWords): string {
  const field = fields.get("confidence");
  const value = card.fields.get("confidence");
  if (!field || value === undefined) return "";
  const said = (one: string): string => fieldWords(field, one, language).toLocaleLowerCase(language);
  const changes = confidence.filter((change) => change.card_id === card.id);
  const earlier = changes
    .flatMap((change, at) => {
      const next = changes[at + 1];
      return next && typeof change.value === "string" && change.value !== next.value
        ? [
            t("goals.confidenceEarlier", {
              value: said(change.value),
              day: dayOf(language, Date.parse(next.at)),
            }),
          ]
        : [];
    })
    .slice(-EARLIER);
  const now = said(String(value));
  if (earlier.length === 0) return t("goals.confidence", { value: now });
  return t("goals.confidenceWas", { value: now, earlier: earlier.join(", ") });
}

function idle({ state }: Goals, begun: readonly Objective[], { t }: GoalWords): Figure {
  const without = begun.filter(({ card, results, others }) => {
    const own = [...(card ? [card] : []), ...results.map((result) => result.card), ...others];
    return own.every(({ id }) => {
      const { items, elsewhere } = workFor(state, id);
      return items.length === 0 && elsewhere === 0;
    });
  });
  return {
    key: "idle",
    label: t("goals.idle"),
    value: String(without.length),
    why: t(without.length > 0 ? "goals.idleWhy" : "goals.idleNone"),
    attention: false,
    places: without.map(({ column }) => ({ column })),
  };
}

function decimals(score: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(score);
}
