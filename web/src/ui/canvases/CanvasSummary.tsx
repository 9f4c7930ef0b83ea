import type { MapRecord } from "@/document/records";
import { segmentPapers } from "@/maps/canvases/regions";
import type { KindDefinition } from "@/maps/definition";
import { mapStructure } from "@/maps/structure";
import { canvasFigures, notesByPaper } from "@/ui/canvases/figures";
import { FigureList } from "@/ui/figures/FigureList";
import { FilterToggles } from "@/ui/filter/FilterToggles";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/canvases.css";

interface CanvasSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What stands in the regions of a canvas, in the order in which one fills them in, and whom its papers stand for. */
export function CanvasSummary({ kind, map }: CanvasSummaryProps) {
  const t = useText();
  const { state } = useRoom().board;
  const lang = useSignal(language);
  const structure = mapStructure(kind, map.id, state);
  const papers = segmentPapers(structure, state);
  const counts = notesByPaper(structure, state);
  const segments = [...papers].map(([paper, title]) => ({
    key: paper,
    asks: { colors: [paper] },
    label: (
      <>
        <span className="segment-paper" style={{ background: `var(--card-${paper})` }} aria-hidden="true" />
        {t("canvases.segment", { segment: title || "…", paper: t(`paper.${paper}`), count: counts.get(paper) ?? 0 })}
      </>
    ),
  }));
  const hasSegments = structure.lanes.some(({ lane }) => lane.role === "segments");
  return (
    <>
      <FigureList
        kind={kind}
        map={map}
        title={t("canvases.says")}
        figures={canvasFigures(structure, state, { t, language: lang })}
      />
      {hasSegments ? (
        <FilterToggles title={t("canvases.segments")} none={t("canvases.segmentsNone")} toggles={segments} />
      ) : null}
    </>
  );
}
