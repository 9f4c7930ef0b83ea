import type { CardId } from "@/document/records";
import {
  type SelectedArrow,
  type SelectedPart,
  selectedArrow,
  selectedCards,
  selectedItems,
  selectedPart,
} from "@/ui/actions/selected";
import { useSignal } from "@/ui/signals";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

/** What the panel is about. */
export interface PanelSubject {
  readonly cards: readonly CardId[];
  /** How many things and connectors are selected with them. */
  readonly painted: number;
  readonly part: SelectedPart | null;
  readonly arrow: SelectedArrow | null;
}

const NOTHING: PanelSubject = { cards: [], painted: 0, part: null, arrow: null };

/** What is selected and not closed: cards, or one part of a map. */
export function usePanelSubject(): PanelSubject {
  const room = useRoom();
  useSignal(room.wall.selection);
  useBoardState(room.board);
  const closed = useSignal(room.panelClosed);
  if (closed) return NOTHING;
  const cards = selectedCards(room);
  const painted = selectedItems(room).length - cards.length;
  const items = cards.length + painted > 0;
  return { cards, painted, part: items ? null : selectedPart(room), arrow: items ? null : selectedArrow(room) };
}
