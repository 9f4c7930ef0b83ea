/** What a roadmap says on the wall: how full quarters and cells are, in the reader's language. */
import type { ColumnId } from "@/document/records";
import type { Language } from "@/maps/definition";
import { type Load, loadOfColumn } from "@/maps/roadmap/load";
import type { Roadmap } from "@/maps/roadmap/reading";

const WORDS: Readonly<Record<Language, { load(demand: string, capacity: string): string }>> = {
  en: { load: (demand, capacity) => `${demand} of ${capacity}` },
  de: { load: (demand, capacity) => `${demand} von ${capacity}` },
};

/** Work against capacity in words: "12 of 15 · 80 %"; nothing where nobody said what fits. */
export function loadWords({ demand, capacity, percent }: Load, language: Language): string | null {
  if (capacity === null) return null;
  const words = WORDS[language].load(demand.toLocaleString(language), capacity.toLocaleString(language));
  return percent === null ? words : `${words} · ${percent} %`;
}

/** Of each column how full it is as a whole. */
export function roadmapColumnFacts(roadmap: Roadmap, language: Language): ReadonlyMap<ColumnId, readonly string[]> {
  return new Map(
    roadmap.columns.map(({ column }) => {
      const words = loadWords(loadOfColumn(roadmap, column.id), language);
      return [column.id, words === null ? [] : [words]];
    }),
  );
}
