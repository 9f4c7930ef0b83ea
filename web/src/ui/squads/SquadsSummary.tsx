import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { readSquads } from "@/maps/squads/reading";
import { FigureList } from "@/ui/figures/FigureList";
import { useSignal } from "@/ui/signals";
import { squadFigures } from "@/ui/squads/figures";
import { GuildList } from "@/ui/squads/GuildList";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface SquadsSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What squads and tribes say in numbers, and the guilds across them. */
export function SquadsSummary({ kind, map }: SquadsSummaryProps) {
  const t = useText();
  const { state } = useRoom().board;
  const lang = useSignal(language);
  const squads = readSquads(kind, map.id, state);
  const figures = squadFigures(squads, { kind, t, language: lang, state });
  return (
    <>
      <FigureList kind={kind} map={map} title={t("squads.says")} figures={figures} />
      <GuildList squads={squads} />
    </>
  );
}
