import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { readValueStream } from "@/maps/valueStream/reading";
import { FigureList } from "@/ui/figures/FigureList";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { streamFigures } from "@/ui/valueStream/figures";
import { useRoom } from "@/ui/wall/RoomContext";

interface ValueStreamSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What a value stream map says in numbers. */
export function ValueStreamSummary({ kind, map }: ValueStreamSummaryProps) {
  const t = useText();
  const { state } = useRoom().board;
  const lang = useSignal(language);
  const figures = streamFigures(readValueStream(kind, map.id, state), { kind, t, language: lang, state });
  return <FigureList kind={kind} map={map} title={t("valueStream.says")} figures={figures} />;
}
