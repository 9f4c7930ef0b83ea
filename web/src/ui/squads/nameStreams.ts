import { streams } from "@/api/streams";
import { learnStreams } from "@/maps/streamNames";
import type { WallRoom } from "@/ui/wall/room";

/** Lets squads say by name for which value streams they are there, as soon as a board has a map of them; until the returned function is called. */
export function nameStreams(room: WallRoom): () => void {
  if (room.session === null) return () => undefined;
  const gone = new AbortController();
  const squads = () => [...room.board.state.maps.values()].filter(({ kind, deleted }) => kind === "squads" && !deleted);
  let asked = false;
  const ask = (): void => {
    if (asked || squads().length === 0) return;
    asked = true;
    streams(gone.signal).then(
      (found) => {
        learnStreams(found);
        if (!gone.signal.aborted) room.board.retell(new Set(squads().map(({ id }) => id)));
      },
      () => {
        // Asked again with the next change.
        asked = false;
      },
    );
  };
  const stop = room.board.subscribe(ask);
  ask();
  return () => {
    stop();
    gone.abort();
  };
}
