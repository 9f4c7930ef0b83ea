/** What a map of goals says on the wall: how far objectives and key results are, in the reader's language. */
import type { ColumnId } from "@/document/records";
import type { Language } from "@/maps/definition";
import type { Goals } from "@/maps/goals/reading";
import { type Band, bandOf } from "@/maps/goals/score";

const BANDS: Readonly<Record<Language, Readonly<Record<Band, string>>>> = {
  en: { good: "good", partly: "on the way", far: "far from it" },
  de: { good: "gut", partly: "auf dem Weg", far: "noch weit weg" },
};

/** A score with the word for it: "0.75 · good". */
export function scoreLine(score: number, language: Language): string {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${format.format(score)} · ${BANDS[language][bandOf(score)]}`;
}

/** Of each objective how far it is; nothing while that is unknown. */
export function objectiveFacts({ objectives }: Goals, language: Language): ReadonlyMap<ColumnId, readonly string[]> {
  return new Map(
    objectives.map(({ column, score }) => [column, score === null ? [] : [scoreLine(score, language)]] as const),
  );
}
