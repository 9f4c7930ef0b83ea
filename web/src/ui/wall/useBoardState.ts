import { useCallback, useSyncExternalStore } from "react";
import type { Board } from "@/document/board";
import type { BoardState } from "@/document/records";

/** The board's records in a component; many changes in one frame render it once. */
export function useBoardState(board: Board): BoardState {
  const subscribe = useCallback(
    (changed: () => void) => {
      let waiting = 0;
      const stop = board.subscribe(() => {
        waiting ||= requestAnimationFrame(() => {
          waiting = 0;
          changed();
        });
      });
      return () => {
        stop();
        cancelAnimationFrame(waiting);
      };
    },
    [board],
  );
  return useSyncExternalStore(subscribe, () => board.state);
}
