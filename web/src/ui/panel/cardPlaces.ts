import { lanesOf, placesOf } from "@/document/arrangement";
import type { BoardState, CardId, ColumnId, LaneId, MapId, MapRecord } from "@/document/records";
import type { Language } from "@/maps/definition";
import { columnRole, kinds, laneRole } from "@/maps/kinds";
import { columnTitle, laneTitles } from "@/maps/titles";

/** One place where a card shows, in words. `lane` and `column` are empty for a card without a place in its map. */
export type CardPlace =
  | { readonly kind: "canvas" }
  | { readonly kind: "header"; readonly map: MapId; readonly title: string; readonly column: ColumnId }
  | {
      readonly kind: "cell";
      readonly map: MapId;
      readonly title: string;
      readonly lane: string;
      readonly column: string;
    };

function mapTitle(map: MapRecord, language: Language): string {
  return map.title.trim() || (kinds.get(map.kind)?.label[language] ?? "");
}

function laneTitle(state: BoardState, map: MapRecord, id: LaneId, language: Language): string {
  const kind = kinds.get(map.kind);
  const lanes = lanesOf(state, map.id).map((lane) => ({ lane, role: kind ? laneRole(kind, lane.role) : undefined }));
  const at = lanes.findIndex(({ lane }) => lane.id === id);
  return laneTitles(lanes, language)[at]?.text ?? "";
}

function columnWords(state: BoardState, map: MapRecord, id: ColumnId, language: Language): string {
  const kind = kinds.get(map.kind);
  const column = state.columns.get(id);
  if (!column || column.deleted) return "";
  return columnTitle(column, kind ? columnRole(kind, column.role) : undefined, state, language).text;
}

/** Everywhere a card shows, canvas first, in words of a language. */
export function cardPlaces(state: BoardState, card: CardId, language: Language): readonly CardPlace[] {
  const { canvas, maps, columns } = placesOf(state, card);
  const places: CardPlace[] = canvas ? [{ kind: "canvas" }] : [];
  for (const id of columns) {
    const map = state.maps.get(state.columns.get(id)?.map as MapId);
    if (map) places.push({ kind: "header", map: map.id, title: mapTitle(map, language), column: id });
  }
  for (const id of maps) {
    const map = state.maps.get(id);
    const placement = state.placements.get(id)?.get(card);
    if (!map || !placement) continue;
    places.push({
      kind: "cell",
      map: id,
      title: mapTitle(map, language),
      lane: laneTitle(state, map, placement.lane, language),
      column: columnWords(state, map, placement.column, language),
    });
  }
  return places;
}
