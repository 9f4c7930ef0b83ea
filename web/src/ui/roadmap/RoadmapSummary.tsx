import { useMemo } from "react";
import { stays as askStays } from "@/api/past";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import type { Stay } from "@/maps/roadmap/carryOver";
import { readRoadmap } from "@/maps/roadmap/reading";
import { useAsk } from "@/ui/ask";
import { FigureList } from "@/ui/figures/FigureList";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { roadmapFigures } from "@/ui/roadmap/roadmapFigures";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface RoadmapSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What a roadmap says in numbers, each with its reason and its places, and the way into the next quarter. */
export function RoadmapSummary({ kind, map }: RoadmapSummaryProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const stays = useStays(map);
  const roadmap = readRoadmap(kind, map.id, room.board.state);
  const figures = roadmapFigures(roadmap, { kind, t, language: lang, stays });
  return (
    <>
      {figures.length > 0 ? <FigureList kind={kind} map={map} title={t("roadmap.says")} figures={figures} /> : null}
      <ActionButtons ids={["roadmap.begin", "roadmap.roll", "roadmap.along"]} />
    </>
  );
}

/** Where the items of a roadmap have been, by the server's log; null while that is not known. */
function useStays(map: MapRecord): readonly Stay[] | null {
  const room = useRoom();
  // A snapshot and a board without a server have no history.
  const live = room.session !== null;
  const [asked] = useAsk(`${room.id} ${live} ${map.id}`, async (signal) =>
    live ? await askStays(room.id, map.id, signal) : null,
  );
  const found = asked.state === "here" ? asked.value : null;
  return useMemo(() => found?.map(({ card_id: card, column_id: column }) => ({ card, column })) ?? null, [found]);
}
