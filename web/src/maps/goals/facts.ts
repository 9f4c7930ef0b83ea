/** What a map of goals says on the wall: how far objectives and key results are, in the reader's language. */
import type { ColumnId } from "@/document/records";
import type { CellFact } from "@/maps/cellFacts";
import { cellKey } from "@/maps/cellKey";
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

/** Below the key results of each objective how far each of them is, in their order; by `cellKey`. */
export function resultFacts({ objectives }: Goals, language: Language): ReadonlyMap<string, readonly CellFact[]> {
  const facts = new Map<string, readonly CellFact[]>();
  for (const { results } of objectives) {
    for (const { lane, column, score, card } of results) {
      if (score === null) continue;
      const key = cellKey(lane, column);
      const title = card.title.trim() || "…";
      // What is cut off at the edge is words, not the number.
      const fact = { text: `${scoreLine(score, language)}: ${title}`, attention: bandOf(score) === "far" };
      facts.set(key, [...(facts.get(key) ?? []), fact]);
    }
  }
  return facts;
}
