import type { CardId, MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { nearDates, overstayed } from "@/maps/kanban/running";
import { mapStructure } from "@/maps/structure";
import { FigureList } from "@/ui/figures/FigureList";
import type { Figure } from "@/ui/figures/figure";
import { agesOn, NO_MAP_AGES } from "@/ui/kanban/agesOf";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** What on a kanban runs out of time, with the way to each card. */
export function TimeSection({ kind, map }: { readonly kind: KindDefinition; readonly map: MapRecord }) {
  const t = useText();
  const { board } = useRoom();
  const ages = useSignal(agesOn(board)).get(map.id) ?? NO_MAP_AGES;
  const { state } = board;
  const question = { kind, map, structure: mapStructure(kind, map.id, state), state, ages };
  const figure = (key: "near" | "stays", cards: readonly CardId[]): Figure => ({
    key,
    label: t(`kanban.${key}`),
    value: String(cards.length),
    why: t(`kanban.${key}Why`),
    attention: cards.length > 0,
    places: cards.map((card) => ({ card })),
  });
  const figures = [figure("near", nearDates(question)), figure("stays", overstayed(question))];
  return <FigureList kind={kind} map={map} title={t("kanban.time")} figures={figures} />;
}
