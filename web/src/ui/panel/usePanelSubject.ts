import { useRef } from "react";
import type { CardId } from "@/document/records";
import { fieldsOfCell, valuesOfCell } from "@/maps/offeredFields";
import {
  type SelectedArrow,
  type SelectedCell,
  type SelectedPart,
  selectedArrow,
  selectedCards,
  selectedCell,
  selectedItems,
  selectedPart,
} from "@/ui/actions/selected";
import { useHeld, useSignal } from "@/ui/signals";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import { useBoardState } from "@/ui/wall/useBoardState";

/** What the panel is about. */
export interface PanelSubject {
  readonly cards: readonly CardId[];
  /** How many things and connectors are selected with them. */
  readonly painted: number;
  readonly part: SelectedPart | null;
  readonly arrow: SelectedArrow | null;
  /** A cell whose map asks for something of its cells. */
  readonly cell: SelectedCell | null;
}

const NOTHING: PanelSubject = { cards: [], painted: 0, part: null, arrow: null, cell: null };

/** What is selected and not closed: cards, or one part of a map. */
export function usePanelSubject(): PanelSubject {
  const room = useRoom();
  const { selection, holding } = room.wall;
  const shown = useRef(NOTHING);
  const state = useRef(room.board.state);
  // While a marquee grows or something is carried, the panel would be made again for every card on the way.
  useHeld(selection, holding);
  const held = useSignal(holding);
  useBoardState(room.board, (now) => {
    if (!holding.peek()) state.current = now;
    return state.current;
  });
  const closed = useSignal(room.panelClosed);
  if (!held) shown.current = closed ? NOTHING : subjectOf(room);
  return shown.current;
}

function subjectOf(room: WallRoom): PanelSubject {
  const cards = selectedCards(room);
  const painted = selectedItems(room).length - cards.length;
  const items = cards.length + painted > 0;
  if (items) return { ...NOTHING, cards, painted };
  const cell = selectedCell(room);
  const asks = cell !== null && fieldsOfCell(cell.map, valuesOfCell(room.board.state, cell)).length > 0;
  return { ...NOTHING, part: selectedPart(room), arrow: selectedArrow(room), cell: asks ? cell : null };
}
