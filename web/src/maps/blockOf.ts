/** Cards of a map as a block of cells, as a spreadsheet has them. Pure. */
import type { BoardState, CardId, MapId } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";

/** Where a card stands in a block: its row and its column, counted from the first ones of the block. */
export type BlockCell = readonly [row: number, column: number];

/**
 * The block that cards form on one map, in reading order: rows and columns in between that hold none of them stay. Of several
 * maps it is the one on which most of them stand in cells, `rather` this one. Null where that is one cell or none.
 */
export function blockOf(
  state: BoardState,
  cards: Iterable<CardId>,
  rather: MapId | null = null,
): ReadonlyMap<CardId, BlockCell> | null {
  const chosen = new Set(cards);
  const maps = [...state.placements].map(([map, placements]) => ({
    map,
    there: [...chosen].filter((card) => placements.has(card)).length,
  }));
  maps.sort((a, b) => b.there - a.there || Number(b.map === rather) - Number(a.map === rather));
  for (const { map, there } of maps) {
    const block = there < 2 ? null : blockOn(state, chosen, map);
    if (block) return block;
  }
  return null;
}

function blockOn(state: BoardState, cards: ReadonlySet<CardId>, map: MapId): ReadonlyMap<CardId, BlockCell> | null {
  const record = state.maps.get(map);
  const kind = kinds.get(record?.kind ?? "");
  if (!record || record.deleted || !kind) return null;
  const { lanes, leaves, cardsIn } = mapStructure(kind, map, state);
  const found: { readonly card: CardId; readonly row: number; readonly column: number }[] = [];
  lanes.forEach(({ lane }, row) => {
    leaves.forEach(({ column: { id } }, column) => {
      for (const card of cardsIn(lane.id, id)) if (cards.has(card)) found.push({ card, row, column });
    });
  });
  const top = Math.min(...found.map(({ row }) => row));
  const left = Math.min(...found.map(({ column }) => column));
  const isBlock = found.some(({ row, column }) => row > top || column > left);
  return isBlock ? new Map(found.map(({ card, row, column }) => [card, [row - top, column - left]])) : null;
}
