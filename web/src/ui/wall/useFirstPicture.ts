import { useEffect } from "react";
import type { Board } from "@/document/board";

/** Shows what is known of a board while it is on its way. */
export function useFirstPicture(board: Board | null, live: boolean, id: string, person: string): void {
  useEffect(() => {
    if (board === null || live) return;
    const stop = new AbortController();
    // Without a picture there is a moment of paper.
    import("@/ui/wall/showInstead")
      .then(({ showInstead }) => showInstead(board, id, person, stop.signal))
      .catch(() => undefined);
    return () => stop.abort();
  }, [board, live, id, person]);
}
