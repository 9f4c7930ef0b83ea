import type { BoardState } from "@/document/records";
import { layoutShown } from "@/maps/laterKind";
import type { MapLayout } from "@/maps/layout";
import type { Language } from "@/ui/strings/language";

/** The layouts of all maps of a state, back to front. Maps of a kind that is still to be fetched are left out. */
export function layoutsOf(state: BoardState, language: Language): MapLayout[] {
  return [...state.maps.values()]
    .filter((map) => !map.deleted)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .flatMap((map) => {
      const layout = layoutShown(map, state, language);
      return layout ? [layout] : [];
    });
}
