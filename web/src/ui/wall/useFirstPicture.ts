import { useEffect } from "react";
import { outline } from "@/api/boards";
import type { Board } from "@/document/board";
import type { BoardOutline } from "@/document/outline";
import { pictureFor } from "@/sync/pictures";
import { firstPictureWithin } from "@/ui/wall/firstPicture";

/** A board that is here by then needs no outline from the server. */
export const OUTLINE_AFTER_MS = 400;
/** The server's first picture is waited for so long. */
const PICTURE_WITHIN_MS = 200;

/** Shows what is known of a board while it is on its way: as this person last saw it here, or else the server's outline, if it takes long. */
export function useFirstPicture(board: Board | null, live: boolean, id: string, person: string): void {
  useEffect(() => {
    if (board === null || live) return;
    const stop = new AbortController();
    const show = async (picture: BoardOutline): Promise<void> => {
      const { stateFromOutline } = await import("@/document/outline");
      // What is here of the board itself says more.
      if (!stop.signal.aborted && board.state.cards.size === 0) board.showInstead(stateFromOutline(picture));
    };
    const ask = async (): Promise<void> => {
      // What the server told of the present says more than what was here before.
      if (await firstPictureWithin(id, PICTURE_WITHIN_MS)) return;
      const kept = await pictureFor(id, person);
      if (kept !== null) return await show(JSON.parse(kept));
      await new Promise((resolve) => setTimeout(resolve, OUTLINE_AFTER_MS));
      // The first part of the board is here before an outline could be: the server would make one for nothing.
      if (!stop.signal.aborted && board.state.cards.size === 0)
        await show((await outline(id, stop.signal)).state as unknown as BoardOutline);
    };
    // Without a picture there is a moment of paper.
    ask().catch(() => undefined);
    return () => stop.abort();
  }, [board, live, id, person]);
}
