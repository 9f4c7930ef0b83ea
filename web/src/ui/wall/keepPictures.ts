import { pictureOf } from "@/document/picture";
import { keepPicture } from "@/sync/pictures";
import type { WallRoom } from "@/ui/wall/room";

/** So long after a change the board's picture is made anew. */
const REST_MS = 20_000;
/** The first picture is made when the wall has come to rest. */
const FIRST_MS = 3_000;

/** Keeps the board's picture in this browser while it is open, until the returned function is called. */
export function keepPictures({ id, me, board, session }: WallRoom): () => void {
  if (session === null) return () => undefined;
  let timer = 0;
  let due = true;
  const keep = (): void => {
    window.clearTimeout(timer);
    timer = 0;
    if (!due || board.pictured || session.status.value.refusal !== null) return;
    due = false;
    const picture = pictureOf(board.state);
    if (picture) void keepPicture({ board: id, person: me.id, at: Date.now(), outline: JSON.stringify(picture) });
  };
  const later = (ms: number): void => {
    timer ||= window.setTimeout(() => {
      if (typeof requestIdleCallback === "function") requestIdleCallback(keep);
      else keep();
    }, ms);
  };
  later(FIRST_MS);
  const stop = board.subscribe(() => {
    due = true;
    later(REST_MS);
  });
  const leave = new AbortController();
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep(), leave);
  return () => {
    stop();
    leave.abort();
    keep();
  };
}
