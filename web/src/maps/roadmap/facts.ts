/** What a roadmap says on the wall: how full quarters and cells are, in the reader's language. */
import type { ColumnId } from "@/document/records";
import type { CellFact } from "@/maps/cellFacts";
import { cellKey } from "@/maps/cellKey";
import type { Language } from "@/maps/definition";
import { isOver, type Load, loadOfCell, loadOfColumn } from "@/maps/roadmap/load";
import { CAPACITY_ROW, type Roadmap } from "@/maps/roadmap/reading";

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

/** How full cells are, by `cellKey`; in the row of capacity how full quarters are as a whole. */
export function roadmapCellFacts(roadmap: Roadmap, language: Language): ReadonlyMap<string, readonly CellFact[]> {
  const facts = new Map<string, readonly CellFact[]>();
  for (const { column } of roadmap.columns) {
    for (const { lane } of roadmap.structure.lanes) {
      const whole = lane.role === CAPACITY_ROW;
      const load = whole ? loadOfColumn(roadmap, column.id) : loadOfCell(roadmap, lane.id, column.id);
      const text = loadWords(load, language);
      if (text !== null) facts.set(cellKey(lane.id, column.id), [{ text, attention: isOver(load) }]);
    }
  }
  return facts;
}

/** Of each column how full it is as a whole, where no row of capacity says so. */
export function roadmapColumnFacts(roadmap: Roadmap, language: Language): ReadonlyMap<ColumnId, readonly string[]> {
  if (roadmap.structure.lanes.some(({ lane }) => lane.role === CAPACITY_ROW)) return new Map();
  return new Map(
    roadmap.columns.map(({ column }) => {
      const words = loadWords(loadOfColumn(roadmap, column.id), language);
      return [column.id, words === null ? [] : [words]];
    }),
  );
}
