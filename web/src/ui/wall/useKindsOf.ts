import { useEffect, useState } from "react";
import type { Board } from "@/document/board";
import { fetchKindsOf, hasKinds } from "@/tools/lateKinds";

/** Whether the maps of a board that is here can be laid out: their kinds have come, or could not be fetched. */
export function useKindsOf(board: Board | null, live: boolean): boolean {
  const [ready, setReady] = useState<Board | null>(null);
  useEffect(() => {
    if (board === null || !live) return;
    board.showInstead(null);
    let gone = false;
    const go = (): void => {
      if (!gone) setReady(board);
    };
    if (hasKinds(board.state)) go();
    else void fetchKindsOf(board.state).then(go);
    return () => {
      gone = true;
    };
  }, [board, live]);
  return board !== null && ready === board;
}
