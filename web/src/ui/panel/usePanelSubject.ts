import type { CardId } from "@/document/records";
import { type SelectedPart, selectedCards, selectedPart } from "@/ui/actions/selected";
import { useSignal } from "@/ui/signals";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

/** What the panel is about. */
export interface PanelSubject {
  readonly cards: readonly CardId[];
  readonly part: SelectedPart | null;
}

const NOTHING: PanelSubject = { cards: [], part: null };

/** What is selected and not closed: cards, or one part of a map. */
export function usePanelSubject(): PanelSubject {
  const room = useRoom();
  useSignal(room.wall.selection);
  useBoardState(room.board);
  const closed = useSignal(room.panelClosed);
  if (closed) return NOTHING;
  const cards = selectedCards(room);
  return { cards, part: cards.length === 0 ? selectedPart(room) : null };
}
