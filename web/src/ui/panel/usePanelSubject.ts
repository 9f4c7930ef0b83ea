import type { CardId } from "@/document/records";
import { type SelectedPart, selectedCards, selectedItems, selectedPart } from "@/ui/actions/selected";
import { useSignal } from "@/ui/signals";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

/** What the panel is about. */
export interface PanelSubject {
  readonly cards: readonly CardId[];
  /** How many things and connectors are selected with them. */
  readonly painted: number;
  readonly part: SelectedPart | null;
}

const NOTHING: PanelSubject = { cards: [], painted: 0, part: null };

/** What is selected and not closed: cards, or one part of a map. */
export function usePanelSubject(): PanelSubject {
  const room = useRoom();
  useSignal(room.wall.selection);
  useBoardState(room.board);
  const closed = useSignal(room.panelClosed);
  if (closed) return NOTHING;
  const cards = selectedCards(room);
  const painted = selectedItems(room).length - cards.length;
  return { cards, painted, part: cards.length + painted === 0 ? selectedPart(room) : null };
}
