import { startTelling } from "@/ui/telling/startTelling";
import { goToAddressedCard } from "@/ui/wall/goToAddressedCard";
import type { WallRoom } from "@/ui/wall/room";

/** What begins on a wall after its first picture, until the returned function is called. */
export function lateParts(room: WallRoom): () => void {
  goToAddressedCard(room);
  return startTelling(room);
}
