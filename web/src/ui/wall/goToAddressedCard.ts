import type { CardId } from "@/document/records";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { placeOfCards } from "@/ui/walk/stagePlace";
import { goToBox } from "@/ui/wall/goToBox";
import type { WallRoom } from "@/ui/wall/room";

/** The part of a board's address that names a card: `/b/{id}?card={card}`. */
const CARD = "card";

/** Goes to the card that the address names and selects it; the address is the board's again then. */
export function goToAddressedCard(room: WallRoom): void {
  const address = new URL(location.href);
  const card = address.searchParams.get(CARD) as CardId | null;
  if (!card) return;
  address.searchParams.delete(CARD);
  history.replaceState(history.state, "", address);
  const box = placeOfCards(room.wall, room.board.state, [card], null);
  if (!box) {
    showToast(t("card.notHere"));
    return;
  }
  room.wall.select([card]);
  goToBox(room, box);
}
