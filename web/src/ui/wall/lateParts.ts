import { endUploads } from "@/ui/images/addImages";
import { showImages } from "@/ui/images/showImages";
import { startTelling } from "@/ui/telling/startTelling";
import { goToAddressedCard } from "@/ui/wall/goToAddressedCard";
import { keepPictures } from "@/ui/wall/keepPictures";
import type { WallRoom } from "@/ui/wall/room";

/** What begins on a wall after its first picture, until the returned function is called. */
export function lateParts(room: WallRoom): () => void {
  goToAddressedCard(room);
  const stops = [startTelling(room), showImages(room), keepPictures(room)];
  return () => {
    for (const stop of stops) stop();
    endUploads(room);
  };
}
