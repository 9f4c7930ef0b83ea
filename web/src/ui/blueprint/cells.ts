import type { LinkEnd } from "@/document/links";
import type { CardId, ColumnId, LaneId, MapId, MapRecord } from "@/document/records";
import type { Language } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";
import { columnTitle, laneTitles } from "@/maps/titles";
import { selectedCards } from "@/ui/actions/selected";
import type { WallRoom } from "@/ui/wall/room";

/** A cell of a map in which arrows are drawn. */
export interface ArrowCell {
  readonly map: MapId;
  readonly lane: LaneId;
  readonly column: ColumnId;
}

/** The cells with arrows in which a card stands. */
export function cellsOfCard(room: WallRoom, card: CardId): ArrowCell[] {
  const { placements, maps, lanes, columns } = room.board.state;
  return [...placements].flatMap(([id, placed]): ArrowCell[] => {
    const map = maps.get(id);
    const place = placed.get(card);
    if (!place || !map || map.deleted || kinds.get(map.kind)?.arrows !== true) return [];
    const there = lanes.get(place.lane)?.deleted === false && columns.get(place.column)?.deleted === false;
    return there ? [{ map: id, lane: place.lane, column: place.column }] : [];
  });
}

/** The cell of the one selected card. */
export function selectedCell(room: WallRoom): ArrowCell | null {
  const [card, more] = selectedCards(room);
  return card === undefined || more !== undefined ? null : (cellsOfCard(room, card)[0] ?? null);
}

/** Finds the name of a cell: its first card, its step, its row. */
export type CellNames = (cell: Pick<ArrowCell, "lane" | "column">) => string;

/** The names of the cells of a map, and the cells themselves, step by step. */
export function namedCells(
  room: WallRoom,
  map: MapRecord,
  language: Language,
): { readonly nameOf: CellNames; readonly cells: readonly ArrowCell[] } {
  const kind = kinds.get(map.kind);
  const { state } = room.board;
  if (!kind) return { nameOf: () => "", cells: [] };
  const structure = mapStructure(kind, map.id, state);
  const rows = laneTitles(structure.lanes, language);
  const laneName = new Map(structure.lanes.map(({ lane }, at) => [lane.id, rows[at]?.text ?? ""]));
  const stepName = new Map(
    structure.leaves.map(({ column, role }) => [column.id, columnTitle(column, role, state, language).text]),
  );
  const nameOf: CellNames = ({ lane, column }) => {
    const [card] = structure.cardsIn(lane, column);
    const title = card ? (state.cards.get(card)?.title.trim() ?? "") : "";
    return [title, stepName.get(column), laneName.get(lane)].filter(Boolean).join(" · ");
  };
  const cells = structure.leaves.flatMap(({ column }) =>
    structure.lanes.map(({ lane }) => ({ map: map.id, lane: lane.id, column: column.id })),
  );
  return { nameOf, cells };
}

/** The name of an end of an arrow. */
export function endName(nameOf: CellNames, end: LinkEnd): string {
  return end.on === "cell" ? nameOf(end) : "";
}
