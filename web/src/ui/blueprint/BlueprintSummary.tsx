import type { MapRecord } from "@/document/records";
import { readBlueprint } from "@/maps/blueprint/reading";
import type { KindDefinition } from "@/maps/definition";
import { lonePath } from "@/maps/pathViews";
import { figuresOf } from "@/ui/blueprint/figures";
import { FigureList } from "@/ui/figures/FigureList";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface BlueprintSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What a blueprint says in numbers, each with its reason; with one path at a time, of that path. */
export function BlueprintSummary({ kind, map }: BlueprintSummaryProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const chosen = useSignal(room.shownPaths);
  const { state } = room.board;
  const lone = lonePath(state, map, chosen.get(map.id));
  const blueprint = readBlueprint(kind, map.id, state, lone && new Set([lone.id]));
  const figures = figuresOf(blueprint, { kind, t, language: lang, state });
  return <FigureList kind={kind} map={map} title={t("blueprint.says")} figures={figures} />;
}
