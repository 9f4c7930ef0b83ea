import { useCallback, useSyncExternalStore } from "react";
import type { Board } from "@/document/board";
import type { BoardState } from "@/document/records";

/** The board's records in a component; many changes in one frame render it once. */
export function useBoardState(board: Board): BoardState;
/** A part of what the board's records come to: only another one renders the component. */
export function useBoardState<P>(board: Board, pick: (state: BoardState) => P): P;
/** Both of these. */
export function useBoardState(board: Board, pick?: (state: BoardState) => unknown): unknown {
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
  return useSyncExternalStore(subscribe, () => (pick ? pick(board.state) : board.state));
}
