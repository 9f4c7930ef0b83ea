import { layCarried } from "@/ui/across/carried";
import { showFar } from "@/ui/across/showFar";
import { showPaths } from "@/ui/blueprint/showPaths";
import { endUploads } from "@/ui/images/addImages";
import { showImages } from "@/ui/images/showImages";
import { startSoftStop } from "@/ui/kanban/softStop";
import { startAges } from "@/ui/kanban/startAges";
import { nameStreams } from "@/ui/squads/nameStreams";
import { showInsertHandles } from "@/ui/strips/insertHandles";
import { startTelling } from "@/ui/telling/startTelling";
import { goToAddressedCard } from "@/ui/wall/goToAddressedCard";
import type { WallRoom } from "@/ui/wall/room";
import { tellNewer } from "@/ui/wall/tellNewer";

/** What begins on a wall after its first picture, until the returned function is called. */
export function lateParts(room: WallRoom): () => void {
  goToAddressedCard(room);
  layCarried(room);
  const starts = [
    startTelling,
    showImages,
    showInsertHandles,
    showPaths,
    showFar,
    startAges,
    startSoftStop,
    nameStreams,
    tellNewer,
  ];
  const stops = starts.map((start) => start(room));
  return () => {
    for (const stop of stops) stop();
    endUploads(room);
  };
}
