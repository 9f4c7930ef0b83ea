import { signal } from "@preact/signals-core";
import type { Board } from "@/document/board";
import type { MapId } from "@/document/records";
import { foldDone, foldedDone } from "@/maps/kanban/foldedDone";
import { agesOf } from "@/ui/kanban/agesOf";

/** Maps on which one looks at everything that was ever done; nobody else sees that. */
const opened = signal<ReadonlySet<MapId>>(new Set());

/** Folds up what was done long ago on a map, unless one looks at all of it. */
export function foldOlder(board: Board, map: MapId): void {
  const { done, doneBefore } = agesOf(board, map);
  const folds = done.size > 0 && !opened.peek().has(map);
  const changed = foldDone(board.state, map, folds ? { cards: new Set(done.keys()), before: doneBefore } : null);
  if (changed) board.retell(new Set([map]));
}

/** Whether something that was done long ago is folded up on a map. */
export function isOlderFolded(board: Board, map: MapId): boolean {
  return (foldedDone(board.state, map)?.cards.size ?? 0) > 0;
}

/** Whether one looks at everything that was ever done on a map. */
export function isOlderShown(map: MapId): boolean {
  return opened.peek().has(map);
}

/** Shows everything that was ever done on a map, or folds up again what is old. */
export function showOlder(board: Board, map: MapId, shown: boolean): void {
  const maps = new Set(opened.peek());
  if (shown) maps.add(map);
  else maps.delete(map);
  opened.value = maps;
  foldOlder(board, map);
}
