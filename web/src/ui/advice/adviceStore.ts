import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Telling } from "@/canvas/annotations";
import type { Board } from "@/document/board";
import type { MapId } from "@/document/records";
import { WarningKeeper } from "@/maps/warningKeeper";
import type { Warning } from "@/maps/warnings";
import { withReaders } from "@/tools/readingMaps";
import type { Wall } from "@/tools/wallContract";

/** What all maps of one board tell, kept up to date. */
export interface Advice {
  /** Counts up whenever a map may tell something else. */
  readonly revision: ReadonlySignal<number>;
  warningsOf(map: MapId): readonly Warning[];
}

/** One for each board; it goes with the board. */
const known = new WeakMap<Board, Advice>();

/** What the maps of a board tell. */
export function adviceOf(board: Board): Advice {
  const found = known.get(board);
  if (found) return found;
  const keeper = new WarningKeeper(board.state);
  const revision = signal(0);
  board.subscribe((change) => {
    if (keeper.apply(board.state, withReaders(board.state, change)).size > 0) revision.value += 1;
  });
  const advice: Advice = { revision, warningsOf: (map) => keeper.warningsOf(map) };
  known.set(board, advice);
  return advice;
}

/** So long the counts on the wall may be behind: nobody reads them while they drag. */
const PATIENCE = 250;

/** Shows beside the names of maps how much they tell; the result ends it. */
export function showTelling(wall: Wall, board: Board): () => void {
  const advice = adviceOf(board);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = "";
  const show = (): void => {
    timer = undefined;
    const telling = countsOf(board, advice);
    const written = JSON.stringify([...telling]);
    if (written === shown) return;
    shown = written;
    wall.setTelling(telling);
  };
  const stop = advice.revision.subscribe(() => {
    timer ??= setTimeout(show, PATIENCE);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function countsOf(board: Board, advice: Advice): ReadonlyMap<MapId, Telling> {
  const telling = new Map<MapId, Telling>();
  for (const id of board.state.maps.keys()) {
    const found = advice.warningsOf(id);
    const attention = found.filter(({ severity }) => severity === "attention").length;
    if (found.length > 0) telling.set(id, { attention, hints: found.length - attention });
  }
  return telling;
}
