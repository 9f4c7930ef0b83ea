import { effect } from "@preact/signals-core";
import type { CardId } from "@/document/records";
import { cardsAside, lonePaths } from "@/maps/pathViews";
import type { WallRoom } from "@/ui/wall/room";

/** Lets cards of other paths recede where one path is looked at alone, until the returned function is called. */
export function showPaths(room: WallRoom): () => void {
  let before: ReadonlySet<CardId> = new Set();
  const show = (): void => {
    const { state } = room.board;
    if (state.paths.size === 0 && before.size === 0) return;
    room.wall.setLonePaths(lonePaths(state, room.shownPaths.peek()));
    const aside = cardsAside(state, room.shownPaths.peek());
    if (aside.size === before.size && [...aside].every((card) => before.has(card))) return;
    before = aside;
    room.wall.setAside(aside);
  };
  const stopChoice = effect(() => {
    room.shownPaths.value;
    show();
  });
  const stopBoard = room.board.subscribe((change) => {
    if (change.paths || change.maps.size > 0) show();
  });
  return () => {
    stopChoice();
    stopBoard();
  };
}
