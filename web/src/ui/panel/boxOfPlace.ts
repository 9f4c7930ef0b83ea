import type { BoardState, CardId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import type { CardPlace } from "@/ui/panel/cardPlaces";
import type { Language } from "@/ui/strings/language";

/** Size of a card whose own size nobody has set; only how far one looks around it depends on it. */
const STANDARD = { w: 200, h: 120 };

/** Where on the board a place of a card is. */
export function boxOfPlace(state: BoardState, card: CardId, place: CardPlace, language: Language): Box | null {
  if (place.kind === "canvas") {
    const at = state.canvas.get(card);
    return at ? { x: at.pos.x, y: at.pos.y, ...STANDARD } : null;
  }
  const map = state.maps.get(place.map);
  const kind = map ? kinds.get(map.kind) : undefined;
  if (!map || !kind) return null;
  const layout = layoutMap(kind, map, state, language);
  if (place.kind === "header")
    return layout.columnHeaders.find((header) => header.column === place.column)?.box ?? null;
  const placed = layout.cards.find((one) => one.card === card) ?? layout.tray?.cards.find((one) => one.card === card);
  return placed?.box ?? layout.box;
}
