/** What stands in the regions of a canvas, as sentences with their places. */
import type { BoardState, PaperKey } from "@/document/records";
import { notesIn, segmentPapers } from "@/maps/canvases/regions";
import type { Language } from "@/maps/definition";
import type { MapStructure } from "@/maps/structure";
import { laneTitles } from "@/maps/titles";
import type { Figure } from "@/ui/figures/figure";
import type { Translate } from "@/ui/strings/translate";

/** What figures are put into words with. */
export interface CanvasWords {
  readonly t: Translate;
  readonly language: Language;
}

/** Each region with how much stands in it and for whom; in the order in which one fills them in, where the kind has one. */
export function canvasFigures(structure: MapStructure, state: BoardState, { t, language }: CanvasWords): Figure[] {
  const papers = segmentPapers(structure, state);
  const titles = laneTitles(structure.lanes, language);
  const found = structure.lanes.map(({ lane, role }, at) => {
    const notes = notesIn(structure, state, lane.id);
    const title = titles[at]?.text ?? "";
    const forWhom = [...papers].flatMap(([paper, segment]) => {
      const count = notes.filter(({ color }) => color === paper).length;
      return count > 0 ? [t("canvases.forWhom", { segment: segment || "…", count })] : [];
    });
    const hint = role?.hint[language] ?? "";
    const places: Figure["places"] =
      notes.length > 0
        ? notes.map(({ id }) => ({ card: id }))
        : structure.leaves.slice(0, 1).map(({ column }) => ({ column: column.id, lane: lane.id }));
    return {
      number: role?.number ?? 0,
      figure: {
        key: lane.id,
        label: role?.number ? t("canvases.numbered", { number: role.number, title }) : title,
        value: String(notes.length),
        why: notes.length === 0 ? hint : forWhom.join(", "),
        attention: false,
        places,
      },
    };
  });
  return found.sort((a, b) => a.number - b.number).map(({ figure }) => figure);
}

/** How many notes of a canvas have each paper. */
export function notesByPaper(structure: MapStructure, state: BoardState): ReadonlyMap<PaperKey, number> {
  const counts = new Map<PaperKey, number>();
  for (const { lane } of structure.lanes) {
    for (const { color } of notesIn(structure, state, lane.id)) counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return counts;
}
