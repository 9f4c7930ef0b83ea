import { moveCardToCell } from "@/document/commands/cells";
import type { CardId, MapId } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import type { Direction } from "@/tools/wallContract";
import { announce } from "@/ui/announce";
import { nextSeat, type Seat, seatOf } from "@/ui/outline/outlineSteps";
import { language } from "@/ui/strings/language";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** The selected card and the seat it has, when exactly one card is selected and it lies in a cell of a map. */
export function seatOfSelected(room: WallRoom): { readonly card: CardId; readonly seat: Seat } | null {
  const { cards, things, connectors } = room.wall.selection.peek();
  const [card] = cards;
  if (card === undefined || cards.size + things.size + connectors.size !== 1) return null;
  const { state } = room.board;
  for (const [map, placements] of state.placements) {
    const seat = placements.has(card) ? seatOf(state, map, card) : null;
    if (seat) return { card, seat };
  }
  return null;
}

/** Where the selected card would go one step on; null at the edge. */
export function stepOfSelected(room: WallRoom, direction: Direction): Seat | null {
  const found = seatOfSelected(room);
  return found && nextSeat(room.board.state, found.card, found.seat, direction);
}

/** Moves the selected card of a map one step and says where it is now. The keyboard stays where it is. */
export function moveSelectedCard(room: WallRoom, direction: Direction): void {
  const found = seatOfSelected(room);
  const to = stepOfSelected(room, direction);
  if (!found || !to || room.board.readOnly) return;
  moveCardToCell(room.board, { ...to, card: found.card });
  announce(t("canvas.moved", { title: titleOf(room, found.card), position: positionOf(room, to.map, found.card) }));
}

function titleOf(room: WallRoom, card: CardId): string {
  return room.board.state.cards.get(card)?.title.trim() || t("canvas.emptyCard");
}

function positionOf(room: WallRoom, id: MapId, card: CardId): string {
  const { state } = room.board;
  const map = state.maps.get(id);
  const kind = kinds.get(map?.kind ?? "");
  const seat = seatOf(state, id, card);
  if (!map || !kind || !seat) return "";
  const { laneHeaders, columnHeaders, cards } = layoutMap(kind, map, state, language.peek());
  return t("canvas.position", {
    lane: laneHeaders.find(({ lane }) => lane === seat.lane)?.title ?? "",
    column: columnHeaders.find(({ column }) => column === seat.column)?.title ?? "",
    index: seat.index + 1,
    count: cards.filter(({ lane, column }) => lane === seat.lane && column === seat.column).length,
  });
}
