import type { BoardState } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { layoutMap, type MapLayout } from "@/maps/layout";
import type { Language } from "@/ui/strings/language";

/** The layouts of all maps of a state, back to front. Maps of a kind this client does not know are left out. */
export function layoutsOf(state: BoardState, language: Language): MapLayout[] {
  return [...state.maps.values()]
    .filter((map) => !map.deleted)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .flatMap((map) => {
      const kind = kinds.get(map.kind);
      return kind ? [layoutMap(kind, map, state, language)] : [];
    });
}
