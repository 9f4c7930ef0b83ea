/** The tray at the foot of a map: cards whose lane or column is gone wait here, nothing is lost. */
import type { BoardState } from "@/document/records";
import { heightOfCard } from "@/maps/cardHeight";
import type { KindDefinition, Language } from "@/maps/definition";
import type { PlacedCard, Tray } from "@/maps/model";
import type { MapStructure } from "@/maps/structure";

/** Height of the strip that names the tray. */
const HEADING = 40;

/** Lays the unplaced cards out in rows between two edges; nothing unplaced, no tray. */
export function tray(
  kind: KindDefinition,
  structure: MapStructure,
  state: BoardState,
  area: { left: number; right: number; top: number },
  language: Language,
): Tray | null {
  if (structure.unplaced.length === 0) return null;
  const { cell, column } = kind.geometry;
  const width = column.width - 2 * cell.pad;
  const perRow = Math.max(1, Math.floor((area.right - area.left - cell.pad) / (width + cell.pad)));
  const cards: PlacedCard[] = [];
  let y = area.top + HEADING;
  for (let from = 0; from < structure.unplaced.length; from += perRow) {
    const row = structure.unplaced.slice(from, from + perRow);
    const heights = row.map((card) => heightOfCard(state.cards.get(card), width, kind));
    row.forEach((card, index) => {
      const x = area.left + cell.pad + index * (width + cell.pad);
      cards.push({ card, box: { x, y, w: width, h: heights[index] ?? 0 }, lane: null, column: null });
    });
    y += Math.max(...heights) + cell.gap;
  }
  const box = { x: area.left, y: area.top, w: area.right - area.left, h: y - cell.gap + cell.pad - area.top };
  return { box, title: kind.texts.unplaced[language], cards };
}
