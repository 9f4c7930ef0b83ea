import { fromNewer } from "@/document/schema";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";

/** Tells once that a newer version of Walkboard wrote on this board, now or while it is open. */
export function tellNewer({ board }: Pick<WallRoom, "board">): () => void {
  let told = false;
  const look = (): void => {
    if (told || !fromNewer(board.roots)) return;
    told = true;
    showToast(t("board.newer"));
  };
  look();
  return board.subscribe(look);
}
