import type { CardId } from "@/document/records";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { placeOfCards } from "@/ui/walk/stagePlace";
import { goToBox } from "@/ui/wall/goToBox";
import type { WallRoom } from "@/ui/wall/room";

/** Selects a card and goes to where it is, or says that it is nowhere to be seen. */
export function goToCard(room: WallRoom, card: CardId): void {
  const box = placeOfCards(room.wall, room.board.state, [card], null);
  if (!box) {
    showToast(t("card.notHere"));
    return;
  }
  room.wall.select([card]);
  goToBox(room, box);
}
