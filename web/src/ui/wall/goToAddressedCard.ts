import type { CardId } from "@/document/records";
import { goToCard } from "@/ui/wall/goToCard";
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
  goToCard(room, card);
}
